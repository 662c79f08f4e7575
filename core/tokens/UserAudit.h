#pragma once

#include "core/tokens/UserSessionsData.h"

namespace fleetkey {

/// A line in the signed-in admin's audit trail. Nobody waits for it: the window says what it says without it,
/// and the database finishes what it was asked for.
void recordUserAction(const UserSessionsData &data, AuditEntry::Action action, const DeviceToken &user,
    const std::optional<Error> &failure);

/// The same, for what ended so; nothing for what was given up.
void recordOutcome(const UserSessionsData &data, AuditEntry::Action action, const DeviceToken &user,
    const Result<void> &outcome);

/// True where the platform itself spoke, so that it is evidence about the tokens.
[[nodiscard]] inline bool isAnswer(const Error &failure) {
    return failure.httpStatus != 0;
}

} // namespace fleetkey
