#pragma once

#include "core/secrets/SecretStore.h"
#include "core/store/RememberedUsers.h"
#include "core/tokens/HeldTokens.h"

namespace fleetkey {

/// A user's tokens as one secret for the keychain, and back. Nothing when the entry is not ours to
/// understand.
[[nodiscard]] SecretString encodeHeldTokens(const HeldTokens &held);
[[nodiscard]] std::optional<HeldTokens> decodeHeldTokens(const SecretString &entry);

/// Where a user's tokens rest in a `SecretStore`.
[[nodiscard]] SecretKey keptUserKey(const QString &environmentId, const DeviceToken &user);

/// Erases it, and then the marker: as long as an entry may be left, the user stays listed. The entry is one
/// for all accounts of the environment: where another one has asked to remember the user as well, it stays.
/// True where it did. `stop` ends the wait for the keychain. Errors: those of `SecretStore`, `Storage`.
QCoro::Task<Result<bool>> eraseHeldTokens(std::shared_ptr<SecretStore> keychain,
    std::shared_ptr<RememberedUsers> remembered, RememberedUser user, std::stop_token stop);

/// Tells pairs apart without holding them.
[[nodiscard]] QByteArray fingerprintOf(const Credentials &credentials);

} // namespace fleetkey
