#include "app/sandbox/cultures/Culture.h"

namespace fleetkey::sandbox {

namespace {

constexpr SpelledName maleNames[] = {{"Георги", "georgi"}, {"Иван", "ivan"}, {"Димитър", "dimitar"},
    {"Николай", "nikolay"}, {"Стоян", "stoyan"}, {"Красимир", "krasimir"}, {"Пламен", "plamen"},
    {"Тодор", "todor"}, {"Явор", "yavor"}, {"Калоян", "kaloyan"}, {"Щерю", "shteryu"}, {"Юлиян", "yuliyan"}};

constexpr SpelledName femaleNames[]
    = {{"Мария", "mariya"}, {"Иванка", "ivanka"}, {"Елена", "elena"}, {"Десислава", "desislava"},
        {"Йорданка", "yordanka"}, {"Цветелина", "tsvetelina"}, {"Радка", "radka"}, {"Гергана", "gergana"},
        {"Снежана", "snezhana"}, {"Живка", "zhivka"}, {"Юлия", "yuliya"}, {"Ягода", "yagoda"}};

constexpr SpelledName familyNames[]
    = {{"Иванов", "ivanov"}, {"Георгиев", "georgiev"}, {"Димитров", "dimitrov"}, {"Петков", "petkov"},
        {"Стоянов", "stoyanov"}, {"Тодоров", "todorov"}, {"Ангелов", "angelov"}, {"Желязков", "zhelyazkov"},
        {"Щерев", "shterev"}, {"Янков", "yankov"}, {"Чолаков", "cholakov"}, {"Цанев", "tsanev"}};

constexpr SpelledName femaleFamilyNames[] = {{"Иванова", "ivanova"}, {"Георгиева", "georgieva"},
    {"Димитрова", "dimitrova"}, {"Петкова", "petkova"}, {"Стоянова", "stoyanova"}, {"Тодорова", "todorova"},
    {"Ангелова", "angelova"}, {"Желязкова", "zhelyazkova"}, {"Щерева", "shtereva"}, {"Янкова", "yankova"},
    {"Чолакова", "cholakova"}, {"Цанева", "tsaneva"}};

constexpr Place places[] = {{"София", "София-град"}, {"Пловдив", "Пловдив"}, {"Варна", "Варна"},
    {"Бургас", "Бургас"}, {"Велико Търново", "Велико Търново"}};

constexpr std::string_view streets[]
    = {"ул. Шипка", "бул. Витоша", "ул. Хан Аспарух", "ул. Граф Игнатиев", "бул. Цар Освободител"};

constexpr std::string_view phones[] = {"+35988#######", "+35987#######", "+35989#######"};

} // namespace

const Culture bulgaria = {"Bulgaria", 4, maleNames, femaleNames, familyNames, femaleFamilyNames, places,
    streets, false, phones, "poshta-bg.example"};

} // namespace fleetkey::sandbox
