#include "core/tokens/UserAudit.h"

namespace fleetkey {

void recordUserAction(const UserSessionsData &data, AuditEntry::Action action, const DeviceToken &user,
    const std::optional<Error> &failure) {
    const UserSession *session = data.known(user);
    AuditEntry entry;
    entry.when = data.parts.clock->now();
    entry.environment = data.environment;
    entry.account = data.account;
    entry.action = action;
    entry.subject = user.text();
    entry.subjectName = session == nullptr ? QString() : session->name;
    if (failure)
        entry.takeFailure(*failure);
    (void)data.parts.audit->append(std::move(entry));
}

void recordOutcome(const UserSessionsData &data, AuditEntry::Action action, const DeviceToken &user,
    const Result<void> &outcome) {
    if (outcome)
        recordUserAction(data, action, user, std::nullopt);
    else if (outcome.error().kind != ErrorKind::Cancelled)
        recordUserAction(data, action, user, outcome.error());
}

} // namespace fleetkey
