#pragma once

#include "core/store/AuditTrail.h"
#include "core/users/Registrar.h"

namespace fleetkey {

/// As `Registrar::registerUser`, and leaves a line in the audit trail however it ends, if anything was sent.
/// `entry` says when and in whose name.
QCoro::Task<Result<Registered>> registerAudited(std::shared_ptr<const Registrar> registrar,
    std::shared_ptr<AuditTrail> audit, AuditEntry entry, RegistrationDraft draft, InstanceId instance,
    SecretString instanceKey, std::stop_token stop);

/// As `Registrar::recover`, and leaves a line in the audit trail for each user who is there.
QCoro::Task<Result<Registrar::Recovery>> recoverAudited(std::shared_ptr<const Registrar> registrar,
    std::shared_ptr<AuditTrail> audit, AuditEntry entry, QSet<DeviceToken> toldOf, std::stop_token stop);

} // namespace fleetkey
