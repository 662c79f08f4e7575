#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <unordered_map>

namespace fleetkey::sandbox {

// How many logins a client address has. All times are seconds by the emulator's clock.
struct LoginLimit {
    unsigned logins = 5; // 0: no limit
    std::int64_t window = 60;
    std::int64_t block = 3600;
};

// Counts logins by client address; whoever exceeds the limit is blocked for a while.
class LoginLimiter {
public:
    explicit LoginLimiter(LoginLimit limit)
        : m_limit(limit) { }

    // Counts an attempt, right or wrong. Returns the seconds to wait when it is refused.
    std::optional<std::int64_t> attempt(const std::string &address, std::int64_t now);
    void reset() { m_clients.clear(); }

private:
    struct Client {
        std::deque<std::int64_t> attempts;
        std::int64_t blockedUntil = 0;
    };
    void forgetIdle(std::int64_t now);

    LoginLimit m_limit;
    std::unordered_map<std::string, Client> m_clients;
};

} // namespace fleetkey::sandbox
