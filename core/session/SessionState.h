#pragma once

#include "core/base/Result.h"
#include "core/net/Reachability.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace fleetkey {

enum class SessionState { SignedOut, Restoring, SigningIn, Active, Refreshing, Expired, Closing };

/// Where the session's tokens rest.
enum class TokensKeptIn { Nowhere, Keychain, MemoryOnly };

/// Why a session is most likely over (contract §5 and §1); the platform never says.
enum class ExpiryCause {
    Unknown,
    SignedInElsewhere, ///< somebody else signed in with the same account, which revokes earlier tokens
    TooOld, ///< the refresh token's three months have passed
    RefreshLost, ///< a refresh of this console's own failed, and was done all the same
};

/// A call that failed for a passing reason is being made again.
struct RetryFacts {
    int attempt = 1; ///< of the retries, from 1
    int most = 0; ///< so many retries there are at most

    bool operator==(const RetryFacts &) const = default;
};

/// What the windows may know of a session: everything but its tokens.
struct SessionFacts {
    SessionState state = SessionState::SignedOut;
    QString email;
    QDateTime accessTokenObtained; ///< by the platform's clock, UTC
    QDateTime accessTokenExpires; ///< by the platform's clock, UTC
    QString accessTokenIssuer; ///< as the token says, which is no secret; empty where it does not
    Connectivity connectivity = Connectivity::Unknown;
    std::optional<Error> connectionTrouble; ///< while `Offline`: what keeps calls from the platform
    std::optional<RetryFacts> retrying; ///< the latest news of all calls that are being made again
    bool locked = false; ///< over any state: tokens that the keychain can give back are not in memory
    bool waitsForOtherConsole = false; ///< which has been replacing this account's tokens for a while
    TokensKeptIn keptIn = TokensKeptIn::Nowhere;
    std::optional<ExpiryCause> expiryCause; ///< while `Expired`
    std::optional<Error> keychainTrouble; ///< its last failure that a person should see
    std::optional<Error> refreshTrouble; ///< the same of the refresh; no connection is `connectivity`

    bool operator==(const SessionFacts &) const = default;
};

} // namespace fleetkey
