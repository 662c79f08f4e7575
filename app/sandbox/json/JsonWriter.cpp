#include "app/sandbox/json/JsonWriter.h"

#include <charconv>
#include <utility>

namespace fleetkey::sandbox {

namespace {

void appendEscaped(std::string &text, char character) {
    constexpr char digits[] = "0123456789abcdef";
    switch (character) {
    case '"':
        text += "\\\"";
        return;
    case '\\':
        text += "\\\\";
        return;
    case '\n':
        text += "\\n";
        return;
    case '\r':
        text += "\\r";
        return;
    case '\t':
        text += "\\t";
        return;
    default:
        text += "\\u00";
        text.push_back(digits[static_cast<unsigned char>(character) >> 4]);
        text.push_back(digits[static_cast<unsigned char>(character) & 15]);
    }
}

bool needsEscape(char character) {
    return character == '"' || character == '\\' || static_cast<unsigned char>(character) < 0x20;
}

} // namespace

JsonWriter &JsonWriter::beginObject() {
    separate();
    m_text.push_back('{');
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::endObject() {
    m_text.push_back('}');
    m_needsComma = true;
    return *this;
}

JsonWriter &JsonWriter::beginArray() {
    separate();
    m_text.push_back('[');
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::endArray() {
    m_text.push_back(']');
    m_needsComma = true;
    return *this;
}

JsonWriter &JsonWriter::name(std::string_view name) {
    separate();
    m_text.push_back('"');
    m_text.append(name);
    m_text.append("\":");
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::string(std::string_view text) {
    separate();
    m_text.push_back('"');
    std::size_t copied = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!needsEscape(text[i]))
            continue;
        m_text.append(text, copied, i - copied);
        appendEscaped(m_text, text[i]);
        copied = i + 1;
    }
    m_text.append(text, copied);
    m_text.push_back('"');
    return *this;
}

JsonWriter &JsonWriter::number(std::int64_t number) {
    separate();
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    m_text.append(digits, end);
    return *this;
}

JsonWriter &JsonWriter::boolean(bool value) {
    separate();
    m_text.append(value ? "true" : "false");
    return *this;
}

JsonWriter &JsonWriter::null() {
    separate();
    m_text.append("null");
    return *this;
}

JsonWriter &JsonWriter::raw(std::string_view json) {
    separate();
    m_text.append(json);
    return *this;
}

} // namespace fleetkey::sandbox
