#include "app/sandbox/api/BodyReader.h"
#include "app/sandbox/api/Services.h"

#include "app/sandbox/json/JsonReader.h"
#include "app/sandbox/json/JsonWriter.h"

namespace fleetkey::sandbox {

namespace {

// The login names of a request. The platform wants a string of JSON and is particular about the names in it;
// an older client sends an object.
struct LoginFields {
    std::optional<std::string> email;
    std::optional<std::string> deviceToken;
};

std::optional<std::string> exactText(const JsonObject &members, std::string_view name) {
    for (const auto &[key, value] : members) {
        if (key == name && value.string())
            return *value.string();
    }
    return std::nullopt;
}

LoginFields readLoginFields(const JsonValue &body) {
    LoginFields fields;
    const JsonValue *given = body.find("LoginFields");
    if (!given)
        return fields;
    if (const std::string *text = given->string()) {
        const std::optional<JsonValue> parsed = readJson(*text);
        if (!parsed || !parsed->object())
            return fields;
        fields.email = exactText(*parsed->object(), "email");
        fields.deviceToken = exactText(*parsed->object(), "Devicetoken");
    } else if (given->object()) {
        const JsonValue *email = given->find("email");
        const JsonValue *deviceToken = given->find("DeviceToken");
        if (email && email->string())
            fields.email = *email->string();
        if (deviceToken && deviceToken->string())
            fields.deviceToken = *deviceToken->string();
    }
    return fields;
}

Answer answerWith(const std::expected<TokenPair, Answer> &tokens) {
    return tokens ? Answer::of(tokensJson(tokens->identity, &*tokens)) : tokens.error();
}

Answer login(Services services, const Call &call) {
    BodyReader body(call.body);
    const std::string password = body.text("Password").value_or("");
    const LoginFields fields = readLoginFields(call.body);
    const std::string &address = call.request.clientAddress;
    if (fields.deviceToken) {
        return answerWith(services.auth.signInUser(
            address, *fields.deviceToken, call.request.header("InstanceId"), password));
    }
    if (fields.email)
        return answerWith(services.auth.signInAdmin(address, *fields.email, password));
    if (std::optional<Answer> blocked = services.auth.countLogin(address))
        return *blocked;
    Answer bare;
    bare.status = 401; // no reason given: that is what the platform does with names it does not know
    bare.title = titleOf(401);
    return bare;
}

Answer refresh(Services services, const Call &call) {
    BodyReader body(call.body);
    body.require("AccessToken");
    body.require("RefreshToken");
    const std::string accessToken = body.text("AccessToken").value_or("");
    const std::string refreshToken = body.text("RefreshToken").value_or("");
    if (!body.isGood())
        return body.answer();
    return answerWith(services.auth.refresh(accessToken, refreshToken));
}

} // namespace

std::string tokensJson(const Uuid &deviceToken, const TokenPair *tokens) {
    JsonWriter json;
    json.beginObject();
    json.member("DeviceToken", deviceToken.toString());
    if (tokens) {
        json.name("AccessToken").beginObject();
        json.member("Token", tokens->accessToken).member("ExpiresIn", tokens->expiresIn);
        json.endObject();
        json.member("RefreshToken", tokens->refreshToken);
    } else {
        json.nullMember("AccessToken").nullMember("RefreshToken");
    }
    json.endObject();
    return json.take();
}

void addAuthRoutes(Router &router, Services services) {
    router.add(
        {"POST", "/v1/Auth/Login", [services](const Call &call) { return login(services, call); }, true});
    router.add({"POST", "/v1/Auth/RefreshToken",
        [services](const Call &call) { return refresh(services, call); }, true});
}

} // namespace fleetkey::sandbox
