#pragma once

#include "core/base/Clock.h"
#include "core/net/PlatformClock.h"
#include "core/net/Reachability.h"
#include "core/net/Transport.h"
#include "core/secrets/SecretStore.h"
#include "core/session/LoginBudget.h"
#include "core/store/AuditTrail.h"
#include "core/store/KnownAccounts.h"
#include "core/store/Leases.h"

#include <memory>

namespace fleetkey {

/// What a session stands on. Shared, because a flow may end a turn later than the window that began it.
struct SessionParts {
    std::shared_ptr<Transport> transport; ///< of the session's environment
    std::shared_ptr<Clock> clock;
    std::shared_ptr<PlatformClock> platformClock; ///< the one the transport measures
    std::shared_ptr<Reachability> reachability = std::make_shared<Reachability>(); ///< of the environment
    std::shared_ptr<SecretStore> keychain;
    std::shared_ptr<SecretStore> memory; ///< for "this session only"
    std::shared_ptr<LoginBudget> budget; ///< of the session's environment
    std::shared_ptr<Leases> leases;
    std::shared_ptr<KnownAccounts> accounts;
    std::shared_ptr<AuditTrail> audit;
};

} // namespace fleetkey
