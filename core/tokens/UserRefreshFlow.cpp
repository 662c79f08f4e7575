#include "core/tokens/UserRefreshFlow.h"

#include "core/session/LinkedStop.h"
#include "core/session/RefreshCall.h"
#include "core/session/TokenLease.h"
#include "core/tokens/UserAudit.h"
#include "core/tokens/UserTokensKeeping.h"

namespace fleetkey {

namespace {

/// To refresh them would end another user's session, for tokens that are of no use here.
bool isForeign(const HeldTokens &held, const DeviceToken &user) {
    return !held.strangerTo(user).isEmpty();
}

bool isAlive(const HeldTokens &held, const QDateTime &now) {
    return held.credentials.hasTokens() && held.expires.isValid() && now < held.expires;
}

/// Cut off, the platform may have replaced a pair that the keychain still has for the next start; only what
/// is gone with this service anyway may go at once.
std::stop_token stopOf(const UserSessionsData &data, const DeviceToken &user) {
    const UserSession *session = data.known(user);
    return session != nullptr && session->isInKeychain() ? data.parts.flows->cut() : data.calls.get_token();
}

/// Sends the pair that is held now, once, and takes over what comes.
QCoro::Task<Result<Generation>> tradeOnce(std::shared_ptr<UserSessionsData> data, DeviceToken user) {
    const Generation generation = data->generationOf(user);
    const HeldTokens *before = data->find(user);
    // Told so by a check since, or adopted from the keychain.
    if (isForeign(*before, user))
        co_return fail(ErrorKind::ForeignTokens);
    Result<Credentials> fresh = co_await refreshCall(data->parts.transport, data->parts.platformClock,
        before->credentials.accessToken.clone(), before->credentials.refreshToken.clone(),
        stopOf(*data, user));
    const std::optional<Error> failure = fresh ? std::nullopt : std::optional(fresh.error());
    data->noteReached(failure);
    // Whoever forgot or replaced the tokens meanwhile meant it.
    HeldTokens *held = data->find(user, generation);
    if (!held)
        co_return fail(ErrorKind::Cancelled);
    const QDateTime now = data->platformNow();
    if (failure) {
        const QDateTime lost = mayHaveBeenDone(*failure) ? now : QDateTime();
        if (isAnswer(*failure) || lost.isValid())
            held->lastRefresh = following(held->lastRefresh, {now, failure, {}, lost});
        co_return fail(*failure);
    }
    data->hold(user, HeldTokens::of(std::move(*fresh), TokenSource::Refresh, now), true);
    data->find(user)->lastRefresh = TokenEvidence{now, {}, {}, {}};
    co_await keepUserTokens(data, user);
    co_return data->generationOf(user);
}

/// Newer tokens that another console has stored serve as well, and may be outdated themselves; there is no
/// third round.
QCoro::Task<Result<Generation>> tradeTokens(std::shared_ptr<UserSessionsData> data, DeviceToken user) {
    bool adopted = co_await adoptStoredTokens(data, user, StoredPair::Newer);
    for (int round = 1;; ++round) {
        const HeldTokens *held = data->find(user);
        if (held == nullptr || data->isEnding())
            co_return fail(ErrorKind::Cancelled);
        if (adopted && isAlive(*held, data->platformNow()))
            co_return data->generationOf(user);
        const Result<Generation> traded = co_await tradeOnce(data, user);
        if (traded || traded.error().kind != ErrorKind::SessionExpired)
            co_return traded;
        adopted = co_await adoptStoredTokens(data, user, StoredPair::Any);
        if (!adopted || round == 2)
            co_return traded;
    }
}

/// Consoles that share the keychain's entry share the right to replace it.
QCoro::Task<Result<Generation>> tradeUnderLease(std::shared_ptr<UserSessionsData> data, DeviceToken user) {
    if (!data->users[user].isInKeychain())
        co_return co_await tradeTokens(data, user);
    const FlowGuard guard(data->parts.flows);
    const LinkedStop waiting(data->calls.get_token(), data->parts.flows->cut());
    const Result<TokenLease> lease = co_await takeTokenLease(
        data->parts.leases, data->parts.clock, data->keyOf(user).entry(), waiting.token(), {});
    if (!lease)
        co_return fail(lease.error());
    const Result<Generation> outcome = co_await tradeTokens(data, user);
    co_await releaseTokenLease(*lease);
    co_return outcome;
}

QCoro::Task<void> refreshForAll(std::shared_ptr<UserSessionsData> data, DeviceToken user,
    std::shared_ptr<SharedPending<Generation>> waiters) {
    const BusyGuard busy(data, user);
    const Result<Generation> outcome = co_await tradeUnderLease(data, user);
    recordUserAction(*data, AuditEntry::Action::UserRefresh, user,
        outcome ? std::nullopt : std::optional(outcome.error()));
    if (data->users[user].refreshing == waiters)
        data->users[user].refreshing.reset();
    data->putAway(user);
    waiters->complete(outcome);
}

} // namespace

Pending<Generation> joinUserRefresh(
    const std::shared_ptr<UserSessionsData> &data, const DeviceToken &user, std::stop_token stop) {
    const HeldTokens *tokens = data->find(user);
    if (!tokens || !tokens->credentials.hasTokens())
        return Pending<Generation>::ready(fail(ErrorKind::NotFound));
    if (isForeign(*tokens, user))
        return Pending<Generation>::ready(fail(ErrorKind::ForeignTokens));
    if (const auto running = data->users[user].refreshing)
        return running->join(std::move(stop));
    const auto waiters = std::make_shared<SharedPending<Generation>>();
    data->users[user].refreshing = waiters;
    auto pending = waiters->join(std::move(stop));
    refreshForAll(data, user, waiters);
    return pending;
}

} // namespace fleetkey
