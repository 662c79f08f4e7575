#pragma once

#include "core/base/Result.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace fleetkey {

enum class SessionState { SignedOut, Restoring, SigningIn, Active, Refreshing, Expired, Closing };

/// Whether the last calls reached the platform.
enum class Connectivity { Unknown, Online, Offline };

/// Where the session's tokens rest.
enum class TokensKeptIn { Nowhere, Keychain, MemoryOnly };

/// What the windows may know of a session: everything but its tokens.
struct SessionFacts {
    SessionState state = SessionState::SignedOut;
    QString email;
    QDateTime accessTokenExpires; ///< by the platform's clock, UTC
    Connectivity connectivity = Connectivity::Unknown;
    TokensKeptIn keptIn = TokensKeptIn::Nowhere;
    std::optional<Error> trouble; ///< the last failure of keychain or refresh that a person should see

    bool operator==(const SessionFacts &) const = default;
};

} // namespace fleetkey
