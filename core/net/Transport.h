#pragma once

#include "core/base/Pending.h"
#include "core/platform/HttpRequest.h"

#include <stop_token>

namespace fleetkey {

/// Sends one request and gives back what came, whatever its status: a 401 or 500 is an answer here, not an
/// error. Errors: `Cancelled` (stop requested), `Timeout`, `Offline`, `Proxy`, `Tls` (with the certificate's
/// facts), `Protocol` (truncated, too large, redirected to another origin). GUI thread.
class Transport {
public:
    Transport() = default;
    virtual ~Transport() = default;
    Transport(const Transport &) = delete;
    Transport &operator=(const Transport &) = delete;

    virtual Pending<HttpResponse> send(HttpRequest request, std::stop_token stop) = 0;
};

} // namespace fleetkey
