#include "core/platform/CredentialsDecoder.h"

namespace fleetkey {

namespace {

/// `{Token, ExpiresIn}`, or the token alone.
bool readAccessToken(json::Value value, Credentials &credentials) {
    if (!json::isObject(value)) {
        credentials.accessToken = SecretString(json::bytesOf(value));
        return true;
    }
    return json::eachField(value, [&](std::string_view key, json::Value field) {
        if (json::isNamed(key, "token"))
            credentials.accessToken = SecretString(json::bytesOf(field));
        else if (json::isNamed(key, "expiresin"))
            credentials.expiresIn
                = std::chrono::seconds(std::max<qint64>(0, json::integerOf(field).value_or(0)));
        return true;
    });
}

} // namespace

bool readCredentials(json::Value result, Credentials &credentials) {
    return json::eachField(result, [&](std::string_view key, json::Value field) {
        if (json::isNamed(key, "devicetoken"))
            credentials.deviceToken = DeviceToken(json::textOf(field));
        else if (json::isNamed(key, "accesstoken"))
            return readAccessToken(field, credentials);
        else if (json::isNamed(key, "refreshtoken"))
            credentials.refreshToken = SecretString(json::bytesOf(field));
        return true;
    });
}

} // namespace fleetkey
