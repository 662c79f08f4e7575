#include "app/sandbox/cultures/Culture.h"

namespace fleetkey::sandbox {

namespace {

constexpr SpelledName maleNames[] = {{"Γιώργος", "giorgos"}, {"Δημήτρης", "dimitris"}, {"Νίκος", "nikos"},
    {"Κώστας", "kostas"}, {"Παναγιώτης", "panagiotis"}, {"Θανάσης", "thanasis"}, {"Σπύρος", "spyros"},
    {"Αλέξανδρος", "alexandros"}, {"Ηλίας", "ilias"}, {"Χρήστος", "christos"}, {"Ορέστης", "orestis"},
    {"Στέλιος", "stelios"}};

constexpr SpelledName femaleNames[] = {{"Μαρία", "maria"}, {"Ελένη", "eleni"}, {"Αικατερίνη", "aikaterini"},
    {"Σοφία", "sofia"}, {"Βασιλική", "vasiliki"}, {"Δέσποινα", "despoina"}, {"Ευαγγελία", "eyaggelia"},
    {"Χρυσάνθη", "chrysanthi"}, {"Ιωάννα", "ioanna"}, {"Θεοδώρα", "theodora"}, {"Καλλιόπη", "kalliopi"},
    {"Ζωή", "zoi"}};

constexpr SpelledName familyNames[] = {{"Παπαδόπουλος", "papadopoylos"}, {"Νικολαΐδης", "nikolaidis"},
    {"Γεωργίου", "georgioy"}, {"Δημητρίου", "dimitrioy"}, {"Οικονόμου", "oikonomoy"},
    {"Καραγιάννης", "karagiannis"}, {"Βλάχος", "vlachos"}, {"Αλεξίου", "alexioy"}, {"Μακρής", "makris"},
    {"Χατζής", "chatzis"}, {"Ψαράς", "psaras"}, {"Ξενάκης", "xenakis"}};

constexpr SpelledName femaleFamilyNames[] = {{"Παπαδοπούλου", "papadopoyloy"}, {"Νικολαΐδου", "nikolaidoy"},
    {"Γεωργίου", "georgioy"}, {"Δημητρίου", "dimitrioy"}, {"Οικονόμου", "oikonomoy"},
    {"Καραγιάννη", "karagianni"}, {"Βλάχου", "vlachoy"}, {"Αλεξίου", "alexioy"}, {"Μακρή", "makri"},
    {"Χατζή", "chatzi"}, {"Ψαρά", "psara"}, {"Ξενάκη", "xenaki"}};

constexpr Place places[] = {{"Αθήνα", "Αττική"}, {"Θεσσαλονίκη", "Κεντρική Μακεδονία"},
    {"Πάτρα", "Δυτική Ελλάδα"}, {"Ηράκλειο", "Κρήτη"}, {"Βόλος", "Θεσσαλία"}};

constexpr std::string_view streets[]
    = {"Ερμού", "Πανεπιστημίου", "Εγνατία", "Αγίου Δημητρίου", "Σταδίου", "Βενιζέλου"};

constexpr std::string_view phones[] = {"+30690#######", "+30694#######", "+30697#######", "+30698#######"};

} // namespace

const Culture greece = {"Greece", 5, maleNames, femaleNames, familyNames, femaleFamilyNames, places, streets,
    false, phones, "tachydromos.example"};

} // namespace fleetkey::sandbox
