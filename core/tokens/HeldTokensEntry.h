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

/// Erases it, unless another account of the environment has asked to remember the user as well: the entry is
/// one for all of them. Errors: those of `SecretStore`.
QCoro::Task<Result<void>> eraseHeldTokens(std::shared_ptr<SecretStore> keychain,
    std::shared_ptr<RememberedUsers> remembered, QString environment, QString account, DeviceToken user);

/// Tells pairs apart without holding them.
[[nodiscard]] QByteArray fingerprintOf(const Credentials &credentials);

} // namespace fleetkey
