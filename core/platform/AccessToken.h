#pragma once

#include "core/base/Result.h"
#include "core/base/SecretString.h"

#include <QDateTime>
#include <QJsonObject>

namespace fleetkey {

/// A JWT taken apart. Nothing is verified: only the platform can. Claims are undisclosed and none is
/// guaranteed (contract §1).
struct DecodedToken {
    QJsonObject header;
    QJsonObject claims;
    QDateTime issued; ///< `iat`, UTC; invalid when absent
    QDateTime notBefore; ///< `nbf`, UTC; invalid when absent
    QDateTime expires; ///< `exp`, UTC; invalid when absent
};

/// Header and claims of a JWS in compact form. `Protocol` when it is not one (its title says where it
/// breaks).
[[nodiscard]] Result<DecodedToken> decodeToken(const SecretString &token);

} // namespace fleetkey
