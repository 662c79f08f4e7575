#pragma once

#include "core/base/Result.h"
#include "core/store/LoginLedger.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace fleetkey {

/// The logins of this one process, for when the ledger that all consoles share cannot be used: the platform's
/// "5 per minute" (contract §3) as far as one console can keep it.
class OwnLogins {
public:
    void add(const QDateTime &when);
    void block(const QDateTime &until);
    /// Errors: `LoginBudget` with `retryAt`.
    Result<void> reserve(const QDateTime &now);
    [[nodiscard]] LoginAllowance allowance(const QDateTime &now);

private:
    void settle(const QDateTime &now);

    QList<QDateTime> m_spent;
    std::optional<QDateTime> m_blockedUntil;
};

} // namespace fleetkey
