#include "core/tokens/UserSessionFlows.h"

#include "core/net/Retry.h"
#include "core/platform/Answers.h"
#include "core/platform/Endpoints.h"
#include "core/session/LinkedStop.h"
#include "core/session/TokenLease.h"
#include "core/tokens/HeldTokensEntry.h"
#include "core/tokens/UserAudit.h"
#include "core/tokens/UserRefreshFlow.h"
#include "core/tokens/UserTokensKeeping.h"

namespace fleetkey {

namespace {

template <typename T> std::optional<Error> failureOf(const Result<T> &result) {
    return result ? std::nullopt : std::optional(result.error());
}

void noteLogin(std::optional<LoginEvidence> &last, const QDateTime &now, const InstanceId &instance,
    const std::optional<Error> &failure) {
    const QDateTime lost = failure && mayHaveBeenDone(*failure) ? now : QDateTime();
    if (!failure || isAnswer(*failure) || lost.isValid())
        last = following(last, {now, instance, failure, lost});
}

QCoro::Task<Result<Credentials>> spendLogin(std::shared_ptr<UserSessionsData> data, DeviceToken user,
    InstanceId instance, SecretString instanceKey, std::stop_token stop) {
    if (data->isEnding())
        co_return fail(ErrorKind::Cancelled);
    const Result<void> reserved = co_await data->parts.budget->reserve();
    if (!reserved)
        co_return fail(reserved.error());
    if (stop.stop_requested() || data->isEnding())
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
    const std::optional<Error> failure = failureOf(credentials);
    data->noteReached(failure);
    noteLogin(data->users[user].lastLogin, data->platformNow(), instance, failure);
    recordUserAction(*data, AuditEntry::Action::UserLogin, user, failure);
    co_return credentials;
}

QCoro::Task<Result<void>> logInAndKeep(std::shared_ptr<UserSessionsData> data, DeviceToken user,
    InstanceId instance, SecretString instanceKey, std::stop_token stop) {
    Result<Credentials> credentials
        = co_await spendLogin(data, user, std::move(instance), std::move(instanceKey), std::move(stop));
    if (!credentials)
        co_return fail(credentials.error());
    data->hold(user, HeldTokens::of(std::move(*credentials), TokenSource::Login, data->platformNow()), true);
    co_await keepUserTokens(data, user);
    co_return {};
}

/// Consoles that share the keychain's entry: a refresh that one of them has under way would put its own pair
/// over the newer one.
QCoro::Task<Result<void>> logInUnderLease(std::shared_ptr<UserSessionsData> data, DeviceToken user,
    InstanceId instance, SecretString instanceKey, std::stop_token stop) {
    const FlowGuard guard(data->parts.flows);
    const Result<TokenLease> lease
        = co_await takeTokenLease(data->parts.leases, data->parts.clock, data->keyOf(user).entry(), stop, {});
    if (!lease)
        co_return fail(lease.error());
    const Result<void> outcome
        = co_await logInAndKeep(data, user, std::move(instance), std::move(instanceKey), std::move(stop));
    co_await releaseTokenLease(*lease);
    co_return outcome;
}

/// What may have been done before this was not: it would have replaced or revoked a pair that is accepted
/// now.
template <typename Evidence> void settle(std::optional<Evidence> &evidence, const QDateTime &asked) {
    if (evidence && evidence->lost.isValid() && evidence->lost <= asked)
        evidence->lost = {};
}

/// What the platform said of a pair belongs to it, put away meanwhile or not. False where it is gone.
bool noteCheck(UserSessionsData &data, const DeviceToken &user, const QByteArray &pair,
    const QDateTime &asked, TokenEvidence said) {
    UserSession &session = data.users[user];
    const bool isHeld = session.tokens && fingerprintOf(session.tokens->credentials) == pair;
    if (!isHeld && !(session.putAway && session.putAway->pair == pair))
        return false;
    auto &lastCheck = isHeld ? session.tokens->lastCheck : session.putAway->lastCheck;
    if (!said.failure) {
        settle(isHeld ? session.tokens->lastRefresh : session.putAway->lastRefresh, asked);
        settle(session.lastLogin, asked);
    }
    lastCheck = following(lastCheck, std::move(said));
    return true;
}

/// The tokens of this user, in whose name calls are sent; nobody's once they were forgotten.
class UserBearer final : public Bearer {
public:
    UserBearer(std::shared_ptr<UserSessionsData> data, DeviceToken user)
        : m_data(std::move(data))
        , m_user(std::move(user)) { }

