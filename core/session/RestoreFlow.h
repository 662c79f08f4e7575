#pragma once

#include "core/session/SessionData.h"

#include <QCoroTask>

namespace fleetkey {

/// `Session::restore`.
QCoro::Task<Result<void>> restoreFlow(std::shared_ptr<SessionData> data, KnownAccount account);

/// `Session::reawaken`.
QCoro::Task<Result<bool>> reawakenFlow(std::shared_ptr<SessionData> data);

} // namespace fleetkey
