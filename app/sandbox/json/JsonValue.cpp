#include "app/sandbox/json/JsonValue.h"

#include "app/sandbox/base/Text.h"

namespace fleetkey::sandbox {

const JsonValue *JsonValue::find(std::string_view name) const {
    const JsonObject *members = object();
    if (!members)
        return nullptr;
    for (auto member = members->rbegin(); member != members->rend(); ++member) {
        if (equalsIgnoringAsciiCase(member->first, name))
            return &member->second;
    }
    return nullptr;
}

} // namespace fleetkey::sandbox
