#pragma once

#include "core/platform/HttpRequest.h"

#include <QDateTime>

namespace fleetkey::test {

inline const QDateTime now({2026, 6, 1}, {12, 0}, Qt::UTC);

inline HttpResponse answer(const QByteArray &body, int status = 200) {
    HttpResponse response;
    response.status = status;
    response.body = body;
    response.requestId = QStringLiteral("request-1");
    return response;
}

/// `Result` in an envelope of success.
inline HttpResponse success(const QByteArray &result) {
    return answer("{\"Result\":" + result + ",\"Status\":200,\"Title\":\"\",\"Errors\":[]}");
}

} // namespace fleetkey::test
