#pragma once

#include "app/sandbox/base/Random.h"
#include "app/sandbox/cultures/Culture.h"
#include "app/sandbox/fleet/User.h"

#include <cstdint>

namespace fleetkey::sandbox {

// Invents drivers. The user of a seed and a number is the same on every machine, whatever the size of the
// fleet and the order of the calls; safe to call from several threads.
class FleetGenerator {
public:
    explicit FleetGenerator(std::uint64_t seed);

    User user(std::uint64_t number) const;

private:
    const Culture &pickCulture(Random &random) const;

    std::uint64_t m_seed;
    unsigned m_totalWeight = 0;
};

} // namespace fleetkey::sandbox
