#pragma once

#include "core/session/ApiClient.h"
#include "core/session/SessionData.h"

namespace fleetkey {

/// The one place where a 401 is handled.
class SessionApiClient final : public ApiClient {
public:
    explicit SessionApiClient(std::shared_ptr<SessionData> data);

    QCoro::Task<Result<HttpResponse>> send(HttpRequest request, std::stop_token stop) override;
    QCoro::Task<Result<HttpResponse>> sendBare(HttpRequest request, std::stop_token stop) override;
    [[nodiscard]] QDateTime platformNow() const override;

private:
    std::shared_ptr<SessionData> d;
};

} // namespace fleetkey
