#pragma once

#include "app/sandbox/fleet/Store.h"
#include "app/sandbox/json/JsonWriter.h"

namespace fleetkey::sandbox {

// Writes a user as the platform shows it; the names of company, application and instance only on request.
void writeUser(JsonWriter &json, const Store &store, Row row, bool includeAccountInfo);

} // namespace fleetkey::sandbox
