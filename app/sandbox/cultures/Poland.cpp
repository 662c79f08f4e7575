#include "app/sandbox/cultures/Culture.h"

namespace fleetkey::sandbox {

namespace {

constexpr SpelledName maleNames[] = {{"Jakub", "jakub"}, {"Łukasz", "lukasz"}, {"Paweł", "pawel"},
    {"Michał", "michal"}, {"Grzegorz", "grzegorz"}, {"Wojciech", "wojciech"}, {"Stanisław", "stanislaw"},
    {"Bartłomiej", "bartlomiej"}, {"Krzysztof", "krzysztof"}, {"Mateusz", "mateusz"},
    {"Zbigniew", "zbigniew"}, {"Tomasz", "tomasz"}, {"Rafał", "rafal"}, {"Jędrzej", "jedrzej"}};

constexpr SpelledName femaleNames[]
    = {{"Agnieszka", "agnieszka"}, {"Małgorzata", "malgorzata"}, {"Zofia", "zofia"},
        {"Katarzyna", "katarzyna"}, {"Łucja", "lucja"}, {"Joanna", "joanna"}, {"Elżbieta", "elzbieta"},
        {"Magdalena", "magdalena"}, {"Grażyna", "grazyna"}, {"Aleksandra", "aleksandra"},
        {"Bożena", "bozena"}, {"Hanna", "hanna"}, {"Żaneta", "zaneta"}, {"Justyna", "justyna"}};

constexpr SpelledName familyNames[]
    = {{"Kowalski", "kowalski"}, {"Wiśniewski", "wisniewski"}, {"Zieliński", "zielinski"},
        {"Dąbrowski", "dabrowski"}, {"Wójcik", "wojcik"}, {"Kaźmierczak", "kazmierczak"},
        {"Lewandowski", "lewandowski"}, {"Szczepański", "szczepanski"}, {"Żak", "zak"}, {"Górski", "gorski"},
        {"Mazur", "mazur"}, {"Pawłowski", "pawlowski"}, {"Jabłoński", "jablonski"}, {"Wróbel", "wrobel"}};

constexpr SpelledName femaleFamilyNames[]
    = {{"Kowalska", "kowalska"}, {"Wiśniewska", "wisniewska"}, {"Zielińska", "zielinska"},
        {"Dąbrowska", "dabrowska"}, {"Wójcik", "wojcik"}, {"Kaźmierczak", "kazmierczak"},
        {"Lewandowska", "lewandowska"}, {"Szczepańska", "szczepanska"}, {"Żak", "zak"}, {"Górska", "gorska"},
        {"Mazur", "mazur"}, {"Pawłowska", "pawlowska"}, {"Jabłońska", "jablonska"}, {"Wróbel", "wrobel"}};

constexpr Place places[] = {{"Warszawa", "mazowieckie"}, {"Kraków", "małopolskie"}, {"Łódź", "łódzkie"},
    {"Wrocław", "dolnośląskie"}, {"Gdańsk", "pomorskie"}, {"Poznań", "wielkopolskie"}};

constexpr std::string_view streets[] = {
    "ul. Mickiewicza", "ul. Długa", "al. Jerozolimskie", "ul. Świętojańska", "ul. Słowackiego", "ul. Łąkowa"};

constexpr std::string_view phones[] = {"+48501######", "+48602######", "+48695######", "+48781######"};

} // namespace

const Culture poland = {"Poland", 6, maleNames, femaleNames, familyNames, femaleFamilyNames, places, streets,
    false, phones, "poczta.example"};

} // namespace fleetkey::sandbox
