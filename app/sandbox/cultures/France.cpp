#include "app/sandbox/cultures/Culture.h"

namespace fleetkey::sandbox {

namespace {

constexpr SpelledName maleNames[] = {{"Lucas", "lucas"}, {"Hugo", "hugo"}, {"Théo", "theo"},
    {"François", "francois"}, {"Jérôme", "jerome"}, {"Étienne", "etienne"}, {"Mathieu", "mathieu"},
    {"Noé", "noe"}, {"Rémi", "remi"}, {"Antoine", "antoine"}, {"Karim", "karim"}, {"Gaël", "gael"},
    {"Benoît", "benoit"}, {"Loïc", "loic"}, {"Aurélien", "aurelien"}, {"Cédric", "cedric"}};

constexpr SpelledName femaleNames[] = {{"Chloé", "chloe"}, {"Léa", "lea"}, {"Manon", "manon"},
    {"Inès", "ines"}, {"Zoé", "zoe"}, {"Hélène", "helene"}, {"Amélie", "amelie"}, {"Océane", "oceane"},
    {"Maëlys", "maelys"}, {"Margaux", "margaux"}, {"Fatima", "fatima"}, {"Élodie", "elodie"},
    {"Céline", "celine"}, {"Solène", "solene"}, {"Agathe", "agathe"}, {"Noémie", "noemie"}};

constexpr SpelledName familyNames[]
    = {{"Martin", "martin"}, {"Bernard", "bernard"}, {"Dubois", "dubois"}, {"Lefèvre", "lefevre"},
        {"Moreau", "moreau"}, {"Girard", "girard"}, {"Rousseau", "rousseau"}, {"Fournier", "fournier"},
        {"Mercier", "mercier"}, {"Gauthier", "gauthier"}, {"Perrin", "perrin"}, {"Lemaître", "lemaitre"},
        {"Béranger", "beranger"}, {"Chevalier", "chevalier"}, {"Benali", "benali"}, {"Roux", "roux"},
        {"Delacroix", "delacroix"}, {"Marchand", "marchand"}, {"Noël", "noel"}, {"d'Aubigné", "daubigne"}};

constexpr Place places[] = {{"Paris", "Île-de-France"}, {"Lyon", "Auvergne-Rhône-Alpes"},
    {"Marseille", "Provence-Alpes-Côte d'Azur"}, {"Nantes", "Pays de la Loire"},
    {"Orléans", "Centre-Val de Loire"}, {"Saint-Étienne", "Auvergne-Rhône-Alpes"}};

constexpr std::string_view streets[] = {"rue de la République", "avenue Jean Jaurès", "place de l'Église",
    "boulevard Voltaire", "rue des Écoles", "chemin des Vignes"};

constexpr std::string_view phones[]
    = {"+3361#######", "+3362#######", "+3368#######", "+3375#######", "+3378#######"};

} // namespace

const Culture france = {"France", 9, maleNames, femaleNames, familyNames, familyNames, places, streets, true,
    phones, "courrier.example"};

} // namespace fleetkey::sandbox
