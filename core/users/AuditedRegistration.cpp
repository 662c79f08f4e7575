#include "core/users/AuditedRegistration.h"

#include "core/users/DraftRecord.h"

namespace fleetkey {

QCoro::Task<Result<Registered>> registerAudited(std::shared_ptr<const Registrar> registrar,
    std::shared_ptr<AuditTrail> audit, AuditEntry entry, RegistrationDraft draft, InstanceId instance,
    SecretString instanceKey, std::stop_token stop) {
    entry.action = AuditEntry::Action::Register;
    entry.subjectName = draft.displayName();
    Result<Registered> registered
        = co_await registrar->registerUser(draft, instance, std::move(instanceKey), std::move(stop));
    const DeviceToken deviceToken
        = registered ? registered->credentials.deviceToken : registrar->openToken(draft, instance);
    if (!registered && registered.error().kind == ErrorKind::Cancelled && deviceToken.isEmpty())
        co_return registered; // nothing was sent
    entry.subject = deviceToken.text();
    if (!registered)
        entry.takeFailure(registered.error());
    if (registered && registered->byEarlierAttempt)
        entry.subjectName = registered->found->displayName();
    co_await audit->append(std::move(entry));
    co_return registered;
}

QCoro::Task<Result<Registrar::Recovery>> recoverAudited(std::shared_ptr<const Registrar> registrar,
    std::shared_ptr<AuditTrail> audit, AuditEntry entry, QSet<DeviceToken> toldOf, std::stop_token stop) {
    Result<Registrar::Recovery> recovery = co_await registrar->recover(std::move(toldOf), stop);
    if (!recovery
        || stop.stop_requested()) // nobody is there to be told: they are found again, and recorded then
        co_return recovery;
    entry.action = AuditEntry::Action::Register;
    for (const auto &[registration, exists] : std::as_const(recovery->recovered)) {
        if (!exists)
            continue;
        entry.subject = registration.deviceToken;
        entry.subjectName = draftFromRecord(registration.draft).displayName();
        co_await audit->append(entry);
    }
    co_return recovery;
}

} // namespace fleetkey
