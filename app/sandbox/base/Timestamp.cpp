#include "app/sandbox/base/Timestamp.h"

#include <charconv>
#include <cstdio>

namespace fleetkey::sandbox {

namespace {

constexpr std::int64_t secondsPerDay = 86'400;

struct Civil {
    std::int64_t year;
    unsigned month;
    unsigned day;
};

// Days to a date of the proleptic Gregorian calendar, counting years from March.
Civil civilFromDays(std::int64_t days) {
    days += 719'468;
    const std::int64_t era = (days >= 0 ? days : days - 146'096) / 146'097;
    const auto dayOfEra = static_cast<unsigned>(days - era * 146'097);
    const unsigned yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const unsigned dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const unsigned shifted = (5 * dayOfYear + 2) / 153;
    const unsigned month = shifted < 10 ? shifted + 3 : shifted - 9;
    return {std::int64_t(yearOfEra) + era * 400 + (month <= 2 ? 1 : 0), month,
        dayOfYear - (153 * shifted + 2) / 5 + 1};
}

std::int64_t floorDivide(std::int64_t value, std::int64_t by) {
    return value / by - (value % by < 0 ? 1 : 0);
}

// Reads exactly so many digits from the front of the text.
std::optional<unsigned> takeDigits(std::string_view &text, std::size_t count) {
    unsigned value = 0;
    if (text.size() < count)
        return std::nullopt;
    for (std::size_t i = 0; i < count; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + static_cast<unsigned>(text[i] - '0');
    }
    text.remove_prefix(count);
    return value;
}

bool take(std::string_view &text, char character) {
    if (text.empty() || text.front() != character)
        return false;
    text.remove_prefix(1);
    return true;
}

unsigned daysInMonth(unsigned year, unsigned month) {
    constexpr unsigned days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month == 2 && leap ? 29 : days[month - 1];
}

std::optional<Ticks> takeFraction(std::string_view &text) {
    if (!take(text, '.'))
        return 0;
    Ticks fraction = 0;
    int digits = 0;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        if (digits < 7)
            fraction = fraction * 10 + (text.front() - '0');
        ++digits;
        text.remove_prefix(1);
    }
    if (digits == 0)
        return std::nullopt;
    for (; digits < 7; ++digits)
        fraction *= 10;
    return fraction;
}

std::optional<std::int64_t> takeOffsetSeconds(std::string_view &text) {
    if (text.empty() || take(text, 'Z') || take(text, 'z'))
        return 0;
    const int sign = take(text, '-') ? -1 : 1;
    if (sign == 1 && !take(text, '+'))
        return std::nullopt;
    const auto hours = takeDigits(text, 2);
    take(text, ':');
    const auto minutes = takeDigits(text, 2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59)
        return std::nullopt;
    return sign * std::int64_t(*hours * 3600 + *minutes * 60);
}

std::optional<Ticks> takeTime(std::string_view &text) {
    const auto hour = takeDigits(text, 2);
    const bool colon = take(text, ':');
    const auto minute = takeDigits(text, 2);
    if (!hour || !colon || !minute || *hour > 23 || *minute > 59)
        return std::nullopt;
    Ticks time = Ticks(*hour * 3600 + *minute * 60) * ticksPerSecond;
    if (take(text, ':')) {
        const auto second = takeDigits(text, 2);
        if (!second || *second > 59)
            return std::nullopt;
        const auto fraction = takeFraction(text);
        if (!fraction)
            return std::nullopt;
        time += *second * ticksPerSecond + *fraction;
    }
    const auto offset = takeOffsetSeconds(text);
    if (!offset)
        return std::nullopt;
    return time - *offset * ticksPerSecond;
}

} // namespace

std::int64_t daysFromCivil(std::int64_t year, unsigned month, unsigned day) {
    year -= month <= 2 ? 1 : 0;
    const std::int64_t era = (year >= 0 ? year : year - 399) / 400;
    const auto yearOfEra = static_cast<unsigned>(year - era * 400);
    const unsigned dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    const unsigned dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146'097 + std::int64_t(dayOfEra) - 719'468;
}

std::string isoWithoutZone(Ticks moment) {
    const std::int64_t seconds = floorDivide(moment, ticksPerSecond);
    const std::int64_t fraction = moment - seconds * ticksPerSecond;
    const std::int64_t days = floorDivide(seconds, secondsPerDay);
    const auto time = static_cast<int>(seconds - days * secondsPerDay);
    const Civil date = civilFromDays(days);
    char text[48];
    int length
        = std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02d.%07d", static_cast<int>(date.year),
            date.month, date.day, time / 3600, time / 60 % 60, time % 60, static_cast<int>(fraction));
    while (text[length - 1] == '0')
        --length;
    if (text[length - 1] == '.')
        --length;
    return {text, static_cast<std::size_t>(length)};
}

std::string isoDate(std::int64_t days) {
    const Civil date = civilFromDays(days);
    char text[32];
    const int length = std::snprintf(
        text, sizeof text, "%04d-%02u-%02u", static_cast<int>(date.year), date.month, date.day);
    return {text, static_cast<std::size_t>(length)};
}

std::optional<Ticks> parseIso(std::string_view text) {
    const auto year = takeDigits(text, 4);
    const bool firstHyphen = take(text, '-');
    const auto month = takeDigits(text, 2);
    const bool secondHyphen = take(text, '-');
    const auto day = takeDigits(text, 2);
    if (!year || !month || !day || !firstHyphen || !secondHyphen)
        return std::nullopt;
    if (*year == 0 || *month == 0 || *month > 12 || *day == 0 || *day > daysInMonth(*year, *month))
        return std::nullopt;
    const Ticks date = daysFromCivil(*year, *month, *day) * secondsPerDay * ticksPerSecond;
    if (text.empty())
        return date;
    if (!take(text, 'T') && !take(text, ' '))
        return std::nullopt;
    const auto time = takeTime(text);
    if (!time || !text.empty())
        return std::nullopt;
    return date + *time;
}

std::string httpDate(std::int64_t secondsSinceEpoch) {
    constexpr const char *weekdays[] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};
    constexpr const char *months[]
        = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::int64_t days = floorDivide(secondsSinceEpoch, secondsPerDay);
    const auto time = static_cast<int>(secondsSinceEpoch - days * secondsPerDay);
    const Civil date = civilFromDays(days);
    char text[64];
    const int length = std::snprintf(text, sizeof text, "%s, %02u %s %04d %02d:%02d:%02d GMT",
        weekdays[(days % 7 + 7) % 7], date.day, months[date.month - 1], static_cast<int>(date.year),
        time / 3600, time / 60 % 60, time % 60);
    return {text, static_cast<std::size_t>(length)};
}

} // namespace fleetkey::sandbox
