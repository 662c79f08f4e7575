#pragma once

#include "app/sandbox/fleet/Hierarchy.h"
#include "app/sandbox/fleet/LoginRecord.h"
#include "app/sandbox/fleet/Session.h"
#include "app/sandbox/fleet/UserTable.h"

#include <unordered_map>

namespace fleetkey::sandbox {

using Sessions = std::unordered_map<Uuid, Session, UuidHash>; // by identity

// All that changes while the emulator runs, at one moment. Copies share the texts, which never change.
struct FleetImage {
    Hierarchy hierarchy;
    UserTable users;
    Sessions sessions;
    LoginRecords logins;
    std::int64_t clockOffset = 0; // seconds
};

} // namespace fleetkey::sandbox
