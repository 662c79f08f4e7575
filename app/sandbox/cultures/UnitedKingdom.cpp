#include "app/sandbox/cultures/Culture.h"

namespace fleetkey::sandbox {

namespace {

constexpr SpelledName maleNames[] = {{"Oliver", "oliver"}, {"Harry", "harry"}, {"George", "george"},
    {"Jack", "jack"}, {"Callum", "callum"}, {"Rhys", "rhys"}, {"Alistair", "alistair"}, {"Owen", "owen"},
    {"Liam", "liam"}, {"Nathan", "nathan"}, {"Imran", "imran"}, {"Gareth", "gareth"}, {"Stuart", "stuart"},
    {"Ewan", "ewan"}, {"Dominic", "dominic"}, {"Toby", "toby"}};

constexpr SpelledName femaleNames[] = {{"Amelia", "amelia"}, {"Charlotte", "charlotte"}, {"Poppy", "poppy"},
    {"Isla", "isla"}, {"Freya", "freya"}, {"Niamh", "niamh"}, {"Eilidh", "eilidh"}, {"Bethan", "bethan"},
    {"Chloe", "chloe"}, {"Zara", "zara"}, {"Imogen", "imogen"}, {"Harriet", "harriet"}, {"Aisha", "aisha"},
    {"Rosie", "rosie"}, {"Fiona", "fiona"}, {"Cerys", "cerys"}};

constexpr SpelledName familyNames[] = {{"Smith", "smith"}, {"Jones", "jones"}, {"Taylor", "taylor"},
    {"Evans", "evans"}, {"Hughes", "hughes"}, {"MacDonald", "macdonald"}, {"Campbell", "campbell"},
    {"Davies", "davies"}, {"Patel", "patel"}, {"Khan", "khan"}, {"Wright", "wright"}, {"Green", "green"},
    {"Hall", "hall"}, {"Wood", "wood"}, {"Llewellyn", "llewellyn"}, {"Fraser", "fraser"},
    {"Ashworth", "ashworth"}, {"Bennett", "bennett"}, {"Pritchard", "pritchard"}, {"Singh", "singh"}};

constexpr Place places[]
    = {{"London", "Greater London"}, {"Manchester", "Greater Manchester"}, {"Leeds", "West Yorkshire"},
        {"Glasgow", "Scotland"}, {"Cardiff", "Wales"}, {"Bristol", "Bristol"}, {"Norwich", "Norfolk"}};

constexpr std::string_view streets[] = {
    "High Street", "Station Road", "Church Lane", "Victoria Road", "Mill Lane", "The Crescent", "Queensway"};

constexpr std::string_view phones[]
    = {"+447400######", "+447533######", "+447511######", "+447878######", "+447842######"};

} // namespace

const Culture unitedKingdom = {"United Kingdom", 10, maleNames, femaleNames, familyNames, familyNames, places,
    streets, true, phones, "mail.example"};

} // namespace fleetkey::sandbox
