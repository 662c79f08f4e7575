#pragma once

#include "core/session/SessionData.h"

namespace fleetkey {

/// Joins the one refresh in flight, or starts it, and waits for the session's next generation. Errors:
/// `SessionExpired` (refused: the session is `Expired` now), `Cancelled` (also when `stop` is requested; the
/// refresh itself goes on for the others), or why the platform could not be asked: the tokens are kept then.
Pending<Generation> joinRefresh(const std::shared_ptr<SessionData> &data, std::stop_token stop);

} // namespace fleetkey
