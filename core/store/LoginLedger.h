#pragma once

#include "core/base/Pending.h"
#include "core/store/LoginAllowance.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <memory>

namespace fleetkey {

class Database;

/// The ledger of logins spent, per environment, shared by all consoles of this person through the database.
/// Errors: `LoginBudget` (with `retryAt`) and `Storage`.
///
/// The clock may be set back at any time: logins and blocks that come to lie in the future then count for no
/// longer than they would have, from the moment this is noticed.
class LoginLedger {
public:
    /// So many logins are let through in `window`; one more would bring the platform's block.
    static constexpr int limit = 5;
    /// The platform's minute, and some seconds for a login that was slower on its way than a later one.
    static constexpr std::chrono::seconds window{65};
    /// What other pages of the documentation name (contract §3): not enforced, but said before one is spent.
    static constexpr int hourlyLimit = 5;
    static constexpr int dailyLimit = 5;
    /// How long the platform's block lasts where nobody says otherwise.
    static constexpr std::chrono::hours block{1};

    explicit LoginLedger(std::shared_ptr<Database> database);

    /// Writes a login down before it is sent; refuses with `LoginBudget` the one that could bring the block.
    /// Does not wait for the disk: a computer that loses its power may not count the login that was on the
    /// wire, but before it has started again the minute is over.
    Pending<LoginAllowance> reserve(QString environment, const QDateTime &now);
    /// What `reserve` would find.
    Pending<LoginAllowance> allowance(QString environment, const QDateTime &now);
    /// A 429 came: nobody logs in before `until`. Never shortens a block.
    Pending<void> blocked(QString environment, const QDateTime &until);

private:
    std::shared_ptr<Database> m_database;
};

} // namespace fleetkey
