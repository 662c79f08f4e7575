#pragma once

namespace fleetkey {

/// What a transaction that has been answered outlives.
enum class Durability {
    OverPowerLoss, ///< it waits for the disk
    OverOurEnd, ///< however this process ends, but not the computer: for what a new start makes void
};

} // namespace fleetkey
