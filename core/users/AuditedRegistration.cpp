#include "core/users/AuditedRegistration.h"

#include "core/users/DraftRecord.h"

namespace fleetkey {

namespace {

QString nameOf(const RegistrationDraft &draft) {
    return QString(draft.firstName + u' ' + draft.lastName).trimmed();
}

} // namespace

QCoro::Task<Result<Registered>> registerAudited(std::shared_ptr<const Registrar> registrar,
    std::shared_ptr<AuditTrail> audit, AuditEntry entry, RegistrationDraft draft, InstanceId instance,
    SecretString instanceKey, std::stop_token stop) {
    if (stop.stop_requested())
        co_return fail(ErrorKind::Cancelled); // nothing was sent
    entry.action = AuditEntry::Action::Register;
    entry.subject = draft.customToken.text();
    entry.subjectName = nameOf(draft);
    Result<Registered> registered = co_await registrar->registerUser(
        std::move(draft), std::move(instance), std::move(instanceKey), std::move(stop));
    if (registered)
        entry.subject = registered->credentials.deviceToken.text();
    else
        entry.takeFailure(registered.error());
    if (registered && registered->byEarlierAttempt)
        entry.subjectName = registered->found->displayName();
    co_await audit->append(std::move(entry));
    co_return registered;
}

QCoro::Task<Result<QList<Registrar::Recovered>>> recoverAudited(std::shared_ptr<const Registrar> registrar,
    std::shared_ptr<AuditTrail> audit, AuditEntry entry, std::stop_token stop) {
    Result<QList<Registrar::Recovered>> recovered = co_await registrar->recover(std::move(stop));
    if (!recovered)
        co_return recovered;
    entry.action = AuditEntry::Action::Register;
    for (const auto &[registration, exists] : std::as_const(*recovered)) {
        if (!exists)
            continue;
        entry.subject = registration.deviceToken;
        entry.subjectName = nameOf(draftFromRecord(registration.draft));
        co_await audit->append(entry);
    }
    co_return recovered;
}

} // namespace fleetkey
