#pragma once

#include "core/platform/HttpRequest.h"

#include <QNetworkAccessManager>

namespace fleetkey {

/// The address of this request at its origin.
[[nodiscard]] QUrl addressOf(const QUrl &origin, const HttpRequest &request);
/// Hands the request to Qt. The body of one that is not idempotent can be sent only once: Qt would repeat it
/// by itself when a connection breaks.
[[nodiscard]] QNetworkReply *sendOut(
    QNetworkAccessManager &manager, const QUrl &url, const HttpRequest &request, const QString &requestId);

} // namespace fleetkey
