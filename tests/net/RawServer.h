#pragma once

#include <QSslSocket>
#include <QTcpServer>
#include <QUrl>

#include <functional>

namespace fleetkey::test {

/// A server on loopback that answers with exactly the bytes it is told to. Its sockets can be turned to TLS.
class RawServer : public QTcpServer {
    Q_OBJECT

public:
    /// Is called once for each whole request.
    using Respond = std::function<void(QSslSocket *socket, const QByteArray &request)>;

    explicit RawServer(Respond respond)
        : m_respond(std::move(respond)) {
        listen(QHostAddress::LocalHost);
    }

    /// Is called for each connection before anything is read.
    std::function<void(QSslSocket *)> onConnected;

    [[nodiscard]] QUrl url(const QString &scheme = QStringLiteral("http")) const {
        return QUrl(QStringLiteral("%1://127.0.0.1:%2").arg(scheme).arg(serverPort()));
    }
    [[nodiscard]] const QList<QByteArray> &requests() const { return m_requests; }
    [[nodiscard]] int connections() const { return m_connections; }

protected:
    void incomingConnection(qintptr descriptor) override {
        ++m_connections;
        auto *socket = new QSslSocket(this);
        socket->setSocketDescriptor(descriptor);
        connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
        if (onConnected)
            onConnected(socket);
    }

private:
    void read(QSslSocket *socket) {
        QByteArray &buffer = m_buffers[socket];
        buffer += socket->readAll();
        const qsizetype headEnd = buffer.indexOf("\r\n\r\n");
        if (headEnd < 0)
            return;
        qsizetype length = 0;
        for (const QByteArray &line : buffer.first(headEnd).split('\n')) {
            if (line.toLower().startsWith("content-length:"))
                length = line.sliced(15).trimmed().toLongLong();
        }
        if (buffer.size() < headEnd + 4 + length)
            return;
        const QByteArray request = std::exchange(buffer, {});
        m_requests.append(request);
        m_respond(socket, request);
    }

    Respond m_respond;
    QHash<QSslSocket *, QByteArray> m_buffers;
    QList<QByteArray> m_requests;
    int m_connections = 0;
};

/// The value of a header in a raw request; empty when absent.
inline QByteArray headerOf(const QByteArray &request, const QByteArray &name) {
    for (const QByteArray &line : request.split('\n')) {
        if (line.toLower().startsWith(name.toLower() + ':'))
            return line.sliced(name.size() + 1).trimmed();
    }
    return {};
}

/// A whole answer.
inline QByteArray http(const QByteArray &statusLine, const QByteArray &body, const QByteArray &headers = {}) {
    return "HTTP/1.1 " + statusLine + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n"
        + headers + "\r\n" + body;
}

} // namespace fleetkey::test
