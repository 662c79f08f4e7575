#pragma once

namespace fleetkey::ui {

/// What is kept on this computer for an account besides its session.
struct AccountBelongings {
    int users = 0; ///< whose tokens are remembered with it
    int registrations = 0; ///< under way, or whose end was never heard of

    bool operator==(const AccountBelongings &) const = default;
};

} // namespace fleetkey::ui
