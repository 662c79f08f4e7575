#include "app/sandbox/cultures/Culture.h"

namespace fleetkey::sandbox {

namespace {

constexpr SpelledName maleNames[] = {{"James", "james"}, {"Michael", "michael"}, {"Robert", "robert"},
    {"David", "david"}, {"Daniel", "daniel"}, {"Tyler", "tyler"}, {"Marcus", "marcus"}, {"Kevin", "kevin"},
    {"Ethan", "ethan"}, {"Caleb", "caleb"}, {"Andre", "andre"}, {"Jordan", "jordan"}, {"Logan", "logan"},
    {"Victor", "victor"}, {"Dwayne", "dwayne"}, {"Brian", "brian"}};

constexpr SpelledName femaleNames[] = {{"Emily", "emily"}, {"Jessica", "jessica"}, {"Ashley", "ashley"},
    {"Sarah", "sarah"}, {"Megan", "megan"}, {"Olivia", "olivia"}, {"Hannah", "hannah"}, {"Grace", "grace"},
    {"Taylor", "taylor"}, {"Alyssa", "alyssa"}, {"Brianna", "brianna"}, {"Nicole", "nicole"},
    {"Kayla", "kayla"}, {"Madison", "madison"}, {"Latoya", "latoya"}, {"Rachel", "rachel"}};

constexpr SpelledName familyNames[] = {{"Johnson", "johnson"}, {"Miller", "miller"}, {"Davis", "davis"},
    {"Anderson", "anderson"}, {"Thompson", "thompson"}, {"Martinez", "martinez"}, {"Robinson", "robinson"},
    {"Clark", "clark"}, {"Walker", "walker"}, {"Hill", "hill"}, {"Carter", "carter"}, {"Nguyen", "nguyen"},
    {"Rivera", "rivera"}, {"Brooks", "brooks"}, {"Sullivan", "sullivan"}, {"Jenkins", "jenkins"},
    {"Washington", "washington"}, {"Reed", "reed"}, {"Hayes", "hayes"}, {"O'Connor", "oconnor"},
    {"Kowalski", "kowalski"}, {"Freeman", "freeman"}};

constexpr Place places[]
    = {{"Chicago", "Illinois"}, {"Houston", "Texas"}, {"Denver", "Colorado"}, {"Seattle", "Washington"},
        {"Atlanta", "Georgia"}, {"Boston", "Massachusetts"}, {"Columbus", "Ohio"}, {"Phoenix", "Arizona"}};

constexpr std::string_view streets[] = {"Maple Avenue", "Oak Street", "4th Street", "Lincoln Road",
    "Cedar Lane", "Lakeview Drive", "Washington Boulevard", "Highland Avenue"};

constexpr std::string_view phones[]
    = {"+1312555####", "+1713555####", "+1303555####", "+1206555####", "+1404555####", "+1617555####"};

} // namespace

const Culture unitedStates = {"United States", 16, maleNames, femaleNames, familyNames, familyNames, places,
    streets, true, phones, "post.example"};

} // namespace fleetkey::sandbox
