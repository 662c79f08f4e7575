#include "core/net/OutgoingRequest.h"

#include <QIODevice>
#include <QNetworkReply>

namespace fleetkey {

namespace {

/// A body that cannot be rewound.
class OnceOnly final : public QIODevice {
public:
    OnceOnly(QByteArray body, QObject *parent)
        : QIODevice(parent)
        , m_body(std::move(body)) {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_read == m_body.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override {
        return m_body.size() - m_read + QIODevice::bytesAvailable();
    }
    bool reset() override { return m_read == 0; }

protected:
    qint64 readData(char *data, qint64 size) override {
        const qsizetype count = std::min<qsizetype>(size, m_body.size() - m_read);
        if (count == 0)
            return -1;
        std::copy_n(m_body.constData() + m_read, count, data);
        m_read += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_body;
    qsizetype m_read = 0;
};

QNetworkRequest prepared(const QUrl &url, const HttpRequest &request, const QString &requestId) {
    QNetworkRequest out(url);
    // Over HTTP/1.1 alone it is known how this version of Qt tells of broken answers.
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setRawHeader("User-Agent", "Fleetkey/" FLEETKEY_VERSION);
    out.setRawHeader("Accept", "application/json");
    out.setRawHeader("X-Request-Id", requestId.toLatin1());
    if (!request.contentType.isEmpty())
        out.setRawHeader("Content-Type", request.contentType);
    for (const auto &[name, value] : request.headers)
        out.setRawHeader(name, value);
    for (const HttpRequest::SecretHeader &header : request.secretHeaders)
        out.setRawHeader(header.name, header.value.reveal());
    return out;
}

} // namespace

QUrl addressOf(const QUrl &origin, const HttpRequest &request) {
    QUrl url = origin;
    url.setPath(request.path, QUrl::DecodedMode);
    if (!request.query.isEmpty())
        url.setQuery(request.query);
    return url;
}

QNetworkReply *sendOut(
    QNetworkAccessManager &manager, const QUrl &url, const HttpRequest &request, const QString &requestId) {
    QNetworkRequest out = prepared(url, request, requestId);
    const QByteArray &body = request.body.reveal();
    if (request.idempotent || body.isEmpty())
        return manager.sendCustomRequest(out, request.method, body);
    out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    out.setHeader(QNetworkRequest::ContentLengthHeader, body.size());
    auto *device = new OnceOnly(body, &manager);
    QNetworkReply *reply = manager.sendCustomRequest(out, request.method, device);
    device->setParent(reply);
    return reply;
}

} // namespace fleetkey
