#pragma once

#include "core/store/AuditTrail.h"
#include "core/users/UserDirectory.h"

namespace fleetkey {

/// As `UserDirectory::activate`, and leaves a line in the audit trail however it ends once begun: what is
/// cancelled may have reached the platform. `entry` says when and in whose name.
QCoro::Task<Result<void>> activateAudited(UserDirectory directory, std::shared_ptr<AuditTrail> audit,
    AuditEntry entry, User user, std::stop_token stop);

} // namespace fleetkey
