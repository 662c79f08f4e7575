#pragma once

#include "core/platform/Environment.h"

#include <QString>

namespace fleetkey::ui {

/// One line of the account list.
struct SignInAccount {
    QString id; ///< the presenter's own name for it
    QString title; ///< "Acme Logistics"; the e-mail where nothing better is known
    QString subtitle; ///< "admin@acme.example"
    QString email;
    Environment environment;
    bool sessionExpected = false; ///< the keychain should hold its tokens: it opens without a login
    bool builtIn = false; ///< cannot be forgotten
    bool isOver = false; ///< its session is to be gone on with: only the password is asked for

    bool operator==(const SignInAccount &) const = default;
};

} // namespace fleetkey::ui
