#pragma once

#include "core/session/SessionData.h"

#include <QCoroTask>

namespace fleetkey {

/// The right to replace an account's tokens, shared by all consoles of this person: a refresh or a login of
/// two at once would revoke each other's tokens.
struct TokenLease {
    QString name;
    QString holder; ///< empty where it could not be had; the console goes on without
};

/// Takes it. Waits while another console or an earlier flow of this one has it, for about a minute at most,
/// and says so after three seconds (`SessionFacts::waitsForOtherConsole`). Without holder where it cannot be
/// had: no database, or a holder that lives and never lets go. Errors: `Cancelled`.
QCoro::Task<Result<TokenLease>> takeTokenLease(
    std::shared_ptr<SessionData> data, QString email, std::stop_token stop);

/// Gives it back.
QCoro::Task<Result<void>> releaseTokenLease(std::shared_ptr<SessionData> data, TokenLease lease);

} // namespace fleetkey
