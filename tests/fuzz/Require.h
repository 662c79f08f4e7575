#pragma once

#include <cstdio>
#include <cstdlib>

namespace fleetkey::test {

/// Ends the program where a promise is broken, in every kind of build.
inline void require(bool kept, const char *promise) {
    if (kept)
        return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

} // namespace fleetkey::test
