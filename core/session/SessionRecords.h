#pragma once

#include "core/session/SessionData.h"

#include <QCoroTask>

namespace fleetkey {

/// Writes down, in the console's database, that this account was used, and whether the keychain should hold
/// its tokens. A failure is the database's `trouble` and nothing more.
QCoro::Task<void> rememberAccount(std::shared_ptr<SessionData> data, QString email, bool sessionExpected);

/// A line in the audit trail of the account itself. A failure is the database's `trouble` and nothing more.
QCoro::Task<void> recordInAudit(std::shared_ptr<SessionData> data, AuditEntry::Action action, QString email,
    std::optional<Error> failure = std::nullopt);

} // namespace fleetkey
