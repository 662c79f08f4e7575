#include "core/session/BearerCall.h"

#include "core/platform/Answers.h"

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
    std::shared_ptr<Bearer> bearer, Cure cure, Error refused, std::stop_token stop) {
    const bool movedOn = bearer->generation() != cure.sentWith;
    // A token fresh from the platform and refused all the same will not get better by another one. Tokens
    // taken over from another console may have been refused for their age.
    const bool hopeless = cure.refreshes > 0 && bearer->isFresh(cure.sentWith);
    if (hopeless || cure.attempts == mostAttempts || (!movedOn && cure.refreshes == mostRefreshes))
        co_return fail(std::move(refused));
    if (movedOn)
        co_return cure;
    ++cure.refreshes;
    const Result<Generation> refreshed = co_await bearer->joinRefresh(std::move(stop));
    if (!refreshed)
        co_return fail(refreshed.error());
    co_return cure;
}

/// Why nothing more may be sent, if so.
std::optional<ErrorKind> ended(const Bearer &bearer, const std::stop_token &stop) {
    return stop.stop_requested() ? std::optional(ErrorKind::Cancelled) : bearer.ended();
}

} // namespace

HttpRequest withBearer(const HttpRequest &request, const SecretString &accessToken) {
    HttpRequest copy = request.clone();
    copy.secretHeaders.push_back({"Authorization", SecretString("Bearer " + accessToken.reveal())});
    return copy;
}

QCoro::Task<Result<HttpResponse>> sendAs(
    std::shared_ptr<Bearer> bearer, HttpRequest request, std::stop_token stop) {
    Cure cure;
    for (;;) {
        if (const auto end = ended(*bearer, stop))
            co_return fail(*end);
        cure.sentWith = bearer->generation();
        ++cure.attempts;
        Result<HttpResponse> answer
            = co_await bearer->attempt(withBearer(request, bearer->accessToken()), stop);
        const auto refused = unauthorized(answer, bearer->platformNow());
        if (!refused)
            co_return answer;
        if (const auto end = ended(*bearer, stop))
            co_return fail(*end);
        const Result<Cure> next = co_await cured(bearer, cure, *refused, stop);
        if (!next)
            co_return fail(next.error());
        cure = *next;
    }
}

} // namespace fleetkey
