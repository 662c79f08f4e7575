#include "app/sandbox/api/Quirks.h"

#include "app/sandbox/base/Text.h"
#include "app/sandbox/json/JsonReader.h"

#include <charconv>

namespace fleetkey::sandbox {

namespace {

constexpr std::uint64_t quirkStream = 0x0dd1'0000'0000'0000ULL;
constexpr unsigned numbersAsTexts = 333; // of a thousand
constexpr unsigned objectsWithStrangers = 250;
constexpr unsigned emptyForNull = 300;

std::string textOf(double number) {
    char text[32];
    const auto [end, error] = std::to_chars(text, text + sizeof text, number);
    return error == std::errc() ? std::string(text, end) : "0";
}

} // namespace

Quirks::Quirks(std::uint64_t seed)
    : m_random(seed, quirkStream) {
}

void Quirks::apply(Response &response) {
    const std::optional<JsonValue> body = response.status < 300 ? readJson(response.body) : std::nullopt;
    if (!body || !body->object() || !body->find("Result"))
        return;
    JsonWriter json;
    json.reserve(response.body.size() * 2);
    json.beginObject();
    for (const auto &[name, value] : *body->object()) {
        json.name(name);
        if (equalsIgnoringAsciiCase(name, "Result"))
            write(json, name, value);
        else if (value.integer())
            json.number(*value.integer());
        else if (value.string())
            json.string(*value.string());
        else
            json.beginArray().endArray(); // the errors of a good answer
    }
    json.endObject();
    response.body = json.take();
}

void Quirks::write(JsonWriter &json, std::string_view name, const JsonValue &value) {
    if (const JsonObject *members = value.object()) {
        writeObject(json, name, *members);
    } else if (const JsonArray *items = value.array()) {
        json.beginArray();
        for (const JsonValue &item : *items)
            write(json, name, item);
        json.endArray();
    } else if (const std::string *text = value.string()) {
        writeText(json, name, *text);
    } else if (const std::int64_t *number = value.integer()) {
        if (m_random.chance(numbersAsTexts))
            json.string(std::to_string(*number));
        else
            json.number(*number);
    } else if (const double *real = value.real()) {
        json.raw(textOf(*real));
    } else if (const bool *flag = value.boolean()) {
        json.boolean(*flag);
    } else {
        json.null();
    }
}

void Quirks::writeObject(JsonWriter &json, std::string_view name, const JsonObject &members) {
    const bool isDevice = name == "MobileDevice";
    json.beginObject();
    for (const auto &[key, value] : members) {
        const bool isProvider = key == "IdentityProvider";
        json.name(isProvider ? inAnotherCase(key) : key);
        if (isDevice && value.isNull() && m_random.chance(emptyForNull))
            json.string("");
        else
            write(json, key, value);
    }
    if (m_random.chance(objectsWithStrangers))
        addStranger(json);
    json.endObject();
}

void Quirks::writeText(JsonWriter &json, std::string_view name, const std::string &text) {
    if (name == "IdentityProvider")
        json.string(inAnotherCase(text));
    else if (name == "ActivityStatus" && text == "No Data" && m_random.chance(500))
        json.string("NoData");
    else
        json.string(text);
}

void Quirks::addStranger(JsonWriter &json) {
    switch (m_random.below(4)) {
    case 0:
        json.member("Revision", static_cast<std::int64_t>(m_random.below(100)));
        break;
    case 1:
        json.nullMember("ParentId");
        break;
    case 2:
        json.name("Labels").beginArray().string("new").number(7).endArray();
        break;
    default:
        json.name("Extra").beginObject().member("Since", "2026-01-01T00:00:00").endObject();
        break;
    }
}

std::string Quirks::inAnotherCase(std::string_view text) {
    std::string changed = asciiLower(text);
    switch (m_random.below(3)) {
    case 0:
        return changed;
    case 1:
        for (char &letter : changed) {
            if (letter >= 'a' && letter <= 'z')
                letter = static_cast<char>(letter - 'a' + 'A');
        }
        return changed;
    default:
        return std::string(text);
    }
}

} // namespace fleetkey::sandbox
