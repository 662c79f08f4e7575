#pragma once

#include "core/platform/HttpRequest.h"
#include "core/platform/Json.h"

#include <QDateTime>

#include <functional>

namespace fleetkey {

/// Reads `Result` while the envelope (contract §3) is walked; is called with null and with wrong types too.
using ResultReader = std::function<bool(json::Value result)>;

/// Walks an answer. The error of its HTTP status or of its envelope, else success: true when there was a
/// `Result` other than null. `readResult` may have been called before a failure shows.
[[nodiscard]] Result<bool> readEnvelope(
    const HttpResponse &response, const QDateTime &now, const ResultReader &readResult);

} // namespace fleetkey
