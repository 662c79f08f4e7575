#pragma once

#include "core/base/Error.h"

#include <QNetworkReply>

namespace fleetkey {

/// How far a request came.
struct Way {
    bool viaProxy = false;
    bool sent = false; ///< it has gone out, and may have arrived
    bool served = false; ///< the call before came through
};

/// Why a call that got no answer failed; see also `unknownHostIn`. `Proxy` only where nothing was sent.
[[nodiscard]] Error networkFault(const QNetworkReply &reply, Way way);
/// What is wrong with the certificate that a server showed.
[[nodiscard]] CertificateFacts certificateFacts(
    const QString &host, const QSslError &problem, const QSslCertificate &shown);
/// True when what came is not the whole answer, whatever its status says: the connection broke, or fewer
/// bytes came than were announced.
[[nodiscard]] bool isBroken(const QNetworkReply &reply, qsizetype received);

} // namespace fleetkey
