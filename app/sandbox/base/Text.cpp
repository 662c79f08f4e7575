#include "app/sandbox/base/Text.h"

namespace fleetkey::sandbox {

namespace {

char lower(char character) {
    return character >= 'A' && character <= 'Z' ? static_cast<char>(character + 32) : character;
}

// Upper and lower case alternate: the upper case is even, or odd where the flag says so.
char32_t lowerOfPair(char32_t character, bool upperIsOdd) {
    return (character & 1) == (upperIsOdd ? 1U : 0U) ? character + 1 : character;
}

char32_t foldLatin(char32_t c) {
    if (c >= 0xc0 && c <= 0xde && c != 0xd7)
        return c + 32;
    if (c == 0x130)
        return U'i';
    if (c == 0x178)
        return 0xff;
    if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17e))
        return lowerOfPair(c, true);
    if ((c >= 0x100 && c <= 0x137 && c != 0x131) || (c >= 0x14a && c <= 0x177))
        return lowerOfPair(c, false);
    if (c == 0x1a0 || c == 0x218 || c == 0x21a)
        return c + 1;
    if (c == 0x1af)
        return 0x1b0;
    if (c >= 0x1cd && c <= 0x1dc)
        return lowerOfPair(c, true);
    return c;
}

char32_t foldGreek(char32_t c) {
    if (c == 0x386)
        return 0x3ac;
    if (c >= 0x388 && c <= 0x38a)
        return c + 37;
    if (c == 0x38c)
        return 0x3cc;
    if (c == 0x38e || c == 0x38f)
        return c + 63;
    if (c >= 0x391 && c <= 0x3ab && c != 0x3a2)
        return c + 32;
    return c == 0x3c2 ? 0x3c3 : c; // a final sigma finds a sigma
}

char32_t foldCyrillic(char32_t c) {
    if (c <= 0x40f)
        return c + 80;
    if (c <= 0x42f)
        return c + 32;
    if ((c >= 0x460 && c <= 0x481) || (c >= 0x48a && c <= 0x4bf) || c >= 0x4d0)
        return lowerOfPair(c, false);
    return c;
}

char32_t fold(char32_t c) {
    if (c < 0x80)
        return static_cast<char32_t>(lower(static_cast<char>(c)));
    if (c < 0x250)
        return foldLatin(c);
    if (c >= 0x370 && c < 0x400)
        return foldGreek(c);
    if (c >= 0x400 && c < 0x530)
        return foldCyrillic(c);
    if (c >= 0x1e00 && c <= 0x1eff && (c < 0x1e96 || c > 0x1e9f))
        return lowerOfPair(c, false);
    return c;
}

// Length of the sequence that starts at the position, and its character; 0 if it is not valid.
std::size_t decodeUtf8(std::string_view text, std::size_t position, char32_t &character) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[position + i]); };
    const unsigned char first = byte(0);
    const std::size_t left = text.size() - position;
    const auto continues = [&](std::size_t i) { return i < left && (byte(i) & 0xc0) == 0x80; };
    if (first < 0x80) {
        character = first;
        return 1;
    }
    if (first >= 0xc2 && first <= 0xdf && continues(1)) {
        character = char32_t(first & 0x1f) << 6 | (byte(1) & 0x3f);
        return 2;
    }
    if ((first & 0xf0) == 0xe0 && continues(1) && continues(2)) {
        character = char32_t(first & 0x0f) << 12 | char32_t(byte(1) & 0x3f) << 6 | (byte(2) & 0x3f);
        return character >= 0x800 && (character < 0xd800 || character > 0xdfff) ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4 && continues(1) && continues(2) && continues(3)) {
        character = char32_t(first & 0x07) << 18 | char32_t(byte(1) & 0x3f) << 12
            | char32_t(byte(2) & 0x3f) << 6 | (byte(3) & 0x3f);
        return character >= 0x10000 && character <= 0x10ffff ? 4 : 0;
    }
    return 0;
}

int base64Value(char character) {
    if (character >= 'A' && character <= 'Z')
        return character - 'A';
    if (character >= 'a' && character <= 'z')
        return character - 'a' + 26;
    if (character >= '0' && character <= '9')
        return character - '0' + 52;
    if (character == '-')
        return 62;
    return character == '_' ? 63 : -1;
}

} // namespace

int hexValue(char character) {
    if (character >= '0' && character <= '9')
        return character - '0';
    const char small = lower(character);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

std::string asciiLower(std::string_view text) {
    std::string lowered(text);
    for (char &character : lowered)
        character = lower(character);
    return lowered;
}

bool equalsIgnoringAsciiCase(std::string_view left, std::string_view right) {
    if (left.size() != right.size())
        return false;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (lower(left[i]) != lower(right[i]))
            return false;
    }
    return true;
}

void appendUtf8(std::string &text, char32_t c) {
    const auto add = [&](char32_t byte) { text.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        add(c);
    } else if (c < 0x800) {
        add(0xc0 | c >> 6);
        add(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        add(0xe0 | c >> 12);
        add(0x80 | (c >> 6 & 0x3f));
        add(0x80 | (c & 0x3f));
    } else {
        add(0xf0 | c >> 18);
        add(0x80 | (c >> 12 & 0x3f));
        add(0x80 | (c >> 6 & 0x3f));
        add(0x80 | (c & 0x3f));
    }
}

void appendFolded(std::string &folded, std::string_view text) {
    for (std::size_t position = 0; position < text.size();) {
        const char first = text[position];
        if (static_cast<unsigned char>(first) < 0x80) {
            folded.push_back(lower(first));
            ++position;
            continue;
        }
        char32_t character = 0;
        const std::size_t length = decodeUtf8(text, position, character);
        if (length == 0) {
            folded.push_back(first);
            ++position;
            continue;
        }
        appendUtf8(folded, fold(character));
        position += length;
    }
}

std::string foldCase(std::string_view text) {
    std::string folded;
    folded.reserve(text.size());
    appendFolded(folded, text);
    return folded;
}

bool isValidUtf8(std::string_view text) {
    char32_t character = 0;
    for (std::size_t position = 0; position < text.size();) {
        const std::size_t length = decodeUtf8(text, position, character);
        if (length == 0)
            return false;
        position += length;
    }
    return true;
}

std::string base64UrlEncode(std::string_view bytes) {
    constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    std::string text;
    std::uint32_t bits = 0;
    int held = 0;
    for (char byte : bytes) {
        bits = bits << 8 | static_cast<unsigned char>(byte);
        held += 8;
        while (held >= 6) {
            held -= 6;
            text.push_back(digits[bits >> held & 63]);
        }
    }
    if (held > 0)
        text.push_back(digits[bits << (6 - held) & 63]);
    return text;
}

std::string base64UrlDecode(std::string_view text) {
    std::string bytes;
    std::uint32_t bits = 0;
    int held = 0;
    for (char character : text) {
        const int value = base64Value(character);
        if (value < 0)
            return {};
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        held += 6;
        if (held >= 8) {
            held -= 8;
            bytes.push_back(static_cast<char>(bits >> held & 255));
        }
    }
    return bytes;
}

std::string percentDecode(std::string_view text, bool plusIsSpace) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '%' && i + 2 < text.size() && hexValue(text[i + 1]) >= 0
            && hexValue(text[i + 2]) >= 0) {
            decoded.push_back(static_cast<char>(hexValue(text[i + 1]) << 4 | hexValue(text[i + 2])));
            i += 2;
        } else {
            decoded.push_back(plusIsSpace && text[i] == '+' ? ' ' : text[i]);
        }
    }
    return decoded;
}

} // namespace fleetkey::sandbox
