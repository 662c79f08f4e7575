#pragma once

#include <string>
#include <string_view>

namespace fleetkey::sandbox {

// ASCII letters lowered, everything else as it is: for headers, paths and property names.
std::string asciiLower(std::string_view text);
bool equalsIgnoringAsciiCase(std::string_view left, std::string_view right);

// Case folded UTF-8 (Latin, Greek and Cyrillic letters; other scripts here have no case).
// Fixed tables instead of the machine's locale, so that every machine finds and sorts alike.
std::string foldCase(std::string_view text);
void appendFolded(std::string &folded, std::string_view text);

bool isValidUtf8(std::string_view text);
void appendUtf8(std::string &text, char32_t character);

std::string base64UrlEncode(std::string_view bytes);
// Empty when the text is not base64url without padding.
std::string base64UrlDecode(std::string_view text);

// The value of a hexadecimal digit in either case; -1 for anything else.
int hexValue(char character);

// Decodes %XX and '+'; a broken escape stays as it is.
std::string percentDecode(std::string_view text, bool plusIsSpace);

} // namespace fleetkey::sandbox
