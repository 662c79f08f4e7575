#include "core/tokens/UserSessionFlows.h"

#include "core/net/Retry.h"
#include "core/platform/Answers.h"
#include "core/platform/Endpoints.h"
#include "core/session/LinkedStop.h"
#include "core/session/RefreshCall.h"

namespace fleetkey {

namespace {

/// Nobody waits for the line: the window says what it says without it, and the database finishes what it was
/// asked for.
void recordInAudit(const UserSessionsData &data, AuditEntry::Action action, const DeviceToken &user,
    const std::optional<Error> &failure) {
    AuditEntry entry;
    entry.when = data.parts.clock->now();
    entry.environment = data.environment;
    entry.account = data.account;
    entry.action = action;
    entry.subject = user.text();
    entry.succeeded = !failure;
    entry.result = failure ? failure->title : QString();
    (void)data.parts.audit->append(std::move(entry));
}

template <typename T> std::optional<Error> failureOf(const Result<T> &result) {
    return result ? std::nullopt : std::optional(result.error());
}

/// True where the platform itself spoke, so that it is evidence about the tokens.
bool isEvidence(const std::optional<Error> &failure) {
    return !failure || failure->httpStatus != 0;
}

QCoro::Task<Result<Credentials>> spendLogin(std::shared_ptr<UserSessionsData> data, DeviceToken user,
    InstanceId instance, SecretString instanceKey, std::stop_token stop) {
    const Result<void> reserved = co_await data->parts.budget->reserve();
    if (!reserved)
        co_return fail(reserved.error());
    if (stop.stop_requested())
        co_return fail(ErrorKind::Cancelled);
    const Result<HttpResponse> answer
        = co_await data->parts.transport->send(endpoints::loginUser(user, instance, instanceKey), stop);
    // `Retry-After` counts by this computer's clock, because the ledger does.
    Result<Credentials> credentials = fail(ErrorKind::Cancelled);
    if (answer)
        credentials = answers::credentials(*answer, data->parts.clock->now());
    else
        credentials = fail(answer.error());
    if (!credentials)
        co_await data->parts.budget->learn(credentials.error());
    recordInAudit(*data, AuditEntry::Action::UserLogin, user, failureOf(credentials));
    co_return credentials;
}

QCoro::Task<Result<void>> tradeTokens(std::shared_ptr<UserSessionsData> data, DeviceToken user) {
    const HoldingId id = data->idOf(user);
    const HeldTokens *tokens = data->find(user);
    Result<Credentials> fresh = co_await refreshCall(data->parts.transport, data->parts.platformClock,
        tokens->credentials.accessToken.clone(), tokens->credentials.refreshToken.clone(),
        data->calls.get_token());
    const std::optional<Error> failure = failureOf(fresh);
    recordInAudit(*data, AuditEntry::Action::UserRefresh, user, failure);
    // Whoever forgot or replaced the tokens meanwhile meant it.
    HeldTokens *held = data->find(user, id);
    if (!held)
        co_return fail(ErrorKind::Cancelled);
    const TokenEvidence evidence{data->platformNow(), failure};
    if (fresh) {
        const auto lastCheck = held->lastCheck;
        data->hold(user, std::move(*fresh), TokenSource::Refresh);
        data->find(user)->lastCheck = lastCheck;
        held = data->find(user);
    }
    if (isEvidence(failure))
        held->lastRefresh = evidence;
    if (failure)
        co_return fail(*failure);
    co_return {};
}

QCoro::Task<void> refreshForAll(
    std::shared_ptr<UserSessionsData> data, DeviceToken user, std::shared_ptr<SharedPending<void>> waiters) {
    const BusyGuard busy(data, user);
    const Result<void> outcome = co_await tradeTokens(data, user);
    if (data->refreshing.value(user) == waiters)
        data->refreshing.remove(user);
    waiters->complete(outcome);
}

HttpRequest withBearer(HttpRequest request, const SecretString &accessToken) {
    request.secretHeaders.push_back({"Authorization", SecretString("Bearer " + accessToken.reveal())});
    return request;
}

} // namespace

QCoro::Task<Result<void>> logInAsUser(std::shared_ptr<UserSessionsData> data, DeviceToken user,
    InstanceId instance, SecretString instanceKey, std::stop_token stop) {
    // Never two logins at once for the same user: the second would revoke what the first has brought.
    if (data->loggingIn.contains(user))
        co_return fail(ErrorKind::Cancelled);
    const LinkedStop linked(std::move(stop), data->calls.get_token());
    data->loggingIn.insert(user);
    const BusyGuard busy(data, user);
    Result<Credentials> credentials
        = co_await spendLogin(data, user, instance, std::move(instanceKey), linked.token());
    data->loggingIn.remove(user);
    if (!credentials)
        co_return fail(credentials.error());
    data->hold(user, std::move(*credentials), TokenSource::Login);
    co_return {};
}

QCoro::Task<Result<void>> refreshUser(
    std::shared_ptr<UserSessionsData> data, DeviceToken user, std::stop_token stop) {
    const HeldTokens *tokens = data->find(user);
    if (!tokens || !tokens->credentials.hasTokens())
        co_return fail(ErrorKind::NotFound);
    auto waiters = data->refreshing.value(user);
    const bool first = !waiters;
    if (first) {
        waiters = std::make_shared<SharedPending<void>>();
        data->refreshing.insert(user, waiters);
    }
    auto outcome = waiters->join(std::move(stop));
    if (first)
        refreshForAll(data, user, waiters);
    co_return co_await std::move(outcome);
}

QCoro::Task<Result<UserDocument>> checkUser(
    std::shared_ptr<UserSessionsData> data, DeviceToken user, std::stop_token stop) {
    const HeldTokens *tokens = data->find(user);
    if (!tokens || tokens->credentials.accessToken.isEmpty())
        co_return fail(ErrorKind::NotFound);
    const HoldingId id = data->idOf(user);
    const LinkedStop linked(std::move(stop), data->calls.get_token());
    HttpRequest request = withBearer(endpoints::ownUser(), tokens->credentials.accessToken);
    const BusyGuard busy(data, user);
    const Result<HttpResponse> answer = co_await sendWithRetry(
        data->parts.transport, data->parts.clock, std::move(request), linked.token());
    Result<UserDocument> document = fail(ErrorKind::Cancelled);
    if (answer)
        document = answers::ownUser(*answer, data->platformNow());
    else
        document = fail(answer.error());
    const std::optional<Error> failure = failureOf(document);
    recordInAudit(*data, AuditEntry::Action::UserCheck, user, failure);
    HeldTokens *held = data->find(user, id);
    if (held && isEvidence(failure))
        held->lastCheck = TokenEvidence{data->platformNow(), failure};
    co_return document;
}

} // namespace fleetkey
