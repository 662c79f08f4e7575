#pragma once

#include <span>
#include <string_view>

namespace fleetkey::sandbox {

// A name in its script, and as an e-mail address would spell it.
struct SpelledName {
    std::string_view native;
    std::string_view ascii;
};

struct Place {
    std::string_view city;
    std::string_view district; // region, state or province
};

// What makes the drivers of one country look real. All data, no code.
struct Culture {
    std::string_view country; // as the platform's Country field has it
    unsigned weight; // share of the fleet, relative to the others
    std::span<const SpelledName> maleNames;
    std::span<const SpelledName> femaleNames;
    std::span<const SpelledName> maleFamilyNames;
    std::span<const SpelledName> femaleFamilyNames;
    std::span<const Place> places;
    std::span<const std::string_view> streets;
    bool numberBeforeStreet;
    std::span<const std::string_view> phones; // E.164 of mobiles, '#' for any digit
    std::string_view mailDomain;
};

extern const Culture unitedStates, unitedKingdom, germany, france, spain, poland, brazil, ukraine, serbia,
    bulgaria, greece, egypt, saudiArabia, china, japan, vietNam;

// All of them, in the order the generator counts on.
std::span<const Culture *const> allCultures();

} // namespace fleetkey::sandbox
