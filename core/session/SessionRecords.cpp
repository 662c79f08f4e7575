#include "core/session/SessionRecords.h"

namespace fleetkey {

QCoro::Task<void> rememberAccount(std::shared_ptr<SessionData> data, QString email, bool sessionExpected) {
    const FlowGuard guard(data->flows);
    const Environment &environment = data->environment;
    KnownAccount account;
    account.environment = environment.id;
    account.email = email;
    if (environment.kind() == Environment::Kind::Custom)
        account.origins = {environment.user, environment.accounts, environment.portal, environment.analytics};
    account.sessionExpected = sessionExpected;
    account.lastUsed = data->parts.clock->now();
    co_await data->parts.accounts->remember(std::move(account));
}

QCoro::Task<void> recordInAudit(std::shared_ptr<SessionData> data, AuditEntry::Action action, QString email,
    std::optional<Error> failure) {
    const FlowGuard guard(data->flows);
    AuditEntry entry;
    entry.when = data->parts.clock->now();
    entry.environment = data->environment.id;
    entry.account = email;
    entry.action = action;
    entry.subject = email;
    if (failure)
        entry.takeFailure(*failure);
    co_await data->parts.audit->append(std::move(entry));
}

} // namespace fleetkey
