#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fleetkey::sandbox {

class Random;

// A UUID as sixteen bytes; ordered as its text is.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    auto operator<=>(const Uuid &) const = default;

    // Lower-case text with hyphens, 36 characters.
    std::string toString() const;
    void appendTo(std::string &text) const;

    // The first eight bytes as a number that orders as the text does.
    std::uint64_t prefix() const;

    // A version 4 UUID made of the given 128 bits, or of the next two numbers.
    static Uuid fromRandomBits(std::uint64_t high, std::uint64_t low);
    static Uuid next(Random &random);

    // Accepts the form with hyphens, in either case, and nothing else.
    static std::optional<Uuid> parse(std::string_view text);
};

struct UuidHash {
    std::size_t operator()(const Uuid &id) const { return id.prefix(); }
};

} // namespace fleetkey::sandbox
