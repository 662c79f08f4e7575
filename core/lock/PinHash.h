#pragma once

#include "core/base/Pending.h"
#include "core/base/SecretString.h"

namespace fleetkey {

/// A console PIN as it may rest in the keychain: Argon2id with a salt of its own. Both take about a tenth of
/// a second and 64 MB, on a thread of their own; the answer comes to the thread that asked.
struct PinHash {
    /// Errors: `SecretUnavailable` where there is no memory for it.
    [[nodiscard]] static Pending<SecretString> of(SecretString pin);
    /// Whether this PIN made this hash; false also for what is no hash.
    [[nodiscard]] static Pending<bool> matches(SecretString hash, SecretString pin);
};

} // namespace fleetkey
