#pragma once

#include "core/platform/Credentials.h"
#include "core/platform/Json.h"

namespace fleetkey {

/// Reads what login, refresh and registration hand out (contract §4). Says whether the document is still
/// sound.
[[nodiscard]] bool readCredentials(json::Value result, Credentials &credentials);

} // namespace fleetkey
