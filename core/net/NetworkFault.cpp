#include "core/net/NetworkFault.h"

#include "core/base/Redactor.h"
#include "core/base/UnknownHost.h"

#include <QSslCertificate>
#include <QSslError>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

ErrorKind kindOf(QNetworkReply::NetworkError error) {
    switch (error) {
    case QNetworkReply::TimeoutError:
        return ErrorKind::Timeout;
    case QNetworkReply::SslHandshakeFailedError:
        return ErrorKind::Tls;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return ErrorKind::Proxy;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return ErrorKind::Protocol;
    default:
        return ErrorKind::Offline;
    }
}

/// Qt gives statuses from 400 on an error of their own (400 itself an odd one), which says nothing about the
/// connection.
bool isErrorOfStatus(QNetworkReply::NetworkError error) {
    const bool content = error >= QNetworkReply::ContentAccessDenied
        && error <= QNetworkReply::UnknownContentError && error != QNetworkReply::ContentReSendError;
    const bool server
        = error >= QNetworkReply::InternalServerError && error <= QNetworkReply::UnknownServerError;
    return content || server || error == QNetworkReply::ProtocolInvalidOperationError;
}

QString namesOf(const QStringList &organisation, const QStringList &commonName) {
    return QStringList(commonName + organisation).join(u", "_s);
}

} // namespace

Error networkFault(const QNetworkReply &reply, Way way) {
    Error error;
    error.kind = kindOf(reply.error());
    // A proxy that cannot be reached has an error of its own among Qt's sockets, but not among its replies.
    if (way.viaProxy && !way.served && reply.error() == QNetworkReply::UnknownNetworkError)
        error.kind = ErrorKind::Proxy;
    // It let the request through: what broke is the connection, as it would have without a proxy.
    if (way.sent && error.kind == ErrorKind::Proxy)
        error.kind = ErrorKind::Offline;
    error.title = redacted(reply.errorString());
    if (reply.error() == QNetworkReply::HostNotFoundError)
        error.fields.append({unknownHostField(), reply.url().host()});
    return error;
}

CertificateFacts certificateFacts(
    const QString &host, const QSslError &problem, const QSslCertificate &shown) {
    const QSslCertificate certificate = problem.certificate().isNull() ? shown : problem.certificate();
    CertificateFacts facts;
    facts.host = host;
    facts.problem = problem.errorString();
    facts.subject = namesOf(certificate.subjectInfo(QSslCertificate::Organization),
        certificate.subjectInfo(QSslCertificate::CommonName));
    facts.issuer = namesOf(certificate.issuerInfo(QSslCertificate::Organization),
        certificate.issuerInfo(QSslCertificate::CommonName));
    facts.expires = certificate.expiryDate().toUTC();
    facts.sha256 = certificate.digest(QCryptographicHash::Sha256);
    return facts;
}

bool isBroken(const QNetworkReply &reply, qsizetype received) {
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool fine
        = reply.error() == QNetworkReply::NoError || (status >= 400 && isErrorOfStatus(reply.error()));
    if (!fine)
        return true;
    // Qt takes the length away where it has decompressed the body.
    const QVariant announced = reply.header(QNetworkRequest::ContentLengthHeader);
    return announced.isValid() && announced.toLongLong() != received;
}

} // namespace fleetkey
