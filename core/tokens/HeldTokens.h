#pragma once

#include "core/base/Error.h"
#include "core/platform/Credentials.h"

#include <QDateTime>

#include <optional>

namespace fleetkey {

enum class TokenSource { Registration, Login, Refresh };

/// The last thing the platform said about a user's tokens.
struct TokenEvidence {
    QDateTime when; ///< platform's time, UTC
    std::optional<Error> failure; ///< nothing: the platform accepted the token

    bool operator==(const TokenEvidence &) const = default;
};

/// The credentials of one user that this console holds, in this session only.
struct HeldTokens {
    Credentials credentials;
    TokenSource source = TokenSource::Login;
    QDateTime obtained; ///< platform's time, UTC
    QDateTime expires; ///< of the access token, platform's time, UTC; invalid when the platform did not say
    std::optional<TokenEvidence> lastCheck;
    std::optional<TokenEvidence> lastRefresh;
};

} // namespace fleetkey
