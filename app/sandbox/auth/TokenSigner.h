#pragma once

#include "app/sandbox/base/Uuid.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fleetkey::sandbox {

// What an access token says.
struct AccessClaims {
    Uuid tokenId; // jti
    Uuid subject; // sub: an admin's id or a DeviceToken
    bool isAdmin = false;
    std::string email; // of admins
    std::int64_t issued = 0;
    std::int64_t expires = 0;
};

// Signs and checks JWTs with HS256.
class TokenSigner {
public:
    explicit TokenSigner(std::string key)
        : m_key(std::move(key)) { }

    std::string sign(const AccessClaims &claims) const;
    // The claims of a token that this key has signed, expired or not.
    std::optional<AccessClaims> verify(std::string_view token) const;

private:
    std::string signature(std::string_view text) const;

    std::string m_key;
};

// Compares in a time that does not tell where the difference is.
bool equalsInConstantTime(std::string_view left, std::string_view right);

// So many random bytes as base64url text.
std::string randomText(std::size_t bytes);
Uuid randomUuid();

} // namespace fleetkey::sandbox
