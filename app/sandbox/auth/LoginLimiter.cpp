#include "app/sandbox/auth/LoginLimiter.h"

#include <algorithm>
#include <array>

namespace fleetkey::sandbox {

namespace {

constexpr std::size_t manyClients = 10'000;

// Seconds until this limit allows another login; 0 is now.
std::int64_t waitFor(const LoginLimit &limit, const LoginRecord &record, std::int64_t now) {
    if (limit.logins == 0 || record.attempts.size() < limit.logins)
        return 0;
    const std::int64_t oldestThatCounts = *(record.attempts.end() - limit.logins);
    return std::max(oldestThatCounts + limit.window - now, std::int64_t(0));
}

} // namespace

std::optional<std::int64_t> LoginLimiter::attempt(const std::string &address, std::int64_t now) {
    const std::int64_t window = longestWindow();
    if (window == 0)
        return std::nullopt;
    if (m_store.logins().size() > manyClients)
        forgetIdle(now);
    const auto known = m_store.logins().find(address);
    LoginRecord record = known == m_store.logins().end() ? LoginRecord{} : known->second;
    if (now < record.blockedUntil)
        return record.blockedUntil - now;
    std::erase_if(
        record.attempts, [&](std::int64_t moment) { return moment <= now - window || moment > now; });
    for (const LoginLimit &limit : {m_limits.day, m_limits.hour, m_limits.minute}) {
        const std::int64_t wait = waitFor(limit, record, now);
        if (wait == 0)
            continue;
        if (limit.block == 0)
            return wait;
        record.blockedUntil = now + limit.block;
        m_store.putLogins(address, record);
        return limit.block;
    }
    record.attempts.push_back(now);
    m_store.putLogins(address, record);
    return std::nullopt;
}

void LoginLimiter::forgetIdle(std::int64_t now) {
    std::vector<std::string> idle;
    for (const auto &[address, record] : m_store.logins()) {
        if (record.blockedUntil <= now
            && (record.attempts.empty() || record.attempts.back() <= now - longestWindow()))
            idle.push_back(address);
    }
    for (const std::string &address : idle)
        m_store.removeLogins(address);
}

std::int64_t LoginLimiter::longestWindow() const {
    std::int64_t longest = 0;
    for (const LoginLimit &limit : {m_limits.minute, m_limits.hour, m_limits.day}) {
        if (limit.logins > 0)
            longest = std::max(longest, limit.window);
    }
    return longest;
}

} // namespace fleetkey::sandbox
