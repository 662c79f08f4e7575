#pragma once

#include "core/net/CallLog.h"
#include "core/net/PlatformClock.h"
#include "core/net/ProxyPrompt.h"
#include "core/net/Transport.h"

#include <chrono>
#include <memory>

namespace fleetkey {

/// How long and how large a call may become.
struct NetworkLimits {
    std::chrono::milliseconds withoutProgress{30'000}; ///< from connecting to the last byte
    std::chrono::milliseconds total{120'000};
    qsizetype answer = largestAnswer;
};

/// The platform over the network (architecture, "Network"): HTTPS only except to loopback, which never uses a
/// proxy; the system's proxy else; certificate errors are final; redirects are followed within one origin and
/// for GET alone. A call that is not idempotent goes out at most once. Measures the platform's clock on every
/// answer and writes every call to the log. Network and TLS are set up at the first call. GUI thread.
class NetworkTransport final : public Transport {
public:
    NetworkTransport(Environment environment, std::shared_ptr<Clock> clock,
        std::shared_ptr<PlatformClock> platformClock, std::shared_ptr<CallLog> log,
        std::shared_ptr<ProxyPrompt> proxyPrompt, NetworkLimits limits = {});
    /// Closes.
    ~NetworkTransport() override;

    Pending<HttpResponse> send(HttpRequest request, std::stop_token stop) override;
    /// Opens the connection to the origin of users before there is anything to say, so that the first call
    /// does not wait for it. Nothing is sent over it. Not where a proxy stands between: that may have
    /// questions.
    void connectAhead();
    /// Aborts what is under way and refuses what comes later, both with `Cancelled`. Let the event loop turn
    /// before destroying who waits.
    void close();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace fleetkey
