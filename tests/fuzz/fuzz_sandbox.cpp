#include "app/sandbox/Emulator.h"
#include "app/sandbox/json/JsonReader.h"
#include "tests/fuzz/Require.h"

#include <cstdint>

using namespace fleetkey::sandbox;
using fleetkey::test::require;

namespace {

// An emulator, and the access token of an admin who may do everything.
struct Rig {
    Rig()
        : store({1, 40}, nullptr)
        , emulator(store, {{{}, {{0, 60, 3600}, {0, 3600, 0}, {0, 86'400, 0}}, "sandbox", {}}, 1}) {
        Request login;
        login.method = "POST";
        login.setTarget("/v1/Auth/Login");
        login.headers.emplace_back("Content-Type", "application/json");
        login.body
            = "{\"LoginFields\":\"{\\\"email\\\":\\\"company@sandbox.example\\\"}\",\"Password\":\"sandbox\"}";
        const auto answer = readJson(emulator.handle(login).response.body);
        require(answer.has_value(), "a login is answered with JSON");
        const JsonValue *result = answer->find("Result");
        const JsonValue *access = result ? result->find("AccessToken") : nullptr;
        const JsonValue *token = access ? access->find("Token") : nullptr;
        require(token && token->string(), "a login brings a token");
        bearer = *token->string();
    }

    Store store;
    Emulator emulator;
    std::string bearer;
};

std::string_view takeLine(std::string_view &rest) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    return line;
}

// "METHOD target", then headers, an empty line and the body; like HTTP, but with nothing that is HTTP's own.
// The bearer "ADMIN" stands for a good one.
Request requestFrom(std::string_view text, const std::string &bearer) {
    Request request;
    const std::string_view first = takeLine(text);
    const std::size_t space = first.find(' ');
    request.method = first.substr(0, space);
    request.setTarget(space == first.npos ? "/" : first.substr(space + 1));
    for (std::string_view line = takeLine(text); !line.empty(); line = takeLine(text)) {
        const std::size_t colon = line.find(':');
        request.headers.emplace_back(
            line.substr(0, colon), colon == line.npos ? std::string_view() : line.substr(colon + 1));
        if (request.headers.back().second == "ADMIN")
            request.headers.back().second = "Bearer " + bearer;
    }
    request.body = text;
    request.clientAddress = "127.0.0.1";
    request.fromLoopback = true;
    return request;
}

} // namespace

// Several requests in one input are parted by a line of "====": later ones meet what earlier ones did.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    constexpr std::string_view parting = "\n====\n";
    Rig rig;
    bool setsFaults = false;
    std::string_view rest(reinterpret_cast<const char *>(data), size);
    while (!rest.empty()) {
        const std::string_view one = rest.substr(0, rest.find(parting));
        rest.remove_prefix(std::min(one.size() + parting.size(), rest.size()));
        const Request request = requestFrom(one, rig.bearer);
        setsFaults = setsFaults || request.path.find("faults") != request.path.npos;
        const Response response = rig.emulator.handle(request).response;
        require(response.status >= 200 && response.status < 600, "every request has a status");
        if (setsFaults)
            continue;
        require(response.status != 500, "no request is too much");
        require(readJson(response.body).has_value(), "answers are JSON");
    }
    return 0;
}
