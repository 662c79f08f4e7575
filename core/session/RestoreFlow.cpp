#include "core/session/RestoreFlow.h"

#include "core/session/RefreshFlow.h"
#include "core/session/SessionRecords.h"
#include "core/session/TokenKeeping.h"

namespace fleetkey {

namespace {

/// Nothing could be restored: back to signed out, with what the person should know.
void giveUp(SessionData &data, const KnownAccount &account, const Error &error) {
    data.tokens = {};
    // An account that nobody asked to keep has nothing in the keychain, and nothing to say about it.
    const bool surprising = error.kind != ErrorKind::NotFound || account.sessionExpected;
    if (error.kind != ErrorKind::Cancelled && surprising) {
        data.facts.keychainTrouble = error;
        data.unrestored = account;
    }
    data.enter(SessionState::SignedOut);
    data.publish();
}

/// Tokens that have run out are exchanged at once. Where the platform cannot be reached they are kept, and
/// the session is active for whatever can be done without it.
QCoro::Task<Result<void>> reviveFlow(std::shared_ptr<SessionData> data, std::stop_token stop) {
    const int epoch = data->epoch;
    const Result<Generation> refreshed = co_await joinRefresh(data, std::move(stop));
    if (data->isClosing() || data->epoch != epoch)
        co_return fail(ErrorKind::Cancelled);
    if (!refreshed && refreshed.error().kind == ErrorKind::Cancelled) {
        data->leaveRefresh();
        data->dropAccount();
        data->facts.keptIn = TokensKeptIn::Nowhere;
        data->enter(SessionState::SignedOut);
        data->publish();
    }
    const bool over = !refreshed
        && (refreshed.error().kind == ErrorKind::SessionExpired
            || refreshed.error().kind == ErrorKind::Cancelled);
    if (over)
        co_return fail(refreshed.error());
    co_return {};
}

} // namespace

QCoro::Task<Result<bool>> reawakenFlow(std::shared_ptr<SessionData> data) {
    const FlowGuard guard(data->flows);
    if (data->facts.state != SessionState::Expired || !data->usesKeychain())
        co_return false;
    const int epoch = data->epoch;
    auto stored = co_await storedTokens(
        data->store(), data->tokensKey(data->facts.email), data->refreshWish.get_token());
    const bool stillOver = data->epoch == epoch && data->facts.state == SessionState::Expired;
    if (!stillOver || !stored || !*stored || data->isOutdated(**stored))
        co_return false;
    data->takeOver(std::move(**stored), false);
    data->enter(SessionState::Active);
    data->giveUpTokens();
    data->publish();
    co_return true;
}

QCoro::Task<Result<void>> restoreFlow(std::shared_ptr<SessionData> data, KnownAccount account) {
    const FlowGuard guard(data->flows);
    if (!data->mayBegin())
        co_return fail(ErrorKind::Cancelled);
    data->dropAccount();
    data->wantsKeychain = true;
    data->memoryChosen = false;
    const std::stop_token stop = data->beginAttempt();
    data->facts.email = account.email;
    data->facts.keptIn = TokensKeptIn::Nowhere;
    data->enter(SessionState::Restoring);
    data->publish();

    const int epoch = data->epoch;
    auto stored = co_await storedTokens(data->store(), data->tokensKey(account.email), stop);
    if (stored && !*stored)
        stored = fail(ErrorKind::NotFound);
    if (data->isClosing() || data->epoch != epoch)
        co_return fail(ErrorKind::Cancelled);
    if (!stored) {
        giveUp(*data, account, stored.error());
        co_return fail(stored.error());
    }
    data->takeOver(std::move(**stored), false);
    data->facts.keptIn = TokensKeptIn::Keychain;
    rememberAccount(data, account.email, true);
    if (!data->tokens.isAlive(data->parts.platformClock->now()))
        co_return co_await reviveFlow(data, stop);
    data->enter(SessionState::Active);
    data->publish();
    co_return {};
}

} // namespace fleetkey
