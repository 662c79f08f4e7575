#pragma once

namespace fleetkey {

/// What the system keychain is like just now. Where there is no way to ask without disturbing the person
/// (macOS, Windows), it is taken for unlocked, and the system itself asks when it has to.
enum class KeychainState {
    Unlocked,
    Locked,
    NoCollection, ///< there is a keychain service, but nothing was ever set up to keep secrets in
    NoService, ///< there is no keychain service, or no session bus to reach one
};

} // namespace fleetkey
