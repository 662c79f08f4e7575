#pragma once

#include "core/session/SessionData.h"

#include <QCoroTask>

namespace fleetkey {

/// `Session::restore`.
QCoro::Task<Result<void>> restoreFlow(std::shared_ptr<SessionData> data, KnownAccount account);

} // namespace fleetkey
