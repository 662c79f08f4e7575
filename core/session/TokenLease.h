#pragma once

#include "core/session/SessionData.h"

#include <QCoroTask>

namespace fleetkey {

/// Takes the right to replace this account's tokens, shared by all consoles of this person: a refresh or a
/// login of two at once would revoke each other's tokens. Waits while another console has it, for about a
/// minute at most. False where it cannot be had (no database, or a holder that never lets go): the console
/// goes on without. Errors: `Cancelled`.
QCoro::Task<Result<bool>> takeTokenLease(
    std::shared_ptr<SessionData> data, QString email, std::stop_token stop);

/// Gives it back.
QCoro::Task<Result<void>> releaseTokenLease(std::shared_ptr<SessionData> data, QString email);

} // namespace fleetkey
