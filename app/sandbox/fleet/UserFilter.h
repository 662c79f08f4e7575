#pragma once

#include "app/sandbox/fleet/InstanceSet.h"
#include "app/sandbox/fleet/UserOrder.h"

#include <string>

namespace fleetkey::sandbox {

// Which users a page is about.
struct UserFilter {
    InstanceSet instances;
    bool includeInactive = false;
    unsigned activities = 0; // a bit for each Activity; 0 is all
    std::optional<Ticks> createdFrom;
    std::optional<Ticks> createdTo; // inclusive
    std::optional<std::string> country;
    std::optional<std::string> city;
    std::optional<bool> realTime;
    std::string searchTerm; // empty is all

    bool operator==(const UserFilter &) const = default;
};

} // namespace fleetkey::sandbox
