#pragma once

#include "core/tokens/UserSessionsData.h"

namespace fleetkey {

/// Joins the one refresh in flight for this user, or starts it. Errors: `SessionExpired` (refused: a login is
/// needed), `Cancelled` (also when `stop` is requested; the refresh itself goes on for the others), those of
/// `Transport`.
Pending<Generation> joinUserRefresh(
    const std::shared_ptr<UserSessionsData> &data, const DeviceToken &user, std::stop_token stop);

} // namespace fleetkey
