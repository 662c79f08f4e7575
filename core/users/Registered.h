#pragma once

#include "core/platform/Credentials.h"
#include "core/platform/User.h"

#include <optional>

namespace fleetkey {

/// How a registration ended well.
struct Registered {
    Credentials credentials; ///< without tokens where only a look told of it
    std::optional<User> found; ///< what the platform has, where a look told of it
    /// An earlier attempt, which this draft corrects, had arrived: nothing was sent now, and `found` is what
    /// that attempt made.
    bool byEarlierAttempt = false;
};

} // namespace fleetkey
