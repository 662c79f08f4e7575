#include "core/session/Session.h"

#include "core/platform/AccessToken.h"
#include "core/platform/Identifiers.h"
#include "core/session/Abandonable.h"
#include "core/session/LockFlow.h"
#include "core/session/RefreshFlow.h"
#include "core/session/RestoreFlow.h"
#include "core/session/SessionApiClient.h"
#include "core/session/SessionData.h"
#include "core/session/SessionRecords.h"
#include "core/session/SignInFlow.h"
#include "core/session/TokenKeeping.h"

namespace fleetkey {

namespace {

/// Whose an access token is, where it says so by a UUID or an e-mail address; else its `sub` may be anything.
QString accountNamedIn(const SecretString &token) {
    const auto decoded = decodeToken(token);
    const QString account = decoded ? decoded->claims.value(u"sub").toString() : QString();
    return isUuid(account) || account.contains(u'@') ? account : QString();
}

QCoro::Task<Result<void>> signOutFlow(std::shared_ptr<SessionData> data) {
    const FlowGuard guard(data->flows);
    if (data->isClosing())
        co_return fail(ErrorKind::Cancelled);
    const QString email = data->facts.email;
    const bool mayRestInKeychain = data->mayRestInKeychain;
    data->attempt.request_stop();
    data->dropAccount();
    data->facts.keptIn = TokensKeptIn::Nowhere;
    data->facts.email.clear();
    data->enter(SessionState::SignedOut);
    data->publish();
    if (email.isEmpty())
        co_return {};
    rememberAccount(data, email, false);
    const Result<void> erased = co_await eraseTokens(data, email, mayRestInKeychain);
    recordInAudit(
        data, AuditEntry::Action::SignOut, email, erased ? std::nullopt : std::optional(erased.error()));
    co_return erased;
}

QCoro::Task<Result<void>> renewFlow(std::shared_ptr<SessionData> data) {
    const FlowGuard guard(data->flows);
    if (const auto refusal = data->refusal())
        co_return fail(*refusal);
    const Result<Generation> refreshed = co_await joinRefresh(data, data->calls.get_token());
    if (!refreshed)
        co_return fail(refreshed.error());
    co_return {};
}

QCoro::Task<Result<void>> storeInMemory(std::shared_ptr<SessionData> data) {
    const FlowGuard guard(data->flows);
    co_return co_await keepTokens(data);
}

bool mayTryKeychain(const SessionData &data) {
    const SessionState state = data.facts.state;
    return !data.isClosing() && state != SessionState::Restoring && state != SessionState::SigningIn;
}

/// A locked keychain stays locked until the person is asked for its password. While the prompt is open,
/// nobody is asked twice.
QCoro::Task<Result<void>> unlockKeychain(std::shared_ptr<SessionData> data) {
    if (data->unlocking)
        co_return fail(ErrorKind::Cancelled);
    data->unlocking = true;
    const int epoch = data->epoch;
    const std::stop_token stop = data->beginAttempt();
    const Result<void> unlocked = co_await abandonable(data->parts.keychain->unlock(), stop);
    data->unlocking = false;
    if (data->epoch != epoch || !mayTryKeychain(*data))
        co_return fail(ErrorKind::Cancelled);
    if (!unlocked && unlocked.error().kind != ErrorKind::Cancelled) {
        data->facts.keychainTrouble = unlocked.error();
        data->publish();
    }
    co_return unlocked;
}

QCoro::Task<Result<void>> retryKeychainFlow(std::shared_ptr<SessionData> data) {
    const FlowGuard guard(data->flows);
    if (!mayTryKeychain(*data))
        co_return fail(ErrorKind::Cancelled);
    const Result<void> unlocked = co_await unlockKeychain(data);
    if (!unlocked)
        co_return fail(unlocked.error());
    if (data->unrestored && data->mayBegin())
        co_return co_await restoreFlow(data, *data->unrestored);
    data->memoryChosen = false;
    if (data->tokens.isEmpty()) {
        data->facts.keychainTrouble.reset();
        data->publish();
        co_return {};
    }
    data->wantsKeychain = true;
    co_return co_await keepTokens(data);
}

QCoro::Task<Result<void>> closeFlow(std::shared_ptr<SessionData> data) {
    data->attempt.request_stop();
    data->calls.request_stop();
    data->enter(SessionState::Closing);
    data->publish();
    if (!data->refreshing)
        data->refreshWish.request_stop();
    // Not at once: the platform may have replaced tokens that nobody would then know, and a login is lost.
    const std::stop_callback onCut(data->flows->cut(), [data] { data->stopRefreshes(); });
    co_await endOf(data->flows, data->parts.clock);
    co_return {};
}

} // namespace

Session::Session(Environment environment, SessionParts parts)
    : d(std::make_shared<SessionData>(std::move(environment), std::move(parts), this)) {
    connect(d->parts.reachability.get(), &Reachability::changed, this, [this] { d->publish(); });
}

Session::~Session() {
    d->owner = nullptr;
    d->attempt.request_stop();
    d->calls.request_stop();
    d->stopRefreshes();
    d->enter(SessionState::Closing);
}

const SessionFacts &Session::facts() const {
    return d->facts;
}

const Environment &Session::environment() const {
    return d->environment;
}

bool Session::isOwn(const SecretString &token) const {
    const SessionTokens &own = d->tokens;
    if (token.isEmpty())
        return false;
    if (token.matches(own.access) || token.matches(own.refresh))
        return true;
    const QString account = accountNamedIn(token);
    return d->outdated.contains(SessionTokens{{}, token.clone(), {}, {}}.fingerprint())
        || (!account.isEmpty() && account == accountNamedIn(own.access));
}

std::shared_ptr<ApiClient> Session::api() const {
    return std::make_shared<SessionApiClient>(d);
}

QCoro::Task<Result<void>> Session::signIn(QString email, SecretString password, bool keep) {
    return signInFlow(d, std::move(email), std::move(password), keep);
}

QCoro::Task<Result<void>> Session::restore(KnownAccount account) {
    return restoreFlow(d, std::move(account));
}

QCoro::Task<Result<bool>> Session::reawaken() {
    return reawakenFlow(d);
}

QCoro::Task<Result<void>> Session::renew() {
    return renewFlow(d);
}

std::optional<std::chrono::milliseconds> Session::sinceLastCall() const {
    if (!d->lastCall)
        return std::nullopt;
    return d->parts.clock->elapsed() - *d->lastCall;
}

void Session::cancel() {
    d->attempt.request_stop();
}

QCoro::Task<Result<void>> Session::signOut() {
    return signOutFlow(d);
}

void Session::keepInMemory() {
    if (d->unlocking) // whatever the system is answered now
        d->attempt.request_stop();
    d->memoryChosen = true;
    d->facts.keychainTrouble.reset();
    d->unrestored.reset();
    if (!d->tokens.isEmpty())
        storeInMemory(d);
    d->publish();
}

QCoro::Task<Result<void>> Session::retryKeychain() {
    return retryKeychainFlow(d);
}

void Session::lock() {
    lockSession(*d);
}

QCoro::Task<Result<void>> Session::unlock() {
    return unlockFlow(d);
}

QCoro::Task<Result<void>> Session::close() {
    return closeFlow(d);
}

} // namespace fleetkey
