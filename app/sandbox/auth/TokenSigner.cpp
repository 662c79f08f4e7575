#include "app/sandbox/auth/TokenSigner.h"

#include "app/sandbox/base/Text.h"
#include "app/sandbox/json/JsonReader.h"
#include "app/sandbox/json/JsonWriter.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <stdexcept>

namespace fleetkey::sandbox {

namespace {

constexpr std::string_view header = R"({"alg":"HS256","typ":"JWT"})";
constexpr std::string_view issuer = "fleetkey-sandbox";

std::optional<Uuid> uuidIn(const JsonValue &claims, std::string_view name) {
    const JsonValue *value = claims.find(name);
    const std::string *text = value ? value->string() : nullptr;
    return text ? Uuid::parse(*text) : std::nullopt;
}

std::int64_t numberIn(const JsonValue &claims, std::string_view name) {
    const JsonValue *value = claims.find(name);
    const std::int64_t *number = value ? value->integer() : nullptr;
    return number ? *number : 0;
}

} // namespace

std::string TokenSigner::signature(std::string_view text) const {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int length = 0;
    HMAC(EVP_sha256(), m_key.data(), static_cast<int>(m_key.size()),
        reinterpret_cast<const unsigned char *>(text.data()), text.size(), digest, &length);
    return base64UrlEncode({reinterpret_cast<const char *>(digest), length});
}

std::string TokenSigner::sign(const AccessClaims &claims) const {
    JsonWriter json;
    json.beginObject();
    json.member("iss", issuer);
    json.member("aud", "telematics");
    json.member("sub", claims.subject.toString());
    json.member("jti", claims.tokenId.toString());
    json.member("iat", claims.issued).member("nbf", claims.issued).member("exp", claims.expires);
    json.member("role", claims.isAdmin ? "admin" : "user");
    if (claims.isAdmin)
        json.member("email", claims.email);
    else
        json.member("DeviceToken", claims.subject.toString());
    json.endObject();
    std::string token = base64UrlEncode(header) + '.' + base64UrlEncode(json.text());
    token += '.' + signature(token);
    return token;
}

std::optional<AccessClaims> TokenSigner::verify(std::string_view token) const {
    const std::size_t end = token.rfind('.');
    if (end == token.npos || !equalsInConstantTime(token.substr(end + 1), signature(token.substr(0, end))))
        return std::nullopt;
    const std::size_t dot = token.find('.');
    if (dot >= end || base64UrlDecode(token.substr(0, dot)) != header)
        return std::nullopt;
    const std::optional<JsonValue> json = readJson(base64UrlDecode(token.substr(dot + 1, end - dot - 1)));
    if (!json)
        return std::nullopt;
    const std::optional<Uuid> tokenId = uuidIn(*json, "jti");
    const std::optional<Uuid> subject = uuidIn(*json, "sub");
    if (!tokenId || !subject)
        return std::nullopt;
    const JsonValue *role = json->find("role");
    const JsonValue *email = json->find("email");
    return AccessClaims{*tokenId, *subject, role && role->string() && *role->string() == "admin",
        email && email->string() ? *email->string() : std::string(), numberIn(*json, "iat"),
        numberIn(*json, "exp")};
}

bool equalsInConstantTime(std::string_view left, std::string_view right) {
    return left.size() == right.size() && CRYPTO_memcmp(left.data(), right.data(), left.size()) == 0;
}

std::string randomText(std::size_t bytes) {
    std::string random(bytes, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(random.data()), static_cast<int>(bytes)) != 1)
        throw std::runtime_error("the machine has no random numbers to give");
    return base64UrlEncode(random);
}

Uuid randomUuid() {
    std::uint64_t bits[2];
    if (RAND_bytes(reinterpret_cast<unsigned char *>(bits), sizeof bits) != 1)
        throw std::runtime_error("the machine has no random numbers to give");
    return Uuid::fromRandomBits(bits[0], bits[1]);
}

} // namespace fleetkey::sandbox
