#pragma once

#include "core/base/Error.h"

#include <QNetworkReply>

namespace fleetkey {

/// Why a call that got no answer failed; see also `unknownHostIn`.
[[nodiscard]] Error networkFault(const QNetworkReply &reply, bool viaProxy);
/// What is wrong with the certificate that a server showed.
[[nodiscard]] CertificateFacts certificateFacts(
    const QString &host, const QSslError &problem, const QSslCertificate &shown);
/// True when what came is not the whole answer, whatever its status says: the connection broke, or fewer
/// bytes came than were announced.
[[nodiscard]] bool isBroken(const QNetworkReply &reply, qsizetype received);

} // namespace fleetkey
