#pragma once

#include "core/base/Clock.h"
#include "core/store/LoginLedger.h"

#include <QCoroTask>

#include <QObject>

#include <memory>
#include <stop_token>

namespace fleetkey {

/// What the windows may say of the logins left in one environment. "At most": colleagues behind the same
/// address spend too (contract §3).
struct LoginBudgetFacts {
    LoginAllowance allowance;
    bool known = false; ///< false until the ledger was read once
    std::optional<Error> trouble; ///< the ledger cannot be used: only this console's own logins are counted

    bool operator==(const LoginBudgetFacts &) const = default;
};

/// Every login of an environment, an admin's or a user's, passes here before it is sent. Refuses the one that
/// could bring the platform's block, and learns from a 429. Where the ledger's file cannot be used, counts
/// this console's own logins in memory. GUI thread; to be held by `std::shared_ptr`.
class LoginBudget final : public QObject {
    Q_OBJECT

public:
    LoginBudget(QString environment, std::shared_ptr<LoginLedger> ledger, std::shared_ptr<Clock> clock);
    ~LoginBudget() override;

    [[nodiscard]] const LoginBudgetFacts &facts() const;
    [[nodiscard]] const QString &environment() const;

    /// Reads the ledger again: when a window shows the budget, and when a countdown ends. `changed` follows
    /// if it tells something new.
    void reload();
    /// The same, to be waited for: for the question that is asked just before a login is spent, because other
    /// consoles may have spent some since. `allowance.warning()` says what to ask. Errors: `Cancelled`.
    [[nodiscard]] QCoro::Task<Result<LoginBudgetFacts>> current();
    /// Writes a login down before it is sent. Errors: `LoginBudget` with `retryAt`; nothing may be sent then.
    [[nodiscard]] QCoro::Task<Result<void>> reserve();
    /// To be told how each login ended: a `RateLimited` closes the budget until its `retryAt` (one hour where
    /// the platform did not say). Anything else changes nothing.
    [[nodiscard]] QCoro::Task<Result<void>> learn(Error outcome);

Q_SIGNALS:
    void changed(const fleetkey::LoginBudgetFacts &facts);

private:
    struct Data;
    std::shared_ptr<Data> d;
};

} // namespace fleetkey
