#include "app/sandbox/fleet/FleetGenerator.h"

#include "app/sandbox/fleet/DevicePool.h"

namespace fleetkey::sandbox {

namespace {

template <typename T> const T &pick(Random &random, std::span<const T> choices) {
    return choices[random.below(choices.size())];
}

// Six years up to the middle of 2026; fixed, so that a seed means the same fleet next year.
constexpr std::int64_t firstDay = 18'444; // 2020-07-01
constexpr std::int64_t dayCount = 2'191;
constexpr Ticks ticksPerDay = 86'400 * ticksPerSecond;

// The fleet grows: of two draws the later day is the likelier one.
Ticks creationDate(Random &random) {
    const std::uint64_t day = std::max(random.below(dayCount), random.below(dayCount));
    const auto second = static_cast<Ticks>(random.below(86'400));
    const auto fraction = static_cast<Ticks>(random.below(ticksPerSecond));
    return (firstDay + static_cast<std::int64_t>(day)) * ticksPerDay + second * ticksPerSecond + fraction;
}

std::string phoneNumber(Random &random, const Culture &culture) {
    std::string phone(pick(random, culture.phones));
    for (char &character : phone) {
        if (character == '#')
            character = static_cast<char>('0' + random.below(10));
    }
    return phone;
}

std::string address(Random &random, const Culture &culture) {
    const std::string street(pick(random, culture.streets));
    const std::string number = std::to_string(1 + random.below(180));
    return culture.numberBeforeStreet ? number + ' ' + street : street + ' ' + number;
}

Activity activity(Random &random) {
    const std::uint64_t lot = random.below(100);
    if (lot < 61)
        return Activity::Active;
    if (lot < 77)
        return Activity::Inactive;
    if (lot < 85)
        return Activity::Lost;
    return lot < 97 ? Activity::NoData : Activity::Error;
}

// Instances differ in size, the first being the largest.
std::uint16_t instance(Random &random) {
    const std::uint64_t lot = random.below(100);
    return lot < 38 ? 0 : lot < 58 ? 1 : lot < 73 ? 2 : lot < 94 ? 3 : 4;
}

void inventPerson(User &user, Random &random, const Culture &culture, std::uint64_t number) {
    const bool isMale = random.chance(620);
    const SpelledName &first = pick(random, isMale ? culture.maleNames : culture.femaleNames);
    const SpelledName &last = pick(random, isMale ? culture.maleFamilyNames : culture.femaleFamilyNames);
    user.text(TextField::FirstName) = first.native;
    user.text(TextField::LastName) = last.native;
    if (random.chance(60))
        user.text(TextField::LastName).reset();
    if (random.chance(780))
        user.gender = random.chance(15) ? Gender::Other : isMale ? Gender::Male : Gender::Female;
    if (random.chance(220))
        user.text(TextField::Nickname) = std::string(first.ascii) + std::to_string(random.below(1000));
    if (random.chance(860)) {
        user.text(TextField::Email) = std::string(first.ascii) + '.' + std::string(last.ascii)
            + std::to_string(number) + '@' + std::string(culture.mailDomain);
    }
    if (random.chance(740))
        user.text(TextField::Phone) = phoneNumber(random, culture);
}

void inventCircumstances(User &user, Random &random, const Culture &culture) {
    constexpr std::string_view maritalStatuses[] = {"Married", "Single", "Divorced", "Widowed", "1", "4"};
    if (random.chance(520)) // born between 1948 and 2007
        user.text(TextField::Birthday)
            = isoDate(-8'000 + static_cast<std::int64_t>(random.below(21'600))) + "T00:00:00";
    if (random.chance(350))
        user.text(TextField::MaritalStatus) = maritalStatuses[random.below(std::size(maritalStatuses))];
    if (random.chance(300))
        user.childrenCount = static_cast<std::int32_t>(random.below(5));
    if (random.chance(830)) {
        const Place &place = pick(random, culture.places);
        user.text(TextField::Country) = culture.country;
        user.text(TextField::City) = place.city;
        if (random.chance(700))
            user.text(TextField::District) = place.district;
        if (random.chance(400))
            user.text(TextField::Address) = address(random, culture);
    }
    if (random.chance(90))
        user.text(TextField::ImageUrl) = "https://images.example/" + user.deviceToken.toString() + ".jpg";
}

void inventAccount(User &user, Random &random, std::uint64_t number) {
    user.created = creationDate(random);
    user.instance = instance(random);
    user.activity = activity(random);
    user.status = random.chance(70) ? UserStatus::Inactive : UserStatus::Active;
    user.flags.enabled = user.status == UserStatus::Active || random.chance(300);
    user.flags.enableTracking = random.chance(930);
    user.flags.enableLogging = random.chance(110);
    user.flags.enableRealTimeLocation = random.chance(270);
    if (random.chance(650))
        user.text(TextField::ClientId) = "C-" + std::to_string(100'000 + number);
}

// A handful of names that break what was only tried with ordinary ones.
void makeUnusual(User &user, std::uint64_t number) {
    switch (number) {
    case 41:
        user.text(TextField::FirstName) = "Zoë 🚗💨";
        user.text(TextField::Nickname) = "👩‍🚒🇨🇭";
        break;
    case 173:
        user.text(TextField::FirstName) = "Line\nBreak";
        user.text(TextField::LastName) = "Tab\tStop\r\nEnd";
        break;
    case 577:
        user.text(TextField::FirstName) = "\u202eמרדכי\u202c";
        user.text(TextField::LastName) = "בן־דוד (Ben-David)";
        break;
    case 1013: {
        std::string long500;
        while (long500.size() < 500)
            long500 += "Wolfeschlegelsteinhausenbergerdorff-";
        user.text(TextField::LastName) = long500.substr(0, 500);
        break;
    }
    case 2029:
        user.text(TextField::FirstName) = "<b>Robert</b>";
        user.text(TextField::LastName) = "'); DROP TABLE users;--";
        break;
    case 4057:
        user.text(TextField::FirstName) = "   ";
        user.text(TextField::LastName) = "";
        break;
    default:
        break;
    }
}

} // namespace

FleetGenerator::FleetGenerator(std::uint64_t seed)
    : m_seed(seed) {
    for (const Culture *culture : allCultures())
        m_totalWeight += culture->weight;
}

const Culture &FleetGenerator::pickCulture(Random &random) const {
    std::uint64_t lot = random.below(m_totalWeight);
    for (const Culture *culture : allCultures()) {
        if (lot < culture->weight)
            return *culture;
        lot -= culture->weight;
    }
    return *allCultures().back();
}

User FleetGenerator::user(std::uint64_t number) const {
    Random random(m_seed, number);
    User user;
    user.deviceToken = Uuid::next(random);
    const Culture &culture = pickCulture(random);
    inventPerson(user, random, culture, number);
    inventCircumstances(user, random, culture);
    inventAccount(user, random, number);
    if (user.activity != Activity::NoData)
        inventDevice(user, random);
    makeUnusual(user, number);
    return user;
}

} // namespace fleetkey::sandbox
