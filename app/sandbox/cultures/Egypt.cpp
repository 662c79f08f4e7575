#include "app/sandbox/cultures/Culture.h"

namespace fleetkey::sandbox {

namespace {

constexpr SpelledName maleNames[] = {{"محمد", "mohamed"}, {"أحمد", "ahmed"}, {"محمود", "mahmoud"},
    {"مصطفى", "mostafa"}, {"عمر", "omar"}, {"كريم", "karim"}, {"طارق", "tarek"}, {"حسن", "hassan"},
    {"يوسف", "youssef"}, {"خالد", "khaled"}, {"إبراهيم", "ibrahim"}, {"شريف", "sherif"}};

constexpr SpelledName femaleNames[] = {{"فاطمة", "fatma"}, {"مريم", "mariam"}, {"نور", "nour"},
    {"سارة", "sara"}, {"هبة", "heba"}, {"ياسمين", "yasmin"}, {"دينا", "dina"}, {"منى", "mona"},
    {"رانيا", "rania"}, {"آية", "aya"}, {"إيمان", "eman"}, {"نهى", "noha"}};

constexpr SpelledName familyNames[]
    = {{"المصري", "elmasry"}, {"عبد الرحمن", "abdelrahman"}, {"السيد", "elsayed"}, {"حسين", "hussein"},
        {"منصور", "mansour"}, {"فوزي", "fawzy"}, {"الشناوي", "elshenawy"}, {"سليمان", "soliman"},
        {"عثمان", "osman"}, {"جاد الله", "gadallah"}, {"رمضان", "ramadan"}, {"بدوي", "badawy"}};

constexpr Place places[] = {{"القاهرة", "القاهرة"}, {"الإسكندرية", "الإسكندرية"}, {"الجيزة", "الجيزة"},
    {"المنصورة", "الدقهلية"}, {"أسوان", "أسوان"}};

constexpr std::string_view streets[]
    = {"شارع التحرير", "شارع الهرم", "شارع رمسيس", "شارع الجمهورية", "كورنيش النيل"};

constexpr std::string_view phones[] = {"+2010########", "+2011########", "+2012########", "+2015########"};

} // namespace

const Culture egypt = {"Egypt", 6, maleNames, femaleNames, familyNames, familyNames, places, streets, false,
    phones, "barid.example"};

} // namespace fleetkey::sandbox
