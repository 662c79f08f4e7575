#include "core/session/SessionApiClient.h"

#include "core/net/Retry.h"
#include "core/platform/Answers.h"
#include "core/session/BearerCall.h"
#include "core/session/LinkedStop.h"
#include "core/session/RefreshFlow.h"

namespace fleetkey {

namespace {

/// Shows that a call is being made again, for as long as it lasts.
class RetrySign {
public:
    explicit RetrySign(std::shared_ptr<SessionData> data)
        : m_data(std::move(data)) { }
    ~RetrySign() {
        if (!m_shown || --m_data->retryingCalls > 0)
            return;
        m_data->facts.retrying.reset();
        m_data->publish();
    }
    RetrySign(const RetrySign &) = delete;
    RetrySign &operator=(const RetrySign &) = delete;

    void show(const RetryNotice &notice) {
        if (!std::exchange(m_shown, true))
            ++m_data->retryingCalls;
        m_data->facts.retrying = {notice.attempt, notice.retries};
        m_data->noteReached(fail(notice.error));
    }

private:
    std::shared_ptr<SessionData> m_data;
    bool m_shown = false;
};

QCoro::Task<Result<HttpResponse>> attempt(
    std::shared_ptr<SessionData> data, HttpRequest request, std::stop_token stop) {
    const auto sign = std::make_shared<RetrySign>(data);
    Result<HttpResponse> answer = co_await sendWithRetry(data->parts.transport, data->parts.clock,
        std::move(request), std::move(stop), {}, [sign](const RetryNotice &notice) { sign->show(notice); });
    data->noteReached(answer);
    co_return answer;
}

/// The same in the session's name. Tokens that are accepted when asked now were not replaced by a refresh
/// that failed before: they are doubted no more.
QCoro::Task<Result<HttpResponse>> attemptSignedIn(
    std::shared_ptr<SessionData> data, HttpRequest request, std::stop_token stop) {
    const int doubts = data->doubts;
    const bool isDoubted = !data->doubted.isEmpty();
    Result<HttpResponse> answer = co_await attempt(data, std::move(request), std::move(stop));
    if (isDoubted && data->doubts == doubts && answer
        && !answers::failureOf(*answer, data->parts.platformClock->now()))
        data->doubted.clear();
    co_return answer;
}

/// Whoever is signed in now; nobody signed in later.
class SignedInBearer final : public Bearer {
public:
    explicit SignedInBearer(std::shared_ptr<SessionData> data)
        : m_data(std::move(data))
        , m_epoch(m_data->epoch) { }

    [[nodiscard]] std::optional<ErrorKind> ended() const override {
        return m_data->epoch == m_epoch ? m_data->refusal() : ErrorKind::Cancelled;
    }
    [[nodiscard]] const SecretString &accessToken() const override { return m_data->tokens.access; }
    [[nodiscard]] Generation generation() const override { return m_data->generation; }
    [[nodiscard]] bool isFresh(Generation generation) const override {
        return generation == m_data->fromPlatform;
    }
    Pending<Generation> joinRefresh(std::stop_token stop) override {
        return fleetkey::joinRefresh(m_data, std::move(stop));
    }
    QCoro::Task<Result<HttpResponse>> attempt(HttpRequest request, std::stop_token stop) override {
        return attemptSignedIn(m_data, std::move(request), std::move(stop));
    }
    [[nodiscard]] QDateTime platformNow() const override { return m_data->parts.platformClock->now(); }

private:
    std::shared_ptr<SessionData> m_data;
    int m_epoch;
};

QCoro::Task<Result<HttpResponse>> sendAsSession(
    std::shared_ptr<SessionData> data, HttpRequest request, std::stop_token callers) {
    const FlowGuard guard(data->flows);
    const LinkedStop stop(std::move(callers), data->calls.get_token());
    data->lastCall = data->parts.clock->elapsed();
    co_return co_await sendAs(std::make_shared<SignedInBearer>(data), std::move(request), stop.token());
}

QCoro::Task<Result<HttpResponse>> sendAsItIs(
    std::shared_ptr<SessionData> data, HttpRequest request, std::stop_token callers) {
    const FlowGuard guard(data->flows);
    const LinkedStop stop(std::move(callers), data->calls.get_token());
    if (data->isClosing())
        co_return fail(ErrorKind::Cancelled);
    co_return co_await attempt(data, std::move(request), stop.token());
}

} // namespace

SessionApiClient::SessionApiClient(std::shared_ptr<SessionData> data)
    : d(std::move(data)) {
}

QCoro::Task<Result<HttpResponse>> SessionApiClient::send(HttpRequest request, std::stop_token stop) {
    return sendAsSession(d, std::move(request), std::move(stop));
}

QCoro::Task<Result<HttpResponse>> SessionApiClient::sendBare(HttpRequest request, std::stop_token stop) {
    return sendAsItIs(d, std::move(request), std::move(stop));
}

QDateTime SessionApiClient::platformNow() const {
    return d->parts.platformClock->now();
}

} // namespace fleetkey
