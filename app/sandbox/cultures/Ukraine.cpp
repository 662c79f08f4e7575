#include "app/sandbox/cultures/Culture.h"

namespace fleetkey::sandbox {

namespace {

constexpr SpelledName maleNames[] = {{"Олександр", "oleksandr"}, {"Андрій", "andrii"}, {"Дмитро", "dmytro"},
    {"Сергій", "serhii"}, {"Тарас", "taras"}, {"Богдан", "bohdan"}, {"Юрій", "iurii"}, {"Максим", "maksym"},
    {"Євген", "ievhen"}, {"Ярослав", "iaroslav"}, {"Микола", "mykola"}, {"Остап", "ostap"}, {"Ілля", "illia"},
    {"Святослав", "sviatoslav"}};

constexpr SpelledName femaleNames[] = {{"Оксана", "oksana"}, {"Наталія", "nataliia"}, {"Олена", "olena"},
    {"Ірина", "iryna"}, {"Соломія", "solomiia"}, {"Юлія", "iuliia"}, {"Тетяна", "tetiana"},
    {"Катерина", "kateryna"}, {"Марія", "mariia"}, {"Злата", "zlata"}, {"Леся", "lesia"}, {"Надія", "nadiia"},
    {"Єва", "ieva"}, {"Ганна", "hanna"}};

constexpr SpelledName familyNames[] = {{"Шевченко", "shevchenko"}, {"Коваленко", "kovalenko"},
    {"Бондаренко", "bondarenko"}, {"Ткаченко", "tkachenko"}, {"Кравчук", "kravchuk"}, {"Лисенко", "lysenko"},
    {"Мельник", "melnyk"}, {"Поліщук", "polishchuk"}, {"Савченко", "savchenko"},
    {"Гончаренко", "honcharenko"}, {"Мороз", "moroz"}, {"Дем'яненко", "demianenko"}, {"Юрченко", "iurchenko"},
    {"Щербак", "shcherbak"}, {"Їжакевич", "izhakevych"}, {"Ґудзь", "gudz"}};

constexpr Place places[] = {{"Київ", "Київ"}, {"Львів", "Львівська область"}, {"Одеса", "Одеська область"},
    {"Дніпро", "Дніпропетровська область"}, {"Харків", "Харківська область"},
    {"Чернівці", "Чернівецька область"}};

constexpr std::string_view streets[]
    = {"вул. Шевченка", "вул. Франка", "просп. Миру", "вул. Лесі Українки", "вул. Садова", "пл. Ринок"};

constexpr std::string_view phones[] = {"+38067#######", "+38050#######", "+38063#######", "+38097#######"};

} // namespace

const Culture ukraine = {"Ukraine", 7, maleNames, femaleNames, familyNames, familyNames, places, streets,
    false, phones, "poshta.example"};

} // namespace fleetkey::sandbox
