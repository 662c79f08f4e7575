#pragma once

#include "core/base/Result.h"
#include "core/platform/HttpRequest.h"

#include <QCoroTask>

#include <QDateTime>

#include <stop_token>

namespace fleetkey {

/// Calls in the name of whoever is signed in. Sets the bearer, cures a 401 by the one shared refresh, and
/// retries idempotent calls on transient faults (2, 4, 8 s with jitter, honouring `Retry-After`). The answer
/// may still be a failure of the platform: `answers::…` decides. Errors: those of `Transport`, and
/// `SessionExpired` (nobody is signed in, the refresh was refused, or this one call is refused with a fresh
/// token too, which leaves the session as it is). GUI thread.
class ApiClient {
public:
    ApiClient() = default;
    virtual ~ApiClient() = default;
    ApiClient(const ApiClient &) = delete;
    ApiClient &operator=(const ApiClient &) = delete;

    virtual QCoro::Task<Result<HttpResponse>> send(HttpRequest request, std::stop_token stop) = 0;
    /// For calls whose credentials are in the request itself (registration): no bearer, no refresh; retried
    /// only when idempotent.
    virtual QCoro::Task<Result<HttpResponse>> sendBare(HttpRequest request, std::stop_token stop) = 0;
    /// The platform's time, in UTC.
    [[nodiscard]] virtual QDateTime platformNow() const = 0;
};

} // namespace fleetkey
