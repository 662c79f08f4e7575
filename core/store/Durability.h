#pragma once

namespace fleetkey {

/// What a transaction outlives, once it has been answered.
enum class Durability {
    SurvivesPowerLoss, ///< it waits for the disk
    SurvivesProcessExit, ///< however this process ends, but not the computer: for what a new start makes void
};

} // namespace fleetkey
