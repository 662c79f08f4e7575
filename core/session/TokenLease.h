#pragma once

#include "core/base/Clock.h"
#include "core/store/Leases.h"

#include <QCoroTask>

#include <functional>
#include <memory>
#include <stop_token>

namespace fleetkey {

/// The right to replace one identity's tokens, shared by all consoles of this person: a refresh or a login of
/// two at once would revoke each other's tokens.
struct TokenLease {
    std::shared_ptr<Leases> leases;
    QString name; ///< whose tokens
    QString holder; ///< empty where it could not be had; the console goes on without
};

/// Takes it. Waits while another console or an earlier flow of this one has it, for about a minute at most,
/// and tells `waits` after three seconds, and again (with `false`) at the end; it may be empty. Without
/// holder where it cannot be had: no database, or a holder that lives and never lets go. Errors: `Cancelled`.
QCoro::Task<Result<TokenLease>> takeTokenLease(std::shared_ptr<Leases> leases, std::shared_ptr<Clock> clock,
    QString name, std::stop_token stop, std::function<void(bool)> waits);

/// Gives it back.
QCoro::Task<Result<void>> releaseTokenLease(TokenLease lease);

} // namespace fleetkey
