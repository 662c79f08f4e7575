#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace fleetkey::sandbox {

// Writes JSON into one growing string; commas are its business, balance is the caller's.
class JsonWriter {
public:
    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();

    // Names are written as they are: they are our own and need no escaping.
    JsonWriter &name(std::string_view name);

    JsonWriter &string(std::string_view text);
    JsonWriter &number(std::int64_t number);
    JsonWriter &boolean(bool value);
    JsonWriter &null();
    // Something that is JSON already.
    JsonWriter &raw(std::string_view json);

    // Name and value in one.
    JsonWriter &member(std::string_view key, std::string_view text) { return name(key).string(text); }
    JsonWriter &member(std::string_view key, const char *text) { return name(key).string(text); }
    JsonWriter &member(std::string_view key, std::int64_t value) { return name(key).number(value); }
    JsonWriter &member(std::string_view key, int value) { return name(key).number(value); }
    JsonWriter &member(std::string_view key, bool value) { return name(key).boolean(value); }
    JsonWriter &nullMember(std::string_view key) { return name(key).null(); }

    void reserve(std::size_t size) { m_text.reserve(size); }
    const std::string &text() const { return m_text; }
    std::string take() { return std::move(m_text); }

private:
    void separate() {
        if (m_needsComma)
            m_text.push_back(',');
        m_needsComma = true;
    }

    std::string m_text;
    bool m_needsComma = false;
};

} // namespace fleetkey::sandbox
