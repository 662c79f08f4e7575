#pragma once

#include "core/base/Result.h"
#include "core/store/LoginLedger.h"

#include <QDateTime>
#include <QList>

#include <chrono>
#include <optional>

namespace fleetkey {

/// The logins of this one process, for when the ledger that all consoles share cannot be used, or could not:
/// the platform's "5 per minute" (contract §3) as far as one console can keep it.
class OwnLogins {
public:
    void add(const QDateTime &when);
    /// Never shortens a block. `now` tells how long it is, should the clock be set back.
    void block(const QDateTime &until, const QDateTime &now);
    /// Errors: `LoginBudget` with `retryAt`.
    Result<void> reserve(const QDateTime &now);
    [[nodiscard]] LoginAllowance allowance(const QDateTime &now);
    /// What the ledger says, or what this process knows where that leaves fewer, or none for longer.
    [[nodiscard]] LoginAllowance stricter(const LoginAllowance &ofLedger, const QDateTime &now);

private:
    void settle(const QDateTime &now);

    QList<QDateTime> m_spent;
    std::optional<QDateTime> m_blockedUntil;
    std::chrono::milliseconds m_blockedFor{};
};

} // namespace fleetkey
