#pragma once

#include "core/base/Result.h"
#include "core/base/SecretString.h"
#include "core/platform/Jwt.h"

namespace fleetkey {

/// Header and claims of a JWS in compact form. `Protocol` when it is not one (its title says where it
/// breaks), or when it is encrypted.
[[nodiscard]] Result<DecodedToken> decodeToken(const SecretString &token);
/// Who issued the token, by its `iss`; empty when it does not say, or not in a form worth remembering.
[[nodiscard]] QString issuerNamedIn(const QJsonObject &claims);

} // namespace fleetkey
