#pragma once

#include "core/secrets/SecretStore.h"
#include "core/tokens/HeldTokens.h"

namespace fleetkey {

/// A user's tokens as one secret for the keychain, and back. Nothing when the entry is not ours to
/// understand.
[[nodiscard]] SecretString encodeHeldTokens(const HeldTokens &held);
[[nodiscard]] std::optional<HeldTokens> decodeHeldTokens(const SecretString &entry);

/// Where a user's tokens rest in a `SecretStore`.
[[nodiscard]] SecretKey keptUserKey(const QString &environmentId, const DeviceToken &user);

/// Tells pairs apart without holding them.
[[nodiscard]] QByteArray fingerprintOf(const Credentials &credentials);

} // namespace fleetkey
