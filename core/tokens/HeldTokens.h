#pragma once

#include "core/base/Error.h"
#include "core/platform/Credentials.h"

#include <QDateTime>

#include <optional>

namespace fleetkey {

enum class TokenSource {
    Registration,
    Login,
    Refresh,
    Pasted, ///< taken over from what a person pasted: the driver's app most likely holds the same pair
};

/// The last thing the platform said about a user's tokens that still counts.
struct TokenEvidence {
    QDateTime when; ///< platform's time, UTC
    std::optional<Error> failure; ///< nothing: the platform accepted the token
    DeviceToken answeredFor; ///< whose record a check brought; empty where it did not say
    QDateTime lost; ///< when a refresh of these tokens failed that may have been done; invalid: none has

    bool operator==(const TokenEvidence &) const = default;
};

/// What the last login as a user came to, or an earlier one that still counts.
struct LoginEvidence {
    QDateTime when; ///< platform's time, UTC
    InstanceId instance; ///< whose key was used
    std::optional<Error> failure; ///< nothing: the login went through
    QDateTime lost; ///< when one failed that may have gone through; invalid: none since one that did

    bool operator==(const LoginEvidence &) const = default;
};

/// What is known of one kind of call once this has come after that: what decides nothing takes the place of
/// no refusal (of a login: of no denial to this instance's key), and what may have been done stays so.
[[nodiscard]] TokenEvidence following(const std::optional<TokenEvidence> &before, TokenEvidence next);
[[nodiscard]] LoginEvidence following(const std::optional<LoginEvidence> &before, LoginEvidence next);

/// What an access token says of itself, read once when it comes.
struct TokenReading {
    bool malformed = false; ///< not a JWT, or a cut or altered copy of one
    QDateTime issued; ///< UTC; invalid when it does not say
    QDateTime notBefore; ///< the same
    DeviceToken user; ///< by a claim that is called a DeviceToken; empty when it does not say
    InstanceId instance; ///< by a claim of that name; the same
    QString issuer; ///< by `iss`; the same

    [[nodiscard]] static TokenReading of(const SecretString &accessToken);
    bool operator==(const TokenReading &) const = default;
};

/// The credentials of one user that this console holds in memory.
struct HeldTokens {
    Credentials credentials;
    TokenSource source = TokenSource::Login;
    QDateTime obtained; ///< when the console got them; platform's time, UTC
    QDateTime expires; ///< of the access token, platform's time, UTC; invalid when nobody said
    TokenReading reading;
    bool fromKeychain = false; ///< read back: what the platform would say by now is not known
    std::optional<TokenEvidence> lastCheck;
    std::optional<TokenEvidence> lastRefresh;

    /// Whom the access token names, or the platform took its bearer for, if that is not `user`; else empty.
    [[nodiscard]] DeviceToken strangerTo(const DeviceToken &user) const;

    /// What was got now. A pasted answer says nothing of when it was given, so that there only the token's
    /// own `exp` counts.
    [[nodiscard]] static HeldTokens of(
        Credentials credentials, TokenSource source, const QDateTime &platformNow);
};

} // namespace fleetkey
