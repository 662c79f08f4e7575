#pragma once

#include "app/sandbox/base/Uuid.h"

#include <cstdint>
#include <string>

namespace fleetkey::sandbox {

// The one valid pair of tokens of an admin or user. Signing in and refreshing replace it.
struct Session {
    Uuid identity; // an admin's id or a user's DeviceToken
    Uuid accessTokenId; // the jti claim of the valid access token
    std::string refreshToken;
    std::int64_t accessExpires = 0; // seconds since 1970, by the emulator's clock
    std::int64_t refreshExpires = 0;
};

} // namespace fleetkey::sandbox
