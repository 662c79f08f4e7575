#pragma once

#include "core/session/SessionData.h"

#include <QCoroTask>

namespace fleetkey {

/// `Session::signIn`.
QCoro::Task<Result<void>> signInFlow(
    std::shared_ptr<SessionData> data, QString email, SecretString password, bool keep);

} // namespace fleetkey
