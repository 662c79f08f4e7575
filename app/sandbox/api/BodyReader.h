#pragma once

#include "app/sandbox/fleet/User.h"
#include "app/sandbox/http/Answer.h"
#include "app/sandbox/json/JsonValue.h"

namespace fleetkey::sandbox {

// Reads the properties of a request's body and remembers everything that is wrong with them.
class BodyReader {
public:
    explicit BodyReader(const JsonValue &body)
        : m_body(body) { }

    // Nothing when the property is missing, null or of the wrong type; the last is an error.
    std::optional<std::string> text(std::string_view name);
    std::optional<std::int64_t> integer(std::string_view name, std::int64_t least, std::int64_t most);
    std::optional<double> real(std::string_view name, double least, double most);
    std::optional<bool> boolean(std::string_view name);
    std::optional<Ticks> moment(std::string_view name);
    // The same, but a date without a time is the end of that day.
    std::optional<Ticks> lastMoment(std::string_view name);
    // Empty as well when the property is missing or null.
    std::vector<std::string> texts(std::string_view name);

    // Missing or null is an error.
    void require(std::string_view name);
    void refuse(std::string_view name, std::string message);

    // Applies the profile and user fields that are there: null clears a text, missing leaves it alone.
    void readProfile(User &user);

    bool isGood() const { return m_errors.empty(); }
    Answer answer() const { return Answer::invalid(m_errors); }

private:
    void readText(User &user, TextField field);
    void readUserFields(User &user);

    const JsonValue &m_body;
    std::vector<FieldError> m_errors;
};

} // namespace fleetkey::sandbox
