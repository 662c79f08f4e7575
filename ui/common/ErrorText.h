#pragma once

#include "core/base/Error.h"

#include <QCoreApplication>

namespace fleetkey::ui {

/// What the person was doing when it failed: the same kind means different things in different places.
enum class ErrorContext {
    Call, ///< reading or changing something on the platform
    SignIn, ///< the admin's e-mail and password
    SandboxSignIn, ///< the same in the built-in sandbox
    CustomSignIn, ///< the same in an environment of one's own
    UserLogin, ///< a login as a user: DeviceToken and InstanceKey
    Registration, ///< a new user: InstanceId and InstanceKey
    Keychain ///< the system's own keychain
};

/// An error in plain words, and what the person can do next. The one place that turns a kind into words.
struct ErrorText {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::ErrorText)

public:
    QString title; ///< what happened, one sentence
    QString advice; ///< what to do next; moments in local time

    /// Both are empty for `Cancelled`, which is never shown.
    [[nodiscard]] static ErrorText of(const Error &error, ErrorContext context = ErrorContext::Call);
    /// Title and advice in one line.
    [[nodiscard]] QString sentence() const;

    /// For "Details": status, the platform's words, field errors, request id, certificate; secrets
    /// removed, ready to copy.
    [[nodiscard]] static QString details(const Error &error);
};

} // namespace fleetkey::ui