    [[nodiscard]] std::optional<ErrorKind> ended() const override {
        return m_data->find(m_user) ? std::nullopt : std::optional(ErrorKind::Cancelled);
    }
    [[nodiscard]] const SecretString &accessToken() const override {
        return m_data->find(m_user)->credentials.accessToken;
    }
    [[nodiscard]] Generation generation() const override { return m_data->generationOf(m_user); }
    [[nodiscard]] bool isFresh(Generation generation) const override {
        const UserSession *session = m_data->known(m_user);
        return session != nullptr && session->generation == generation && session->fresh;
    }
    Pending<Generation> joinRefresh(std::stop_token stop) override {
        return joinUserRefresh(m_data, m_user, std::move(stop));
    }
    QCoro::Task<Result<HttpResponse>> attempt(HttpRequest request, std::stop_token stop) override {
        return send(m_data, std::move(request), std::move(stop));
    }
    [[nodiscard]] QDateTime platformNow() const override { return m_data->platformNow(); }

private:
    static QCoro::Task<Result<HttpResponse>> send(
        std::shared_ptr<UserSessionsData> data, HttpRequest request, std::stop_token stop) {
        Result<HttpResponse> answer = co_await sendWithRetry(
            data->parts.transport, data->parts.clock, std::move(request), std::move(stop));
        data->noteReached(failureOf(answer));
        co_return answer;
    }

    std::shared_ptr<UserSessionsData> m_data;
    DeviceToken m_user;
};

} // namespace

QCoro::Task<Result<void>> logInAsUser(std::shared_ptr<UserSessionsData> data, DeviceToken user,
    InstanceId instance, SecretString instanceKey, std::stop_token stop) {
    // The console is locked: nothing that spends a login begins.
    if (data->locked)
        co_return fail(ErrorKind::Cancelled);
    // Never two logins at once for the same user: the second would revoke what the first has brought.
    if (data->users[user].loggingIn)
        co_return fail(ErrorKind::Cancelled);
    const LinkedStop wanted(std::move(stop), data->calls.get_token());
    const LinkedStop linked(wanted.token(), data->parts.flows->cut());
    data->users[user].loggingIn = true;
    const BusyGuard busy(data, user);
    auto login = data->users[user].isInKeychain() ? &logInUnderLease : &logInAndKeep;
    Result<void> outcome
        = co_await login(data, user, std::move(instance), std::move(instanceKey), linked.token());
    data->users[user].loggingIn = false;
    co_return outcome;
}

QCoro::Task<Result<void>> refreshUser(
    std::shared_ptr<UserSessionsData> data, DeviceToken user, std::stop_token stop) {
    const Result<void> loaded = co_await loadUser(data, user, false, stop);
    if (!loaded)
        co_return fail(loaded.error());
    const Result<Generation> refreshed = co_await joinUserRefresh(data, user, std::move(stop));
    if (!refreshed)
        co_return fail(refreshed.error());
    co_return {};
}

QCoro::Task<Result<UserDocument>> checkUser(
    std::shared_ptr<UserSessionsData> data, DeviceToken user, std::stop_token stop) {
    const Result<void> loaded = co_await loadUser(data, user, false, stop);
    if (!loaded)
        co_return fail(loaded.error());
    const HeldTokens *tokens = data->find(user);
    if (!tokens || tokens->credentials.accessToken.isEmpty())
        co_return fail(ErrorKind::NotFound);
    const QByteArray pair = fingerprintOf(tokens->credentials);
    const QString issuer = tokens->reading.issuer;
    const QDateTime asked = data->platformNow();
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
    data->noteReached(failure);
    if (!failure || (isAnswer(*failure) && !failure->unanswered)) {
        const bool isKnown = noteCheck(*data, user, pair, asked,
            {data->platformNow(), failure, document ? document->user.deviceToken : DeviceToken(), {}});
        if (isKnown && !failure)
            data->noteIssuer(issuer);
    }
    recordUserAction(*data, AuditEntry::Action::UserCheck, user, failure);
    co_return document;
}

QCoro::Task<Result<HttpResponse>> sendAsUser(
    std::shared_ptr<UserSessionsData> data, DeviceToken user, HttpRequest request, std::stop_token stop) {
    const Result<void> loaded = co_await loadUser(data, user, false, stop);
    if (!loaded)
        co_return fail(loaded.error());
    const LinkedStop linked(std::move(stop), data->calls.get_token());
    const BusyGuard busy(data, user);
    co_return co_await sendAs(std::make_shared<UserBearer>(data, user), std::move(request), linked.token());
}

} // namespace fleetkey
