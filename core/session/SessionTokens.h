#pragma once

#include "core/platform/Credentials.h"
#include "core/secrets/SecretStore.h"

#include <QDateTime>

#include <optional>

namespace fleetkey {

/// The two tokens of a session and what is known of their lives. They belong together: a refresh needs both
/// and replaces both (contract §4).
struct SessionTokens {
    SecretString access;
    SecretString refresh;
    QDateTime obtained; ///< platform's time, UTC
    QDateTime expires; ///< of the access token, platform's time, UTC; invalid when nobody said

    /// What a login or refresh has just handed out; where the platform did not say how long the access token
    /// lives, its `exp` claim does.
    static SessionTokens from(Credentials credentials, const QDateTime &platformNow);

    [[nodiscard]] bool isEmpty() const { return access.isEmpty() || refresh.isEmpty(); }
    /// False when the access token has surely expired.
    [[nodiscard]] bool isAlive(const QDateTime &platformNow) const;
    /// Tells pairs apart without holding them.
    [[nodiscard]] QByteArray fingerprint() const;

    /// As one secret for the keychain, and back. Nothing when the entry is not ours to understand; without a
    /// refresh token where it holds none.
    [[nodiscard]] SecretString encoded() const;
    static std::optional<SessionTokens> decoded(const SecretString &entry);
};

/// Where an account's session rests in a `SecretStore`.
[[nodiscard]] SecretKey keptSessionKey(const QString &environmentId, const QString &email);

/// True where a pair that was got at one moment is surely older than one that was got at the other. Two
/// consoles measure the platform's time each for itself, so that a few seconds say nothing.
[[nodiscard]] bool isSurelyOlder(const QDateTime &obtained, const QDateTime &thanObtained);

/// Which stored pair serves, besides that it must be none that was held before.
enum class StoredPair {
    Newer, ///< no older than the one that is held
    Any ///< the one that is held is lost
};

/// When an access token that was handed out now will expire; invalid when nobody said.
[[nodiscard]] QDateTime expiryOf(const Credentials &credentials, const QDateTime &platformNow);

} // namespace fleetkey
