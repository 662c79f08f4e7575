#include "app/sandbox/api/BodyReader.h"

#include "app/sandbox/base/Text.h"

#include <charconv>

namespace fleetkey::sandbox {

namespace {

constexpr TextField writableTexts[]
    = {TextField::FirstName, TextField::LastName, TextField::Nickname, TextField::Phone, TextField::Email,
        TextField::Birthday, TextField::MaritalStatus, TextField::Address, TextField::Country,
        TextField::District, TextField::City, TextField::ImageUrl, TextField::ExternalImageUrl};

std::optional<std::int64_t> toInteger(const JsonValue &value) {
    if (const std::int64_t *number = value.integer())
        return *number;
    const std::string *text = value.string();
    std::int64_t number = 0;
    if (!text || text->empty())
        return std::nullopt;
    const char *end = text->data() + text->size();
    const auto [parsedTo, error] = std::from_chars(text->data(), end, number);
    return error == std::errc() && parsedTo == end ? std::optional(number) : std::nullopt;
}

std::optional<bool> toBoolean(const JsonValue &value) {
    if (const bool *flag = value.boolean())
        return *flag;
    const std::string *text = value.string();
    if (text && equalsIgnoringAsciiCase(*text, "true"))
        return true;
    if (text && equalsIgnoringAsciiCase(*text, "false"))
        return false;
    return std::nullopt;
}

} // namespace

void BodyReader::refuse(std::string_view name, std::string message) {
    m_errors.push_back({std::string(name), std::move(message)});
}

void BodyReader::require(std::string_view name) {
    const JsonValue *value = m_body.find(name);
    if (!value || value->isNull())
        refuse(name, "The field is required.");
}

std::optional<std::string> BodyReader::text(std::string_view name) {
    const JsonValue *value = m_body.find(name);
    if (!value || value->isNull())
        return std::nullopt;
    if (const std::string *text = value->string())
        return *text;
    refuse(name, "The field must be a text.");
    return std::nullopt;
}

std::optional<std::int64_t> BodyReader::integer(
    std::string_view name, std::int64_t least, std::int64_t most) {
    const JsonValue *value = m_body.find(name);
    if (!value || value->isNull())
        return std::nullopt;
    const std::optional<std::int64_t> number = toInteger(*value);
    if (number && *number >= least && *number <= most)
        return number;
    refuse(name,
        "The field must be a number from " + std::to_string(least) + " to " + std::to_string(most) + '.');
    return std::nullopt;
}

std::optional<double> BodyReader::real(std::string_view name, double least, double most) {
    const JsonValue *value = m_body.find(name);
    if (!value || value->isNull())
        return std::nullopt;
    const double *real = value->real();
    const std::int64_t *integer = value->integer();
    const std::optional<double> number = real ? std::optional(*real)
        : integer                             ? std::optional(static_cast<double>(*integer))
                                              : std::nullopt;
    if (number && *number >= least && *number <= most)
        return number;
    refuse(name, "The field must be a number in its range.");
    return std::nullopt;
}

std::optional<bool> BodyReader::boolean(std::string_view name) {
    const JsonValue *value = m_body.find(name);
    if (!value || value->isNull())
        return std::nullopt;
    const std::optional<bool> flag = toBoolean(*value);
    if (!flag)
        refuse(name, "The field must be true or false.");
    return flag;
}

std::optional<Ticks> BodyReader::moment(std::string_view name) {
    const std::optional<std::string> given = text(name);
    if (!given)
        return std::nullopt;
    const std::optional<Ticks> moment = parseIso(*given);
    if (!moment)
        refuse(name, "The field must be a date, with or without a time, as ISO 8601 has it.");
    return moment;
}

std::optional<Ticks> BodyReader::lastMoment(std::string_view name) {
    constexpr std::size_t lengthOfDate = 10;
    constexpr Ticks day = 86'400 * ticksPerSecond;
    const std::optional<Ticks> given = moment(name);
    const std::optional<std::string> written = given ? text(name) : std::nullopt;
    return written && written->size() == lengthOfDate ? *given + day - 1 : given;
}

std::vector<std::string> BodyReader::texts(std::string_view name) {
    std::vector<std::string> texts;
    const JsonValue *value = m_body.find(name);
    if (!value || value->isNull())
        return texts;
    const JsonArray *items = value->array();
    for (std::size_t i = 0; items && i < items->size(); ++i) {
        if (const std::string *text = (*items)[i].string())
            texts.push_back(*text);
        else
            items = nullptr;
    }
    if (!items)
        refuse(name, "The field must be an array of texts.");
    return texts;
}

// The platform checks no profile text; what is no text at all it cannot take, except numbers for statuses.
void BodyReader::readText(User &user, TextField field) {
    const JsonValue *value = m_body.find(nameOf(field));
    if (!value)
        return;
    if (value->isNull())
        user.text(field).reset();
    else if (const std::string *text = value->string())
        user.text(field) = *text;
    else if (const std::int64_t *number = value->integer(); number && field == TextField::MaritalStatus)
        user.text(field) = std::to_string(*number);
    else
        refuse(nameOf(field), "The field must be a text.");
}

void BodyReader::readUserFields(User &user) {
    const JsonValue *fields = m_body.find("UserFields");
    if (!fields || fields->isNull())
        return;
    if (!fields->object()) {
        refuse("UserFields", "The field must be an object.");
        return;
    }
    BodyReader reader(*fields);
    reader.readText(user, TextField::ClientId);
    user.flags.enabled = reader.boolean("Enabled").value_or(user.flags.enabled);
    user.flags.enableTracking = reader.boolean("EnableTracking").value_or(user.flags.enableTracking);
    user.flags.enableLogging = reader.boolean("EnableLogging").value_or(user.flags.enableLogging);
    user.flags.enableRealTimeLocation
        = reader.boolean("EnableRealTimeLocation").value_or(user.flags.enableRealTimeLocation);
    for (FieldError &error : reader.m_errors)
        refuse("UserFields." + error.key, std::move(error.message));
}

void BodyReader::readProfile(User &user) {
    for (TextField field : writableTexts)
        readText(user, field);
    if (const JsonValue *gender = m_body.find("Gender")) {
        const std::optional<Gender> named = gender->string() ? genderNamed(*gender->string()) : std::nullopt;
        if (!named && !gender->isNull())
            refuse("Gender", "The field must be None, Male, Female or Other.");
        user.gender = named.value_or(Gender::Unknown);
    }
    if (const JsonValue *children = m_body.find("ChildrenCount")) {
        user.childrenCount.reset();
        if (!children->isNull()) {
            const std::optional<std::int64_t> count = integer("ChildrenCount", 0, 1000);
            user.childrenCount = static_cast<std::int32_t>(count.value_or(0));
        }
    }
    readUserFields(user);
}

} // namespace fleetkey::sandbox
