#include "core/net/Retry.h"

#include "core/platform/Answers.h"

#include <QRandomGenerator>

namespace fleetkey {

namespace {

/// An envelope that speaks of a failure is short; nobody parses a whole page of users twice for its sake.
constexpr qsizetype longestFailure = 4096;

/// The fault that another attempt may cure, or nothing.
std::optional<Error> transientFault(const Result<HttpResponse> &outcome, const QDateTime &now) {
    if (!outcome)
        return isTransient(outcome.error().kind) ? std::optional(outcome.error()) : std::nullopt;
    if (outcome->status >= 500)
        return answers::failureOf(*outcome, now);
    if (outcome->status >= 300 || outcome->body.size() > longestFailure)
        return std::nullopt;
    std::optional<Error> failure = answers::failureOf(*outcome, now);
    if (failure && failure->kind != ErrorKind::Server)
        failure.reset();
    return failure;
}

/// The wait after this failed attempt, or nothing where the platform asks for more patience than a person
/// has.
std::optional<std::chrono::milliseconds> waitAfter(
    int attempt, const Error &fault, const RetryPolicy &policy, const QDateTime &now) {
    const double random = policy.random ? policy.random() : QRandomGenerator::global()->generateDouble();
    const double factor = 1.0 + policy.spread * (2.0 * random - 1.0);
    const auto doubled = static_cast<double>(policy.firstWait.count() << (attempt - 1));
    const std::chrono::milliseconds wait(static_cast<qint64>(doubled * factor));
    if (!fault.retryAt)
        return wait;
    const std::chrono::milliseconds asked(std::max<qint64>(0, now.msecsTo(*fault.retryAt)));
    if (asked > policy.longestWait)
        return std::nullopt;
    return std::max(wait, asked);
}

} // namespace

QCoro::Task<Result<HttpResponse>> sendWithRetry(std::shared_ptr<Transport> transport,
    std::shared_ptr<Clock> clock, HttpRequest request, std::stop_token stop, RetryPolicy policy,
    RetryObserver observer) {
    const int attempts = request.idempotent ? 1 + policy.retries : 1;
    for (int attempt = 1;; ++attempt) {
        HttpRequest sending = request.clone();
        sending.attempt = attempt;
        Result<HttpResponse> outcome = co_await transport->send(std::move(sending), stop);
        if (attempt == attempts)
            co_return outcome;
        // `Retry-After` is measured by our own clock here: the waiting is ours too.
        const QDateTime now = clock->now();
        const std::optional<Error> fault = transientFault(outcome, now);
        if (!fault)
            co_return outcome;
        const std::optional<std::chrono::milliseconds> wait = waitAfter(attempt, *fault, policy, now);
        if (!wait)
            co_return outcome;
        if (observer)
            observer({attempt, policy.retries, *wait, *fault});
        Result<void> waited = co_await clock->after(*wait, stop);
        if (!waited)
            co_return fail(std::move(waited.error()));
    }
}

} // namespace fleetkey
