#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fleetkey::sandbox {

// A moment in UTC, in ticks of 100 ns since 1970, the resolution of the platform's timestamps.
using Ticks = std::int64_t;
inline constexpr Ticks ticksPerSecond = 10'000'000;

// Days since 1970-01-01 of a civil date.
std::int64_t daysFromCivil(std::int64_t year, unsigned month, unsigned day);

// "2024-03-05T07:08:09.1234567", without zone and without trailing zeros, as the platform writes it.
std::string isoWithoutZone(Ticks moment);

// "1984-03-05", from days since 1970-01-01.
std::string isoDate(std::int64_t days);

// ISO 8601: a date, or a date with time, up to seven decimals, with 'Z', an offset or no zone (UTC).
std::optional<Ticks> parseIso(std::string_view text);

// IMF-fixdate of RFC 9110, for the Date header.
std::string httpDate(std::int64_t secondsSinceEpoch);

} // namespace fleetkey::sandbox
