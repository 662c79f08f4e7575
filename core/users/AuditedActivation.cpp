#include "core/users/AuditedActivation.h"

using namespace Qt::StringLiterals;

namespace fleetkey {

QCoro::Task<Result<void>> activateAudited(UserDirectory directory, std::shared_ptr<AuditTrail> audit,
    AuditEntry entry, User user, std::stop_token stop) {
    entry.action = AuditEntry::Action::Activate;
    entry.subject = user.deviceToken.text();
    entry.subjectName = user.displayName();
    Result<void> activated = co_await directory.activate(user.deviceToken, std::move(stop));
    entry.succeeded = activated.has_value();
    if (!activated) {
        const Error &error = activated.error();
        entry.result
            = error.kind == ErrorKind::Cancelled ? u"cancelled before the answer came"_s : error.title;
    }
    co_await audit->append(std::move(entry));
    co_return activated;
}

} // namespace fleetkey
