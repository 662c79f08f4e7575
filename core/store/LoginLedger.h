#pragma once

#include "core/base/Pending.h"

#include <QDateTime>
#include <QString>

#include <memory>

namespace fleetkey {

class Database;

/// How many logins are left: at most, because colleagues behind the same address spend too (contract §3).
struct LoginAllowance {
    int left = 0;
    int limit = 0;
    std::optional<QDateTime> nextAt; ///< when the next login is allowed, if none is left now
    std::optional<QDateTime> blockedUntil; ///< the platform itself said so (429)

    bool operator==(const LoginAllowance &) const = default;
};

/// The ledger of logins spent, per environment, shared by all consoles of this person through the database.
/// Errors: `LoginBudget` (with `retryAt`) and `Storage`.
class LoginLedger {
public:
    explicit LoginLedger(std::shared_ptr<Database> database);

    /// Writes a login down before it is sent; refuses with `LoginBudget` the one that could bring the block.
    Pending<LoginAllowance> reserve(QString environment, QDateTime now);
    Pending<LoginAllowance> allowance(QString environment, QDateTime now);
    /// A 429 came: nobody logs in before `until`.
    Pending<void> blocked(QString environment, QDateTime until);

private:
    std::shared_ptr<Database> m_database;
};

} // namespace fleetkey
