#include "core/users/AuditedActivation.h"

namespace fleetkey {

QCoro::Task<Result<void>> activateAudited(UserDirectory directory, std::shared_ptr<AuditTrail> audit,
    AuditEntry entry, User user, std::stop_token stop) {
    if (stop.stop_requested())
        co_return fail(ErrorKind::Cancelled); // nothing was sent
    entry.action = AuditEntry::Action::Activate;
    entry.subject = user.deviceToken.text();
    entry.subjectName = user.displayName();
    Result<void> activated = co_await directory.activate(user.deviceToken, std::move(stop));
    if (!activated)
        entry.takeFailure(activated.error());
    co_await audit->append(std::move(entry));
    co_return activated;
}

} // namespace fleetkey
