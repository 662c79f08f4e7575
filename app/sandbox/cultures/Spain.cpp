#include "app/sandbox/cultures/Culture.h"

namespace fleetkey::sandbox {

namespace {

constexpr SpelledName maleNames[] = {{"Álvaro", "alvaro"}, {"Javier", "javier"}, {"Sergio", "sergio"},
    {"Íñigo", "inigo"}, {"Pablo", "pablo"}, {"Raúl", "raul"}, {"Andrés", "andres"}, {"Hugo", "hugo"},
    {"Martín", "martin"}, {"Jesús", "jesus"}, {"Óscar", "oscar"}, {"Iker", "iker"}, {"Jordi", "jordi"},
    {"Tomás", "tomas"}, {"Nicolás", "nicolas"}, {"Ramón", "ramon"}};

constexpr SpelledName femaleNames[] = {{"Lucía", "lucia"}, {"María", "maria"}, {"Carmen", "carmen"},
    {"Inés", "ines"}, {"Sofía", "sofia"}, {"Nuria", "nuria"}, {"Begoña", "begona"}, {"Rocío", "rocio"},
    {"Ana", "ana"}, {"Pilar", "pilar"}, {"Estíbaliz", "estibaliz"}, {"Marta", "marta"},
    {"Concepción", "concepcion"}, {"Noa", "noa"}, {"Alba", "alba"}, {"Mónica", "monica"}};

constexpr SpelledName familyNames[] = {{"García", "garcia"}, {"Fernández", "fernandez"}, {"López", "lopez"},
    {"Núñez", "nunez"}, {"Muñoz", "munoz"}, {"Ibáñez", "ibanez"}, {"Peña", "pena"}, {"Ortega", "ortega"},
    {"Gómez", "gomez"}, {"Castaño", "castano"}, {"Domínguez", "dominguez"}, {"Vázquez", "vazquez"},
    {"Ruiz", "ruiz"}, {"Zubizarreta", "zubizarreta"}, {"Serrano", "serrano"}, {"Iglesias", "iglesias"},
    {"Cortés", "cortes"}, {"Vidal", "vidal"}, {"Medina", "medina"}, {"Quiñones", "quinones"}};

constexpr Place places[] = {{"Madrid", "Comunidad de Madrid"}, {"Barcelona", "Cataluña"},
    {"Sevilla", "Andalucía"}, {"Bilbao", "País Vasco"}, {"A Coruña", "Galicia"}, {"Logroño", "La Rioja"}};

constexpr std::string_view streets[] = {"Calle Mayor", "Avenida de la Constitución", "Plaza de España",
    "Calle del Carmen", "Paseo Marítimo", "Camino Viejo"};

constexpr std::string_view phones[] = {"+34612######", "+34655######", "+34677######", "+34699######"};

} // namespace

const Culture spain = {"Spain", 7, maleNames, femaleNames, familyNames, familyNames, places, streets, false,
    phones, "correo.example"};

} // namespace fleetkey::sandbox
