#pragma once

#include "app/sandbox/base/Random.h"
#include "app/sandbox/http/Answer.h"
#include "app/sandbox/json/JsonValue.h"
#include "app/sandbox/json/JsonWriter.h"

namespace fleetkey::sandbox {

// Writes good answers the way the platform sometimes does: numbers as texts, members nobody knows, another
// case in IdentityProvider, "" where null was, "NoData" without its space. The same seed and the same
// requests give the same answers.
class Quirks {
public:
    explicit Quirks(std::uint64_t seed);

    // Touches the Result only.
    void apply(Response &response);

private:
    void write(JsonWriter &json, std::string_view name, const JsonValue &value);
    void writeObject(JsonWriter &json, std::string_view name, const JsonObject &members);
    void writeText(JsonWriter &json, std::string_view name, const std::string &text);
    void addStranger(JsonWriter &json);
    std::string inAnotherCase(std::string_view text);

    Random m_random;
};

} // namespace fleetkey::sandbox
