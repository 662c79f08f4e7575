#pragma once

#include "app/sandbox/fleet/Store.h"

namespace fleetkey::sandbox {

// How many logins a client address has in a while. All times are seconds by the emulator's clock.
struct LoginLimit {
    unsigned logins = 5; // 0: no limit
    std::int64_t window = 60;
    std::int64_t block = 3600; // after one login too many; 0: as soon as the window has room again
};

// The platform's pages speak of three limits; each that is set applies.
struct LoginLimits {
    LoginLimit minute;
    LoginLimit hour{0, 3600, 0};
    LoginLimit day{0, 86'400, 0};
};

// Counts logins by client address; whoever exceeds a limit has to wait. The store remembers.
class LoginLimiter {
public:
    LoginLimiter(Store &store, const LoginLimits &limits)
        : m_store(store)
        , m_limits(limits) { }

    // Counts an attempt, right or wrong. Returns the seconds to wait when it is refused.
    std::optional<std::int64_t> attempt(const std::string &address, std::int64_t now);

private:
    void forgetIdle(std::int64_t now);
    std::int64_t longestWindow() const;

    Store &m_store;
    LoginLimits m_limits;
};

} // namespace fleetkey::sandbox
