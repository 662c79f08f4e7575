#include "app/sandbox/cultures/Culture.h"

namespace fleetkey::sandbox {

namespace {

constexpr SpelledName maleNames[]
    = {{"Lukas", "lukas"}, {"Jürgen", "juergen"}, {"Björn", "bjoern"}, {"Maximilian", "maximilian"},
        {"Felix", "felix"}, {"Jonas", "jonas"}, {"Stefan", "stefan"}, {"Matthias", "matthias"},
        {"Günther", "guenther"}, {"Tobias", "tobias"}, {"Emre", "emre"}, {"Sören", "soeren"},
        {"Andreas", "andreas"}, {"Florian", "florian"}, {"Kai", "kai"}, {"Heinrich", "heinrich"}};

constexpr SpelledName femaleNames[] = {{"Anna", "anna"}, {"Lena", "lena"}, {"Jördis", "joerdis"},
    {"Sabine", "sabine"}, {"Katharina", "katharina"}, {"Hannelore", "hannelore"}, {"Mia", "mia"},
    {"Greta", "greta"}, {"Käthe", "kaethe"}, {"Franziska", "franziska"}, {"Birgit", "birgit"},
    {"Svenja", "svenja"}, {"Aylin", "aylin"}, {"Claudia", "claudia"}, {"Heike", "heike"}, {"Ronja", "ronja"}};

constexpr SpelledName familyNames[] = {{"Müller", "mueller"}, {"Schmidt", "schmidt"}, {"Schäfer", "schaefer"},
    {"Weiß", "weiss"}, {"Größmann", "groessmann"}, {"Köhler", "koehler"}, {"Hoffmann", "hoffmann"},
    {"Krüger", "krueger"}, {"Neumann", "neumann"}, {"Böhm", "boehm"}, {"Vogel", "vogel"},
    {"Lehmann", "lehmann"}, {"Jäger", "jaeger"}, {"Zimmermann", "zimmermann"}, {"Yılmaz", "yilmaz"},
    {"Voß", "voss"}, {"Brandt", "brandt"}, {"Schröder", "schroeder"}, {"Ziegler", "ziegler"},
    {"von der Heide", "vonderheide"}};

constexpr Place places[] = {{"Berlin", "Berlin"}, {"München", "Bayern"}, {"Köln", "Nordrhein-Westfalen"},
    {"Hamburg", "Hamburg"}, {"Düsseldorf", "Nordrhein-Westfalen"}, {"Leipzig", "Sachsen"},
    {"Nürnberg", "Bayern"}, {"Görlitz", "Sachsen"}};

constexpr std::string_view streets[] = {"Hauptstraße", "Bahnhofstraße", "Gartenweg", "Lindenallee",
    "Am Mühlbach", "Goethestraße", "Schloßplatz", "Rosenweg"};

constexpr std::string_view phones[]
    = {"+49151########", "+49160#######", "+49170#######", "+49176########", "+49152########"};

} // namespace

const Culture germany = {"Germany", 14, maleNames, femaleNames, familyNames, familyNames, places, streets,
    false, phones, "brief.example"};

} // namespace fleetkey::sandbox
