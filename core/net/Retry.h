#pragma once

#include "core/base/Clock.h"
#include "core/net/Transport.h"

#include <QCoroTask>

#include <chrono>
#include <functional>
#include <memory>
#include <stop_token>

namespace fleetkey {

/// How often and how patiently a call is sent again (contract §3).
struct RetryPolicy {
    int retries = 3; ///< after the first attempt
    std::chrono::milliseconds firstWait{2000}; ///< doubled each time
    double spread = 0.2; ///< each wait is longer or shorter by up to this part of it
    std::chrono::seconds longestWait{30}; ///< a longer `Retry-After` is left to a person
    /// A number from 0 up to 1; the library's own generator where none is given.
    std::function<double()> random;
};

/// One attempt that failed and is followed by another.
struct RetryNotice {
    int attempt = 1; ///< the attempt that failed, counted from 1; retry number `attempt` follows
    int retries = 0; ///< how many there are at most
    std::chrono::milliseconds wait{0}; ///< until the next one
    Error error;
};
using RetryObserver = std::function<void(const RetryNotice &)>;

/// Sends the request, an idempotent one again after a transient fault or a 5xx, be it HTTP's or the
/// envelope's: three more times, after about 2, 4 and 8 s, or later where `Retry-After` says so. Ends with
/// the last answer or error; with `Cancelled` as soon as a stop is requested. A request that is not
/// idempotent is sent once. The observer may be empty.
QCoro::Task<Result<HttpResponse>> sendWithRetry(std::shared_ptr<Transport> transport,
    std::shared_ptr<Clock> clock, HttpRequest request, std::stop_token stop, RetryPolicy policy = {},
    RetryObserver observer = {});

} // namespace fleetkey
