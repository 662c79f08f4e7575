#include "core/session/OwnLogins.h"

#include <algorithm>

namespace fleetkey {

namespace {

constexpr int limit = LoginLedger::Limit;
constexpr qint64 window = LoginLedger::Window.count();

} // namespace

void OwnLogins::add(const QDateTime &when) {
    m_spent.append(when);
    m_spent.removeIf([&when](const QDateTime &spent) { return spent.secsTo(when) > window; });
}

void OwnLogins::block(const QDateTime &until) {
    m_blockedUntil = until;
}

LoginAllowance OwnLogins::allowance(const QDateTime &now) const {
    LoginAllowance allowance;
    allowance.limit = limit;
    QList<QDateTime> recent;
    // A login that lies ahead was written before the clock was set back; it counts.
    std::copy_if(m_spent.begin(), m_spent.end(), std::back_inserter(recent),
        [&now](const QDateTime &spent) { return spent.secsTo(now) < window; });
    allowance.left = std::max(0, limit - static_cast<int>(recent.size()));
    if (allowance.left == 0)
        allowance.nextAt = recent.at(recent.size() - limit).addSecs(window);
    if (m_blockedUntil && now < *m_blockedUntil) {
        allowance.left = 0;
        allowance.blockedUntil = m_blockedUntil;
        allowance.nextAt = m_blockedUntil;
    }
    return allowance;
}

Result<void> OwnLogins::reserve(const QDateTime &now) {
    const LoginAllowance before = allowance(now);
    if (before.left == 0) {
        Error refused;
        refused.kind = ErrorKind::LoginBudget;
        refused.retryAt = before.nextAt;
        return fail(std::move(refused));
    }
    add(now);
    return {};
}

} // namespace fleetkey
