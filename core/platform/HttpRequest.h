#pragma once

#include "core/base/SecretString.h"
#include "core/platform/Environment.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrlQuery>

#include <vector>

namespace fleetkey {

/// One call of the contract, before it is known who sends it: endpoints make it, the session adds the bearer,
/// the transport sends it. Move-only, because its headers and body may carry secrets.
struct HttpRequest {
    struct SecretHeader {
        QByteArray name;
        SecretString value;
    };

    Origin origin = Origin::User;
    QByteArray method; ///< `GET`, `POST`, …
    QString path; ///< decoded, begins with `/`
    QUrlQuery query;
    QByteArray contentType;
    QList<std::pair<QByteArray, QByteArray>> headers;
    std::vector<SecretHeader> secretHeaders; ///< `Authorization`, `InstanceKey`, …; never logged
    SecretString body; ///< a secret throughout: many bodies hold one
    bool idempotent = false; ///< may be sent again after a transient fault
    int attempt = 1; ///< which sending of this call it is; for the log

    [[nodiscard]] HttpRequest clone() const;
};

/// The longest answer that is read; a longer one is refused (`Protocol`).
inline constexpr qsizetype largestAnswer = 16 * 1024 * 1024;
/// How much room a body should have reserved behind it, so that it is decoded without a copy.
inline constexpr qsizetype bodyPadding = 64;

/// What came back. The body is never logged.
struct HttpResponse {
    int status = 0;
    QList<std::pair<QByteArray, QByteArray>> headers;
    QByteArray body;
    QString requestId;

    /// The first header of this name, without regard to case; empty when absent.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

} // namespace fleetkey
