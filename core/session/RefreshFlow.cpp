#include "core/session/RefreshFlow.h"

#include "core/session/RefreshCall.h"
#include "core/session/TokenKeeping.h"

#include <QCoroTask>

namespace fleetkey {

namespace {

/// A refresh token lives about three months (contract §1).
constexpr qint64 refreshTokenDays = 85;

/// The likely cause of a refused refresh. An access token refused before its time was revoked; one that had
/// run out tells nothing, and the age of the pair decides.
ExpiryCause causeOf(const SessionData &data) {
    const SessionTokens &tokens = data.tokens;
    const QDateTime platformNow = data.parts.platformClock->now();
    if (data.doubted == tokens.fingerprint())
        return ExpiryCause::RefreshLost;
    if (tokens.obtained.isValid() && tokens.obtained.daysTo(platformNow) >= refreshTokenDays)
        return ExpiryCause::TooOld;
    const bool early = tokens.expires.isValid() && platformNow < tokens.expires;
    return early || tokens.obtained.isValid() ? ExpiryCause::SignedInElsewhere : ExpiryCause::Unknown;
}

/// What a refresh was begun for. When it ends, the person may be elsewhere already.
struct RefreshTask {
    explicit RefreshTask(const SessionData &data)
        : epoch(data.epoch)
        , email(data.facts.email)
        , key(data.tokensKey(email))
        , store(data.store())
        , wish(data.refreshWish.get_token())
        , call(data.refreshCall.get_token()) { }

    int epoch;
    QString email;
    SecretKey key;
    std::shared_ptr<SecretStore> store;
    std::stop_token wish; ///< stops what comes before the call
    std::stop_token call;
};

/// New tokens for the session's own. Where the person has gone on meanwhile they are kept all the same: the
/// ones before are spent.
QCoro::Task<Result<Credentials>> askForNewTokens(
    std::shared_ptr<SessionData> data, std::shared_ptr<const RefreshTask> task) {
    const SessionParts &parts = data->parts;
    const QByteArray sent = data->tokens.fingerprint();
    Result<Credentials> fresh = co_await refreshCall(parts.transport, parts.platformClock,
        data->tokens.access.clone(), data->tokens.refresh.clone(), task->call);
    if (data->epoch == task->epoch) {
        if (!fresh && mayHaveBeenDone(fresh.error())) {
            data->doubted = sent;
            ++data->doubts;
        }
        co_return fresh;
    }
    if (fresh && !task->call.stop_requested()) {
        co_await keepForLater(task->store, task->key, sent,
            SessionTokens::from(std::move(*fresh), parts.platformClock->now()), data->flows->cut());
    }
    co_return fail(ErrorKind::Cancelled);
}

/// The refresh proper, for whoever has the lease. Tokens of another console may be outdated themselves, so
/// that there can be a second round; there is no third.
QCoro::Task<Result<Generation>> refreshOnce(
    std::shared_ptr<SessionData> data, std::shared_ptr<const RefreshTask> task) {
    if (data->epoch != task->epoch)
        co_return fail(ErrorKind::Cancelled);
    bool adopted = co_await adoptStored(data, task->epoch, StoredPair::Newer);
    for (int round = 1;; ++round) {
        if (data->epoch != task->epoch || task->wish.stop_requested())
            co_return fail(ErrorKind::Cancelled);
        if (adopted && data->tokens.isAlive(data->parts.platformClock->now()))
            co_return data->generation;
        Result<Credentials> fresh = co_await askForNewTokens(data, task);
        if (data->epoch != task->epoch)
            co_return fail(ErrorKind::Cancelled);
        if (fresh) {
            data->takeOver(SessionTokens::from(std::move(*fresh), data->parts.platformClock->now()), true);
            co_await keepTokens(data);
            co_return data->generation;
        }
        if (fresh.error().kind != ErrorKind::SessionExpired)
            co_return fail(fresh.error());
        adopted = co_await adoptStored(data, task->epoch, StoredPair::Any);
        if (!adopted || round == 2)
            co_return fail(fresh.error());
    }
}

QCoro::Task<Result<Generation>> refreshUnderLease(
    std::shared_ptr<SessionData> data, std::shared_ptr<const RefreshTask> task) {
    const Result<TokenLease> lease = co_await takeAccountLease(data, task->email, task->wish);
    if (!lease)
        co_return fail(lease.error());
    const Result<Generation> outcome = co_await refreshOnce(data, task);
    co_await releaseTokenLease(*lease);
    co_return outcome;
}

void conclude(SessionData &data, const Result<Generation> &outcome) {
    data.refreshing.reset();
    if (outcome) {
        data.parts.reachability->noteAnswer();
        data.enter(SessionState::Active);
    } else if (outcome.error().kind == ErrorKind::SessionExpired) {
        data.parts.reachability->noteAnswer();
        data.facts.refreshTrouble = outcome.error();
        data.enter(SessionState::Expired);
        if (data.facts.state == SessionState::Expired)
            data.facts.expiryCause = causeOf(data);
    } else {
        data.enter(SessionState::Active);
        if (outcome.error().kind != ErrorKind::Cancelled)
            data.noteUnfinished(outcome.error());
    }
    data.giveUpTokens();
    data.publish();
}

QCoro::Task<void> refreshFlow(
    std::shared_ptr<SessionData> data, std::shared_ptr<SharedPending<Generation>> waiters) {
    const FlowGuard guard(data->flows);
    const auto task = std::make_shared<const RefreshTask>(*data);
    data->enter(SessionState::Refreshing);
    data->publish();
    const Result<Generation> outcome = co_await refreshUnderLease(data, task);
    if (data->epoch == task->epoch)
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
