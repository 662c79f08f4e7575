#pragma once

#include "app/sandbox/fleet/Hierarchy.h"
#include "app/sandbox/json/JsonWriter.h"

namespace fleetkey::sandbox {

// Write a part of the hierarchy as the platform shows it; places are those in the hierarchy.
void writeApplication(
    JsonWriter &json, const Hierarchy &hierarchy, std::size_t application, bool withInstances);
void writeInstance(JsonWriter &json, const Hierarchy &hierarchy, std::size_t instance);

} // namespace fleetkey::sandbox
