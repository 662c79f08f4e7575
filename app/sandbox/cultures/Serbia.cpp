#include "app/sandbox/cultures/Culture.h"

namespace fleetkey::sandbox {

namespace {

constexpr SpelledName maleNames[] = {{"Никола", "nikola"}, {"Марко", "marko"}, {"Стефан", "stefan"},
    {"Милош", "milos"}, {"Ђорђе", "djordje"}, {"Душан", "dusan"}, {"Лука", "luka"}, {"Немања", "nemanja"},
    {"Жарко", "zarko"}, {"Срђан", "srdjan"}, {"Вељко", "veljko"}, {"Његош", "njegos"}};

constexpr SpelledName femaleNames[]
    = {{"Ана", "ana"}, {"Јелена", "jelena"}, {"Милица", "milica"}, {"Љубица", "ljubica"},
        {"Тијана", "tijana"}, {"Снежана", "snezana"}, {"Ђурђица", "djurdjica"}, {"Јована", "jovana"},
        {"Весна", "vesna"}, {"Наташа", "natasa"}, {"Теодора", "teodora"}, {"Њежана", "njezana"}};

constexpr SpelledName familyNames[] = {{"Петровић", "petrovic"}, {"Јовановић", "jovanovic"},
    {"Николић", "nikolic"}, {"Ђорђевић", "djordjevic"}, {"Марковић", "markovic"},
    {"Стојановић", "stojanovic"}, {"Павловић", "pavlovic"}, {"Живковић", "zivkovic"},
    {"Вукашиновић", "vukasinovic"}, {"Џаковић", "dzakovic"}, {"Шарић", "saric"}, {"Љубојевић", "ljubojevic"},
    {"Његован", "njegovan"}, {"Ћирић", "ciric"}};

constexpr Place places[] = {{"Београд", "Град Београд"}, {"Нови Сад", "Војводина"}, {"Ниш", "Нишавски округ"},
    {"Крагујевац", "Шумадијски округ"}, {"Суботица", "Војводина"}};

constexpr std::string_view streets[]
    = {"Кнеза Милоша", "Булевар ослобођења", "Цара Душана", "Његошева", "Змај Јовина", "Трг слободе"};

constexpr std::string_view phones[] = {"+38164#######", "+38163#######", "+38162#######", "+38160#######"};

} // namespace

const Culture serbia = {"Serbia", 5, maleNames, femaleNames, familyNames, familyNames, places, streets, false,
    phones, "posta.example"};

} // namespace fleetkey::sandbox
