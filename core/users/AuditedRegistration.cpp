#include "core/users/AuditedRegistration.h"

namespace fleetkey {

QCoro::Task<Result<Credentials>> registerAudited(std::shared_ptr<const Registrar> registrar,
    std::shared_ptr<AuditTrail> audit, AuditEntry entry, RegistrationDraft draft, InstanceId instance,
    SecretString instanceKey, std::stop_token stop) {
    entry.action = AuditEntry::Action::Register;
    entry.subject = draft.customToken.text();
    entry.subjectName = QString(draft.firstName + u' ' + draft.lastName).trimmed();
    Result<Credentials> registered = co_await registrar->registerUser(
        std::move(draft), std::move(instance), std::move(instanceKey), std::move(stop));
    entry.succeeded = registered.has_value();
    if (registered)
        entry.subject = registered->deviceToken.text();
    else
        entry.result = registered.error().title;
    if (registered || registered.error().kind != ErrorKind::Cancelled)
        co_await audit->append(std::move(entry));
    co_return registered;
}

} // namespace fleetkey
