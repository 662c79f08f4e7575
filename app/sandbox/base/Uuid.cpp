#include "app/sandbox/base/Uuid.h"

#include "app/sandbox/base/Random.h"
#include "app/sandbox/base/Text.h"

namespace fleetkey::sandbox {

namespace {

constexpr char hexDigits[] = "0123456789abcdef";

bool isHyphenPosition(std::size_t position) {
    return position == 8 || position == 13 || position == 18 || position == 23;
}

} // namespace

void Uuid::appendTo(std::string &text) const {
    char characters[36];
    std::size_t position = 0;
    for (std::uint8_t byte : bytes) {
        if (isHyphenPosition(position))
            characters[position++] = '-';
        characters[position++] = hexDigits[byte >> 4];
        characters[position++] = hexDigits[byte & 15];
    }
    text.append(characters, sizeof characters);
}

std::string Uuid::toString() const {
    std::string text;
    appendTo(text);
    return text;
}

std::uint64_t Uuid::prefix() const {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < 8; ++i)
        value = value << 8 | bytes[i];
    return value;
}

Uuid Uuid::fromRandomBits(std::uint64_t high, std::uint64_t low) {
    Uuid id;
    for (std::size_t i = 0; i < 8; ++i) {
        id.bytes[i] = static_cast<std::uint8_t>(high >> (56 - 8 * i));
        id.bytes[8 + i] = static_cast<std::uint8_t>(low >> (56 - 8 * i));
    }
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0f) | 0x40);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3f) | 0x80);
    return id;
}

Uuid Uuid::next(Random &random) {
    const std::uint64_t high = random.next();
    return fromRandomBits(high, random.next());
}

std::optional<Uuid> Uuid::parse(std::string_view text) {
    if (text.size() != 36)
        return std::nullopt;
    Uuid id;
    std::size_t byte = 0;
    for (std::size_t position = 0; position < text.size();) {
        if (isHyphenPosition(position)) {
            if (text[position++] != '-')
                return std::nullopt;
            continue;
        }
        const int high = hexValue(text[position]);
        const int low = hexValue(text[position + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        id.bytes[byte++] = static_cast<std::uint8_t>(high << 4 | low);
        position += 2;
    }
    return id;
}

} // namespace fleetkey::sandbox
