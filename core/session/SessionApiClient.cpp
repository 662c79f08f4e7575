#include "core/session/SessionApiClient.h"

#include "core/net/Retry.h"
#include "core/platform/Answers.h"
#include "core/session/LinkedStop.h"
#include "core/session/RefreshFlow.h"

namespace fleetkey {

namespace {

/// An envelope that speaks of a failure is short; nobody parses a whole page of users twice for its sake.
constexpr qsizetype longestFailure = 4096;

/// The 401 in this answer, be it the HTTP status or the envelope's (contract §3).
std::optional<Error> unauthorized(const Result<HttpResponse> &answer, const QDateTime &platformNow) {
    if (!answer || (answer->status != 401 && answer->body.size() > longestFailure))
        return std::nullopt;
    std::optional<Error> failure = answers::failureOf(*answer, platformNow);
    if (failure && failure->kind != ErrorKind::Unauthorized)
        failure.reset();
    return failure;
}

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

HttpRequest withBearer(const HttpRequest &request, const SecretString &accessToken) {
    HttpRequest copy = request.clone();
    copy.secretHeaders.push_back({"Authorization", SecretString("Bearer " + accessToken.reveal())});
    return copy;
}

/// How far one call has gone in curing its 401s.
struct Cure {
    Generation sentWith = 0;
    int attempts = 0;
    int refreshes = 0;
};

constexpr int mostAttempts = 4;
constexpr int mostRefreshes = 2;

/// Waits until another attempt is worth it. Errors: why it is not.
QCoro::Task<Result<Cure>> cured(
    std::shared_ptr<SessionData> data, Cure cure, Error refused, std::stop_token stop) {
    const bool movedOn = data->generation != cure.sentWith;
    // A token fresh from the platform and refused all the same will not get better by another one. Tokens
    // taken over from another console may have been refused for their age.
    const bool hopeless = cure.refreshes > 0 && cure.sentWith == data->fromPlatform;
    if (hopeless || cure.attempts == mostAttempts || (!movedOn && cure.refreshes == mostRefreshes)) {
        refused.kind = ErrorKind::SessionExpired;
        co_return fail(refused);
    }
    if (movedOn)
        co_return cure;
    ++cure.refreshes;
    const Result<Generation> refreshed = co_await joinRefresh(data, std::move(stop));
    if (!refreshed)
        co_return fail(refreshed.error());
    co_return cure;
}

/// Why nothing more may be sent in the name of this epoch, if so.
std::optional<ErrorKind> ended(const SessionData &data, int epoch, const std::stop_token &stop) {
    if (data.epoch != epoch || stop.stop_requested())
        return ErrorKind::Cancelled;
    return data.refusal();
}

QCoro::Task<Result<HttpResponse>> sendAsSession(
    std::shared_ptr<SessionData> data, HttpRequest request, std::stop_token callers) {
    const FlowGuard guard(data);
    const LinkedStop stop(std::move(callers), data->calls.get_token());
    const int epoch = data->epoch;
    Cure cure;
    for (;;) {
        if (const auto end = ended(*data, epoch, stop.token()))
            co_return fail(*end);
        cure.sentWith = data->generation;
        ++cure.attempts;
        Result<HttpResponse> answer
            = co_await attempt(data, withBearer(request, data->tokens.access), stop.token());
        const auto refused = unauthorized(answer, data->parts.platformClock->now());
        if (!refused)
            co_return answer;
        if (const auto end = ended(*data, epoch, stop.token()))
            co_return fail(*end);
        const Result<Cure> next = co_await cured(data, cure, *refused, stop.token());
        if (!next)
            co_return fail(next.error());
        cure = *next;
    }
}

QCoro::Task<Result<HttpResponse>> sendAsItIs(
    std::shared_ptr<SessionData> data, HttpRequest request, std::stop_token callers) {
    const FlowGuard guard(data);
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
