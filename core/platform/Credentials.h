#pragma once

#include "core/base/SecretString.h"
#include "core/platform/Identifiers.h"

#include <chrono>

namespace fleetkey {

/// What a login, a refresh or a registration hands out (contract §4). Tokens may be absent after a
/// registration.
struct Credentials {
    DeviceToken deviceToken;
    SecretString accessToken;
    std::chrono::seconds expiresIn{0}; ///< as the platform said it; 0 when it did not
    SecretString refreshToken;

    [[nodiscard]] bool hasTokens() const { return !accessToken.isEmpty() && !refreshToken.isEmpty(); }
    [[nodiscard]] Credentials clone() const {
        return {deviceToken, accessToken.clone(), expiresIn, refreshToken.clone()};
    }
};

} // namespace fleetkey
