#include "core/session/RefreshFlow.h"

#include "core/session/RefreshCall.h"
#include "core/session/TokenKeeping.h"
#include "core/session/TokenLease.h"

#include <QCoroTask>

namespace fleetkey {

namespace {

/// A refresh token lives about three months (contract §1).
constexpr qint64 refreshTokenDays = 85;

/// The likely cause of a refused refresh. An access token refused before its time was revoked; one that had
/// run out tells nothing, and the age of the pair decides.
ExpiryCause causeOf(const SessionTokens &tokens, const QDateTime &platformNow) {
    if (tokens.obtained.isValid() && tokens.obtained.daysTo(platformNow) >= refreshTokenDays)
        return ExpiryCause::TooOld;
    const bool early = tokens.expires.isValid() && platformNow < tokens.expires;
    return early || tokens.obtained.isValid() ? ExpiryCause::SignedInElsewhere : ExpiryCause::Unknown;
}

QCoro::Task<Result<Credentials>> askForNewTokens(std::shared_ptr<SessionData> data) {
    const SessionParts &parts = data->parts;
    Result<Credentials> fresh = co_await refreshCall(parts.transport, parts.platformClock,
        data->tokens.access.clone(), data->tokens.refresh.clone(), data->refreshCall.get_token());
    co_return fresh;
}

/// The refresh proper, for whoever has the lease. Tokens of another console may be outdated themselves, so
/// that there can be a second round; there is no third.
QCoro::Task<Result<Generation>> refreshOnce(std::shared_ptr<SessionData> data, int epoch) {
    bool adopted = co_await adoptNewer(data, epoch);
    for (int round = 1;; ++round) {
        if (data->epoch != epoch)
            co_return fail(ErrorKind::Cancelled);
        if (adopted && data->tokens.isAlive(data->parts.platformClock->now()))
            co_return data->generation;
        Result<Credentials> fresh = co_await askForNewTokens(data);
        if (data->epoch != epoch)
            co_return fail(ErrorKind::Cancelled);
        if (fresh) {
            data->takeOver(SessionTokens::from(std::move(*fresh), data->parts.platformClock->now()), true);
            co_await keepTokens(data);
            co_return data->generation;
        }
        if (fresh.error().kind != ErrorKind::SessionExpired)
            co_return fail(fresh.error());
        adopted = co_await adoptNewer(data, epoch);
        if (!adopted || round == 2)
            co_return fail(fresh.error());
    }
}

QCoro::Task<Result<Generation>> refreshUnderLease(std::shared_ptr<SessionData> data, int epoch) {
    const QString email = data->facts.email;
    const Result<bool> leased = co_await takeTokenLease(data, email, data->refreshCall.get_token());
    if (!leased)
        co_return fail(leased.error());
    const Result<Generation> outcome = co_await refreshOnce(data, epoch);
    if (*leased)
        co_await releaseTokenLease(data, email);
    co_return outcome;
}

void conclude(SessionData &data, const Result<Generation> &outcome) {
    data.refreshing.reset();
    if (outcome) {
        data.facts.connectivity = Connectivity::Online;
        data.enter(SessionState::Active);
    } else if (outcome.error().kind == ErrorKind::SessionExpired) {
        data.facts.connectivity = Connectivity::Online;
        data.refreshTrouble = outcome.error();
        data.enter(SessionState::Expired);
        if (data.facts.state == SessionState::Expired)
            data.facts.expiryCause = causeOf(data.tokens, data.parts.platformClock->now());
    } else {
        data.enter(SessionState::Active);
        if (outcome.error().kind != ErrorKind::Cancelled)
            data.noteUnfinished(outcome.error());
    }
    data.publish();
}

QCoro::Task<void> refreshFlow(
    std::shared_ptr<SessionData> data, std::shared_ptr<SharedPending<Generation>> waiters) {
    const FlowGuard guard(data);
    const int epoch = data->epoch;
    data->enter(SessionState::Refreshing);
    data->publish();
    const Result<Generation> outcome = co_await refreshUnderLease(data, epoch);
    if (data->epoch == epoch)
        conclude(*data, outcome);
    waiters->complete(outcome);
}

} // namespace

Pending<Generation> joinRefresh(const std::shared_ptr<SessionData> &data, std::stop_token stop) {
    if (const auto running = data->refreshing)
        return running->join(std::move(stop));
    const auto waiters = std::make_shared<SharedPending<Generation>>();
    data->refreshing = waiters;
    auto pending = waiters->join(std::move(stop));
    refreshFlow(data, waiters);
    return pending;
}

} // namespace fleetkey
