#include "tests/sandbox/Sandbox.h"

#include <QFile>
#include <QJsonDocument>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey::test;

class tst_sandbox_tls : public QObject {
    Q_OBJECT

    // What a client that trusts our authority says of the certificate at this port.
    QList<QSslError::SslError> errorsAt(const QString &origin) {
        QSslSocket socket;
        QSslConfiguration configuration = socket.sslConfiguration();
        configuration.setCaCertificates(
            QSslCertificate::fromData(m_sandbox->facts().value(u"authority"_s).toString().toLatin1()));
        configuration.setPeerVerifyMode(QSslSocket::QueryPeer);
        socket.setSslConfiguration(configuration);
        socket.connectToHostEncrypted(u"127.0.0.1"_s, static_cast<quint16>(QUrl(origin).port()));
        if (!QTest::qWaitFor([&] { return socket.isEncrypted(); }))
            return {QSslError::UnspecifiedError};
        socket.write("GET /v1/none HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        if (!QTest::qWaitFor([&] { return socket.state() == QSslSocket::UnconnectedState; })
            || !socket.readAll().startsWith("HTTP/1.1 404"))
            return {QSslError::UnspecifiedError};
        QList<QSslError::SslError> errors;
        for (const QSslError &error : socket.sslHandshakeErrors())
            errors.append(error.error());
        return errors;
    }

    QString originOf(const QString &kind) const {
        for (const QJsonValue &value : m_sandbox->facts().value(u"listeners"_s).toArray()) {
            if (value.toObject().value(u"tls"_s).toString() == kind)
                return value.toObject().value(u"origin"_s).toString();
        }
        return {};
    }

    /// The `Result` of the answer.
    QJsonValue post(const QString &path, const QJsonObject &body, const QByteArray &token = {}) {
        QNetworkRequest request(QUrl(m_sandbox->origin() + path));
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(
            QSslCertificate::fromData(m_sandbox->facts().value(u"authority"_s).toString().toLatin1()));
        request.setSslConfiguration(configuration);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        request.setRawHeader("Authorization", "Bearer " + token);
        const std::unique_ptr<QNetworkReply> reply(m_network.post(request, QJsonDocument(body).toJson()));
        if (!QTest::qWaitFor([&reply] { return reply->isFinished(); }))
            return {};
        return QJsonDocument::fromJson(reply->readAll()).object().value("Result"_L1);
    }

private Q_SLOTS:
    void initTestCase() {
        m_sandbox = std::make_unique<Sandbox>(QStringList{u"--tls"_s, u"good"_s, u"--also"_s, u"plain"_s,
            u"--also"_s, u"self-signed"_s, u"--also"_s, u"expired"_s, u"--also"_s, u"foreign:0"_s,
            u"--tls-authority"_s, m_folder.filePath(u"authority.pem"_s)});
        QVERIFY(m_sandbox->origin().startsWith(u"https://"_s));
    }

    void aGoodCertificateIsTrusted() { QCOMPARE(errorsAt(m_sandbox->origin()), {}); }

    void theOthersAreWrongInOneWay() {
        QCOMPARE(errorsAt(originOf(u"self-signed"_s)), {QSslError::SelfSignedCertificate});
        QCOMPARE(errorsAt(originOf(u"expired"_s)), {QSslError::CertificateExpired});
        QCOMPARE(errorsAt(originOf(u"foreign"_s)), {QSslError::HostNameMismatch});
    }

    void aPlainListenerStandsBesideThem() {
        QVERIFY(originOf(u"plain"_s).startsWith(u"http://"_s));
        QNetworkAccessManager network;
        const std::unique_ptr<QNetworkReply> reply(
            network.get(QNetworkRequest(QUrl(originOf(u"plain"_s) + u"/_emulator/counts"_s))));
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->error(), QNetworkReply::NoError);
    }

    /// More than one record of TLS holds.
    void aLargePageArrivesWhole() {
        const QJsonObject signIn{
            {u"LoginFields"_s, u"{\"email\":\"company@sandbox.example\"}"_s}, {u"Password"_s, u"sandbox"_s}};
        const QByteArray token
            = post(u"/v1/Auth/Login"_s, signIn)["AccessToken"_L1]["Token"_L1].toString().toLatin1();
        const QJsonObject question{{u"PageNumber"_s, 1}, {u"PageSize"_s, 200},
            {u"IncludeAccountInfo"_s, true}, {u"Sort"_s, u"DateCreated"_s}, {u"ShowInactiveUsers"_s, true}};
        const QJsonValue page = post(u"/v1/Management/users/GetFilteredPage"_s, question, token);
        QCOMPARE(page["Users"_L1].toArray().size(), 200);
    }

    void theAuthorityIsWritten() {
        QFile file(m_folder.filePath(u"authority.pem"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromLatin1(file.readAll()), m_sandbox->facts().value(u"authority"_s).toString());
    }

private:
    QTemporaryDir m_folder;
    QNetworkAccessManager m_network;
    std::unique_ptr<Sandbox> m_sandbox;
};

QTEST_GUILESS_MAIN(tst_sandbox_tls)
#include "tst_sandbox_tls.moc"
