#pragma once

#include "core/net/PlatformClock.h"
#include "core/net/Transport.h"
#include "core/platform/Credentials.h"

#include <QCoroTask>

#include <memory>
#include <stop_token>

namespace fleetkey {

/// The one call that trades a pair of tokens for a new one, for admins and users alike; it never goes through
/// `ApiClient`. Sent once: a lost answer may have replaced the pair already. Errors: `SessionExpired` (the
/// platform refused, 400 or 401: a login is needed), all others mean that the old pair is still the one to
/// keep.
QCoro::Task<Result<Credentials>> refreshCall(std::shared_ptr<Transport> transport,
    std::shared_ptr<PlatformClock> platformClock, SecretString accessToken, SecretString refreshToken,
    std::stop_token stop);

} // namespace fleetkey
