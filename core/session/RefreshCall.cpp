#include "core/session/RefreshCall.h"

#include "core/platform/Answers.h"
#include "core/platform/Endpoints.h"

namespace fleetkey {

QCoro::Task<Result<Credentials>> refreshCall(std::shared_ptr<Transport> transport,
    std::shared_ptr<PlatformClock> platformClock, SecretString accessToken, SecretString refreshToken,
    std::stop_token stop) {
    const Result<HttpResponse> answer
        = co_await transport->send(endpoints::refresh(accessToken, refreshToken), std::move(stop));
    if (!answer)
        co_return fail(answer.error());
    Result<Credentials> credentials = answers::credentials(*answer, platformClock->now());
    if (!credentials && (credentials.error().httpStatus == 400 || credentials.error().httpStatus == 401))
        credentials.error().kind = ErrorKind::SessionExpired;
    co_return credentials;
}

} // namespace fleetkey
