#pragma once

#include "core/store/AuditTrail.h"
#include "core/users/Registrar.h"

namespace fleetkey {

/// As `Registrar::registerUser`, and leaves a line in the audit trail however it ends, unless it is
/// cancelled. `entry` says when and in whose name.
QCoro::Task<Result<Credentials>> registerAudited(std::shared_ptr<const Registrar> registrar,
    std::shared_ptr<AuditTrail> audit, AuditEntry entry, RegistrationDraft draft, InstanceId instance,
    SecretString instanceKey, std::stop_token stop);

} // namespace fleetkey
