#include "core/tokens/NameBefore.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>

namespace fleetkey {

bool isWordCharacter(char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
}

NameBefore nameBefore(QByteArrayView text, qsizetype begin) {
    constexpr qsizetype longestName = 32;
    NameBefore before;
    qsizetype end = begin;
    while (end > 0 && std::string_view(" \"'`:=/").contains(text[end - 1])) {
        --end;
        before.isLabel |= text[end] == ':' || text[end] == '=' || text[end] == '/';
    }
    qsizetype from = end;
    while (from > 0 && end - from < longestName && isWordCharacter(text[from - 1]))
        --from;
    before.name = text.sliced(from, end - from).toByteArray().toLower();
    return before;
}

bool isCalledUser(const NameBefore &before) {
    constexpr std::array users{"user", "users", "driver", "drivers", "driverid", "driver-id", "driver_id"};
    return std::ranges::any_of(users, [&before](const char *user) { return before.name == user; });
}

bool isCalledOtherwise(const NameBefore &before) {
    constexpr std::array others{"instance", "key", "app", "compan", "client", "tenant", "request", "trace",
        "span", "correlation", "operation", "transaction", "event", "jti", "session", "trip", "track",
        "password", "secret", "refresh", "access", "token", "auth"};
    if (before.name == "bearer")
        return true;
    return before.isLabel && !before.name.contains("device") && !before.name.contains("custom")
        && std::ranges::any_of(others, [&before](const char *other) { return before.name.contains(other); });
}

} // namespace fleetkey
