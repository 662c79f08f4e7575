#include "app/sandbox/cultures/Culture.h"

namespace fleetkey::sandbox {

namespace {

constexpr SpelledName maleNames[]
    = {{"عبد الله", "abdullah"}, {"فهد", "fahad"}, {"سلطان", "sultan"}, {"تركي", "turki"}, {"ناصر", "nasser"},
        {"بندر", "bandar"}, {"سعود", "saud"}, {"ماجد", "majed"}, {"نايف", "naif"}, {"راكان", "rakan"}};

constexpr SpelledName femaleNames[]
    = {{"نورة", "noura"}, {"هيفاء", "haifa"}, {"لولوة", "lulwa"}, {"العنود", "alanoud"}, {"ريم", "reem"},
        {"غادة", "ghada"}, {"شهد", "shahad"}, {"منيرة", "munira"}, {"جواهر", "jawaher"}, {"لمى", "lama"}};

constexpr SpelledName familyNames[] = {{"العتيبي", "alotaibi"}, {"القحطاني", "alqahtani"},
    {"الغامدي", "alghamdi"}, {"الشهري", "alshehri"}, {"الحربي", "alharbi"}, {"الدوسري", "aldosari"},
    {"المطيري", "almutairi"}, {"الزهراني", "alzahrani"}, {"السبيعي", "alsubaie"}, {"الرشيد", "alrashid"}};

constexpr Place places[] = {{"الرياض", "منطقة الرياض"}, {"جدة", "منطقة مكة المكرمة"},
    {"الدمام", "المنطقة الشرقية"}, {"المدينة المنورة", "منطقة المدينة المنورة"}, {"أبها", "منطقة عسير"}};

constexpr std::string_view streets[]
    = {"طريق الملك فهد", "شارع العليا", "شارع التحلية", "طريق الأمير سلطان", "شارع الستين"};

constexpr std::string_view phones[] = {"+96650#######", "+96653#######", "+96655#######", "+96656#######"};

} // namespace

const Culture saudiArabia = {"Saudi Arabia", 4, maleNames, femaleNames, familyNames, familyNames, places,
    streets, false, phones, "barid-sa.example"};

} // namespace fleetkey::sandbox
