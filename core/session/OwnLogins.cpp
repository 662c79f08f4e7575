#include "core/session/OwnLogins.h"

#include <algorithm>

namespace fleetkey {

namespace {

constexpr std::chrono::seconds counted = std::chrono::hours(24);

} // namespace

void OwnLogins::add(const QDateTime &when) {
    settle(when);
    m_spent.append(when);
}

/// What lies ahead was written before the clock was set back: it begins to count now.
void OwnLogins::settle(const QDateTime &now) {
    for (QDateTime &spent : m_spent)
        spent = std::min(spent, now);
    m_spent.removeIf([&now](const QDateTime &spent) { return spent.secsTo(now) > counted.count(); });
    if (m_blockedUntil)
        m_blockedUntil = std::min(*m_blockedUntil, now.addDuration(m_blockedFor));
}

void OwnLogins::block(const QDateTime &until, const QDateTime &now) {
    settle(now);
    if (m_blockedUntil >= until)
        return;
    m_blockedUntil = until;
    m_blockedFor = std::chrono::milliseconds(std::max<qint64>(0, now.msecsTo(until)));
}

LoginAllowance OwnLogins::allowance(const QDateTime &now) {
    settle(now);
    return LoginAllowance::after(m_spent, m_blockedUntil, now);
}

LoginAllowance OwnLogins::stricter(const LoginAllowance &ofLedger, const QDateTime &now) {
    const LoginAllowance own = allowance(now);
    const bool opensLater = own.left == ofLedger.left && own.nextAt > ofLedger.nextAt;
    return own.left < ofLedger.left || opensLater ? own : ofLedger;
}

Result<void> OwnLogins::reserve(const QDateTime &now) {
    const LoginAllowance before = allowance(now);
    if (before.left == 0)
        return fail(before.refusal());
    add(now);
    return {};
}

} // namespace fleetkey
