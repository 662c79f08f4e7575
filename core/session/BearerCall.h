#pragma once

#include "core/base/Pending.h"
#include "core/base/SecretString.h"
#include "core/platform/HttpRequest.h"

#include <QCoroTask>

#include <QDateTime>

#include <memory>
#include <optional>
#include <stop_token>

namespace fleetkey {

/// Counts the pairs of tokens an identity has had: whoever saw an older one need not refresh.
using Generation = quint64;

/// In whose name calls are sent: an admin, or a user. Coroutines hold it, so it outlives what it belongs to.
/// GUI thread.
class Bearer {
public:
    Bearer() = default;
    virtual ~Bearer() = default;
    Bearer(const Bearer &) = delete;
    Bearer &operator=(const Bearer &) = delete;

    /// Why nothing more may be sent in this name, if so.
    [[nodiscard]] virtual std::optional<ErrorKind> ended() const = 0;
    [[nodiscard]] virtual const SecretString &accessToken() const = 0;
    [[nodiscard]] virtual Generation generation() const = 0;
    /// True where this generation came straight from the platform, so that another refresh would not better
    /// it.
    [[nodiscard]] virtual bool isFresh(Generation generation) const = 0;
    /// Joins the one refresh in flight, or starts it.
    virtual Pending<Generation> joinRefresh(std::stop_token stop) = 0;
    /// Sends the request as it is, with the retries of an idempotent one.
    virtual QCoro::Task<Result<HttpResponse>> attempt(HttpRequest request, std::stop_token stop) = 0;
    [[nodiscard]] virtual QDateTime platformNow() const = 0;
};

/// Sends a call with the bearer's access token. A 401 is cured by the refresh that all its calls share, and
/// the call sent once more. Errors: those of the attempt and of the refresh (`SessionExpired` when that is
/// refused); `Unauthorized` when a fresh token is refused too, which ends no session.
QCoro::Task<Result<HttpResponse>> sendAs(
    std::shared_ptr<Bearer> bearer, HttpRequest request, std::stop_token stop);

/// The request with this access token.
[[nodiscard]] HttpRequest withBearer(const HttpRequest &request, const SecretString &accessToken);

} // namespace fleetkey
