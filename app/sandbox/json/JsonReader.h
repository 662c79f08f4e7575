#pragma once

#include "app/sandbox/json/JsonValue.h"

#include <optional>
#include <string_view>

namespace fleetkey::sandbox {

// Reads one JSON document, strictly by RFC 8259: valid UTF-8, nothing after it, at most 64 levels deep
// (so that no request can exhaust the stack). Nothing when the text is anything else.
std::optional<JsonValue> readJson(std::string_view text);

} // namespace fleetkey::sandbox
