#pragma once

#include "core/base/SecretString.h"
#include "core/platform/Hierarchy.h"
#include "core/platform/Json.h"

namespace fleetkey {

/// Read what the accounts and portal origins tell (contract §4). Each says whether the document is still
/// sound.
[[nodiscard]] bool readPermissions(json::Value result, Permissions &permissions);
[[nodiscard]] bool readApplication(json::Value value, Application &application);
[[nodiscard]] bool readApplications(json::Value array, QList<Application> &applications);
[[nodiscard]] bool readInstance(json::Value value, Instance &instance);
[[nodiscard]] bool readInstances(json::Value array, QList<Instance> &instances);
[[nodiscard]] bool readInstanceKey(json::Value value, SecretString &key);

} // namespace fleetkey
