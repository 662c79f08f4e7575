#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace fleetkey::sandbox {

class JsonValue;
using JsonArray = std::vector<JsonValue>;
// Members in the order they came; names may repeat.
using JsonObject = std::vector<std::pair<std::string, JsonValue>>;

// A parsed JSON value. Property names are looked up without regard to ASCII case, as the platform does.
class JsonValue {
public:
    JsonValue() = default;
    explicit JsonValue(bool value)
        : m_value(value) { }
    explicit JsonValue(std::int64_t value)
        : m_value(value) { }
    explicit JsonValue(double value)
        : m_value(value) { }
    explicit JsonValue(std::string value)
        : m_value(std::move(value)) { }
    explicit JsonValue(JsonArray value)
        : m_value(std::move(value)) { }
    explicit JsonValue(JsonObject value)
        : m_value(std::move(value)) { }

    bool isNull() const { return std::holds_alternative<std::monostate>(m_value); }
    // Null pointers when the value is of another type.
    const bool *boolean() const { return std::get_if<bool>(&m_value); }
    const std::int64_t *integer() const { return std::get_if<std::int64_t>(&m_value); }
    const double *real() const { return std::get_if<double>(&m_value); }
    const std::string *string() const { return std::get_if<std::string>(&m_value); }
    const JsonArray *array() const { return std::get_if<JsonArray>(&m_value); }
    const JsonObject *object() const { return std::get_if<JsonObject>(&m_value); }

    // The member of an object; the last one counts when the name repeats. Null if there is none.
    const JsonValue *find(std::string_view name) const;

private:
    std::variant<std::monostate, bool, std::int64_t, double, std::string, JsonArray, JsonObject> m_value;
};

} // namespace fleetkey::sandbox
