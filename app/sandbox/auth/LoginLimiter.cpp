#include "app/sandbox/auth/LoginLimiter.h"

namespace fleetkey::sandbox {

namespace {

constexpr std::size_t manyClients = 10'000;

} // namespace

std::optional<std::int64_t> LoginLimiter::attempt(const std::string &address, std::int64_t now) {
    if (m_limit.logins == 0)
        return std::nullopt;
    if (m_clients.size() > manyClients)
        forgetIdle(now);
    Client &client = m_clients[address];
    if (now < client.blockedUntil)
        return client.blockedUntil - now;
    while (!client.attempts.empty() && client.attempts.front() <= now - m_limit.window)
        client.attempts.pop_front();
    if (client.attempts.size() < m_limit.logins) {
        client.attempts.push_back(now);
        return std::nullopt;
    }
    client.attempts.clear();
    client.blockedUntil = now + m_limit.block;
    return m_limit.block;
}

void LoginLimiter::forgetIdle(std::int64_t now) {
    std::erase_if(m_clients, [&](const auto &entry) {
        const Client &client = entry.second;
        return client.blockedUntil <= now
            && (client.attempts.empty() || client.attempts.back() <= now - m_limit.window);
    });
}

} // namespace fleetkey::sandbox
