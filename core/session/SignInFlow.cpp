#include "core/session/SignInFlow.h"

#include "core/platform/Answers.h"
#include "core/platform/Endpoints.h"
#include "core/session/Abandonable.h"
#include "core/session/SessionRecords.h"
#include "core/session/TokenKeeping.h"

namespace fleetkey {

namespace {

/// The login itself. It is sent once, whatever happens: it may have been counted even where no answer came.
QCoro::Task<Result<Credentials>> spendLogin(
    std::shared_ptr<SessionData> data, QString email, SecretString password, std::stop_token stop) {
    const Result<void> reserved = co_await data->parts.budget->reserve();
    if (!reserved)
        co_return fail(reserved.error());
    if (stop.stop_requested())
        co_return fail(ErrorKind::Cancelled);
    const Result<HttpResponse> answer
        = co_await data->parts.transport->send(endpoints::loginAdmin(email, password), stop);
    data->noteReached(answer);
    // `Retry-After` counts by this computer's clock, because the ledger does.
    Result<Credentials> credentials = answer ? answers::credentials(*answer, data->parts.clock->now())
                                             : Result<Credentials>(fail(answer.error()));
    if (!credentials)
        co_await data->parts.budget->learn(credentials.error());
    recordInAudit(data, AuditEntry::Action::SignIn, email,
        credentials ? std::nullopt : std::optional(credentials.error()));
    co_return credentials;
}

/// Begins the epoch of whoever has just signed in.
void beginSession(SessionData &data, const QString &email, Credentials credentials, bool keep) {
    const bool locked = data.facts.locked;
    data.dropAccount();
    data.facts.locked = locked; // whoever has signed in may have gone away since
    data.facts.email = email;
    data.facts.keptIn = TokensKeptIn::Nowhere;
    data.wantsKeychain = keep;
    data.takeOver(SessionTokens::from(std::move(credentials), data.parts.platformClock->now()), true);
    data.enter(SessionState::Active);
}

/// Keeps the new tokens while the windows are being filled already; other consoles wait for it, so that they
/// find the tokens that replaced theirs.
QCoro::Task<void> keepAndRelease(std::shared_ptr<SessionData> data, QString email, TokenLease lease) {
    const FlowGuard guard(data->flows);
    const int epoch = data->epoch;
    const bool keptAlready = co_await mayBeKeptAlready(data);
    if (data->epoch == epoch)
        data->mayRestInKeychain = keptAlready;
    // The login has revoked what the keychain may hold of this account: it must not come back at the next
    // start against the person's wish.
    if (data->epoch == epoch && !data->wantsKeychain && !data->memoryChosen) {
        const Result<void> erased
            = co_await abandonable(data->parts.keychain->erase(data->tokensKey(email)), data->flows->cut());
        if (data->epoch == epoch && erased)
            data->mayRestInKeychain = false;
    }
    if (data->epoch == epoch)
        co_await keepTokens(data);
    co_await releaseTokenLease(std::move(lease));
}

/// Back to where the sign-in began, unless something else has begun since.
void fallBack(SessionData &data, const SessionFacts &before, const std::stop_token &attempt) {
    if (data.facts.state != SessionState::SigningIn || data.attempt.get_token() != attempt)
        return;
    data.facts.email = before.email;
    data.enter(before.state);
    data.facts.expiryCause = before.expiryCause;
    data.publish();
}

QCoro::Task<Result<Credentials>> loginUnderLease(
    std::shared_ptr<SessionData> data, QString email, SecretString password, std::stop_token stop) {
    Result<Credentials> credentials = co_await spendLogin(data, email, std::move(password), stop);
    if (stop.stop_requested())
        co_return fail(ErrorKind::Cancelled);
    co_return credentials;
}

} // namespace

QCoro::Task<Result<void>> signInFlow(
    std::shared_ptr<SessionData> data, QString email, SecretString password, bool keep) {
    const FlowGuard guard(data->flows);
    if (!data->mayBegin())
        co_return fail(ErrorKind::Cancelled);
    email = email.trimmed();
    const SessionFacts before = data->facts;
    const std::stop_token stop = data->beginAttempt();
    data->facts.email = email;
    data->enter(SessionState::SigningIn);
    data->publish();

    const Result<TokenLease> lease = co_await takeAccountLease(data, email, stop);
    Result<Credentials> credentials = fail(ErrorKind::Cancelled);
    if (lease)
        credentials = co_await loginUnderLease(data, email, std::move(password), stop);
    if (credentials) {
        beginSession(*data, email, std::move(*credentials), keep);
        keepAndRelease(data, email, *lease);
        data->publish();
        co_return {};
    }
    if (lease)
        co_await releaseTokenLease(*lease);
    fallBack(*data, before, stop);
    co_return fail(credentials.error());
}

} // namespace fleetkey
