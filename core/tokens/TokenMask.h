#pragma once

#include <QByteArrayView>

#include <algorithm>
#include <array>
#include <string_view>

namespace fleetkey {

/// Whether this stands in the place of a token, as logs and manuals do it: stars, an ellipsis, something in
/// brackets, a word that says what was there.
[[nodiscard]] inline bool isTokenMask(QByteArrayView value) {
    constexpr std::array words{"hidden", "redacted", "masked", "removed", "filtered", "omitted", "secret",
        "private", "null", "none", "undefined", "missing", "expired", "string", "token"};
    const bool foreign = std::ranges::any_of(
        value, [](char c) { return c <= ' ' || c >= 0x7f || std::string_view("*#<>[]{}()\"'").contains(c); });
    // Without a copy: it may be a secret after all.
    return foreign || value.contains("..") || value.contains("xxxxxx") || value.contains("XXXXXX")
        || std::ranges::any_of(
            words, [value](const char *word) { return value.compare(word, Qt::CaseInsensitive) == 0; });
}

} // namespace fleetkey
