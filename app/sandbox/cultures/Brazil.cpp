#include "app/sandbox/cultures/Culture.h"

namespace fleetkey::sandbox {

namespace {

constexpr SpelledName maleNames[] = {{"João", "joao"}, {"Gabriel", "gabriel"}, {"Luís", "luis"},
    {"Thiago", "thiago"}, {"Antônio", "antonio"}, {"Caio", "caio"}, {"Vinícius", "vinicius"},
    {"Rafael", "rafael"}, {"Otávio", "otavio"}, {"Murilo", "murilo"}, {"Davi", "davi"}, {"Fábio", "fabio"},
    {"Érico", "erico"}, {"Wellington", "wellington"}};

constexpr SpelledName femaleNames[] = {{"Ana Clara", "anaclara"}, {"Júlia", "julia"}, {"Beatriz", "beatriz"},
    {"Conceição", "conceicao"}, {"Letícia", "leticia"}, {"Márcia", "marcia"}, {"Larissa", "larissa"},
    {"Yasmin", "yasmin"}, {"Luíza", "luiza"}, {"Flávia", "flavia"}, {"Isadora", "isadora"},
    {"Tânia", "tania"}, {"Vitória", "vitoria"}, {"Cecília", "cecilia"}};

constexpr SpelledName familyNames[] = {{"Silva", "silva"}, {"Santos", "santos"}, {"Souza", "souza"},
    {"Araújo", "araujo"}, {"Gonçalves", "goncalves"}, {"Conceição", "conceicao"}, {"Barbosa", "barbosa"},
    {"Magalhães", "magalhaes"}, {"Teixeira", "teixeira"}, {"Assunção", "assuncao"},
    {"Nascimento", "nascimento"}, {"Guimarães", "guimaraes"}, {"Cardoso", "cardoso"}, {"Simões", "simoes"},
    {"Moraes", "moraes"}, {"Yamamoto", "yamamoto"}, {"Brandão", "brandao"}, {"Falcão", "falcao"}};

constexpr Place places[] = {{"São Paulo", "SP"}, {"Rio de Janeiro", "RJ"}, {"Belo Horizonte", "MG"},
    {"Brasília", "DF"}, {"Goiânia", "GO"}, {"Florianópolis", "SC"}};

constexpr std::string_view streets[] = {"Rua das Flores", "Avenida Paulista", "Travessa São João",
    "Rua Sete de Setembro", "Alameda Santos", "Rua do Comércio"};

constexpr std::string_view phones[]
    = {"+55119########", "+55219########", "+55319########", "+55619########", "+55489########"};

} // namespace

const Culture brazil = {"Brazil", 8, maleNames, femaleNames, familyNames, familyNames, places, streets, false,
    phones, "correio.example"};

} // namespace fleetkey::sandbox
