#include "app/sandbox/json/JsonReader.h"

#include "app/sandbox/base/Text.h"

#include <charconv>

namespace fleetkey::sandbox {

namespace {

constexpr int deepestLevel = 64;

class Reader {
public:
    explicit Reader(std::string_view text)
        : m_text(text) { }

    std::optional<JsonValue> document() {
        std::optional<JsonValue> value = readValue(0);
        skipSpace();
        return m_position == m_text.size() ? std::move(value) : std::nullopt;
    }

private:
    void skipSpace() {
        m_position = std::min(m_text.find_first_not_of(" \t\r\n", m_position), m_text.size());
    }

    char peek() const { return m_position < m_text.size() ? m_text[m_position] : '\0'; }

    bool take(char character) {
        if (peek() != character || m_position >= m_text.size())
            return false;
        ++m_position;
        return true;
    }

    bool takeWord(std::string_view word) {
        if (m_text.substr(m_position, word.size()) != word)
            return false;
        m_position += word.size();
        return true;
    }

    std::optional<JsonValue> readValue(int level) {
        if (level > deepestLevel)
            return std::nullopt;
        skipSpace();
        switch (peek()) {
        case '{':
            return readObject(level);
        case '[':
            return readArray(level);
        case '"':
            if (auto text = readString())
                return JsonValue(std::move(*text));
            return std::nullopt;
        case 't':
            return takeWord("true") ? std::optional(JsonValue(true)) : std::nullopt;
        case 'f':
            return takeWord("false") ? std::optional(JsonValue(false)) : std::nullopt;
        case 'n':
            return takeWord("null") ? std::optional(JsonValue()) : std::nullopt;
        default:
            return readNumber();
        }
    }

    std::optional<JsonValue> readObject(int level) {
        take('{');
        JsonObject members;
        skipSpace();
        if (take('}'))
            return JsonValue(std::move(members));
        do {
            skipSpace();
            std::optional<std::string> name = readString();
            skipSpace();
            if (!name || !take(':'))
                return std::nullopt;
            std::optional<JsonValue> value = readValue(level + 1);
            if (!value)
                return std::nullopt;
            members.emplace_back(std::move(*name), std::move(*value));
            skipSpace();
        } while (take(','));
        return take('}') ? std::optional(JsonValue(std::move(members))) : std::nullopt;
    }

    std::optional<JsonValue> readArray(int level) {
        take('[');
        JsonArray items;
        skipSpace();
        if (take(']'))
            return JsonValue(std::move(items));
        do {
            std::optional<JsonValue> value = readValue(level + 1);
            if (!value)
                return std::nullopt;
            items.push_back(std::move(*value));
            skipSpace();
        } while (take(','));
        return take(']') ? std::optional(JsonValue(std::move(items))) : std::nullopt;
    }

    std::size_t takeDigits() {
        const std::size_t start = m_position;
        while (peek() >= '0' && peek() <= '9')
            ++m_position;
        return m_position - start;
    }

    std::optional<JsonValue> readNumber() {
        const std::size_t start = m_position;
        take('-');
        const bool leadingZero = peek() == '0';
        const std::size_t digits = takeDigits();
        if (digits == 0 || (leadingZero && digits > 1))
            return std::nullopt;
        bool isInteger = true;
        if (take('.')) {
            isInteger = false;
            if (takeDigits() == 0)
                return std::nullopt;
        }
        if (take('e') || take('E')) {
            isInteger = false;
            if (!take('+'))
                take('-');
            if (takeDigits() == 0)
                return std::nullopt;
        }
        return numberFrom(m_text.substr(start, m_position - start), isInteger);
    }

    static std::optional<JsonValue> numberFrom(std::string_view text, bool isInteger) {
        const char *end = text.data() + text.size();
        std::int64_t integer = 0;
        if (isInteger && std::from_chars(text.data(), end, integer).ec == std::errc())
            return JsonValue(integer);
        double real = 0;
        if (std::from_chars(text.data(), end, real).ec != std::errc())
            return std::nullopt;
        return JsonValue(real);
    }

    std::optional<std::string> readString() {
        if (!take('"'))
            return std::nullopt;
        std::string text;
        while (m_position < m_text.size()) {
            const std::size_t special = std::min(findSpecial(), m_text.size());
            text.append(m_text.substr(m_position, special - m_position));
            m_position = special;
            if (take('"'))
                return text;
            if (!take('\\') || !readEscape(text))
                return std::nullopt;
        }
        return std::nullopt;
    }

    // The next quote, backslash or control character.
    std::size_t findSpecial() const {
        std::size_t position = m_position;
        while (position < m_text.size() && m_text[position] != '"' && m_text[position] != '\\'
            && static_cast<unsigned char>(m_text[position]) >= 0x20)
            ++position;
        return position;
    }

    bool readEscape(std::string &text) {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const std::size_t which = letters.find(peek());
        if (m_position < m_text.size() && which != std::string_view::npos) {
            text.push_back(meanings[which]);
            ++m_position;
            return true;
        }
        return take('u') && readUnicodeEscape(text);
    }

    bool readUnicodeEscape(std::string &text) {
        std::optional<char32_t> unit = readHexUnit();
        if (!unit || (*unit >= 0xdc00 && *unit <= 0xdfff))
            return false;
        if (*unit >= 0xd800 && *unit <= 0xdbff) {
            const std::optional<char32_t> low = takeWord("\\u") ? readHexUnit() : std::nullopt;
            if (!low || *low < 0xdc00 || *low > 0xdfff)
                return false;
            unit = 0x10000 + ((*unit - 0xd800) << 10) + (*low - 0xdc00);
        }
        appendUtf8(text, *unit);
        return true;
    }

    std::optional<char32_t> readHexUnit() {
        const std::string_view digits = m_text.substr(m_position, 4);
        std::uint32_t unit = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
        if (digits.size() != 4 || error != std::errc() || end != digits.data() + 4)
            return std::nullopt;
        m_position += 4;
        return unit;
    }

    std::string_view m_text;
    std::size_t m_position = 0;
};

} // namespace

std::optional<JsonValue> readJson(std::string_view text) {
    if (!isValidUtf8(text))
        return std::nullopt;
    return Reader(text).document();
}

} // namespace fleetkey::sandbox
