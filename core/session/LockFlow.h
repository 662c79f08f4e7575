#pragma once

#include "core/session/SessionData.h"

#include <QCoroTask>

namespace fleetkey {

/// As `Session::lock`.
void lockSession(SessionData &data);
/// As `Session::unlock`.
QCoro::Task<Result<void>> unlockFlow(std::shared_ptr<SessionData> data);

} // namespace fleetkey
