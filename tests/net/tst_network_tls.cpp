#include "core/net/Exchange.h"
#include "tests/net/RawServer.h"
#include "tests/net/TestCertificates.h"
#include "tests/net/TransportFixture.h"
#include "tests/support/FakeClock.h"

#include <QSslConfiguration>

#include <QRegularExpression>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Of a server whose certificate was refused.
class RefusedReply final : public QNetworkReply {
public:
    explicit RefusedReply(const QUrl &url) { setUrl(url); }
    void abort() override { }

protected:
    qint64 readData(char *, qint64) override { return -1; }
};

} // namespace

class NetworkTlsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void initTestCase() {
        QVERIFY(m_certificates.make());
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.addCaCertificate(m_certificates.authority());
        QSslConfiguration::setDefaultConfiguration(configuration);
    }

    void aTrustedServerIsSpokenTo() {
        RawServer server([](QSslSocket *socket, const QByteArray &) { socket->write(http("200 OK", "{}")); });
        server.onConnected = [this](QSslSocket *socket) { m_certificates.encrypt(socket, u"good"_s); };
        TransportFixture fixture(server.url(u"https"_s));
        const auto response = fixture.send(TransportFixture::get());
        QVERIFY(response);
        QCOMPARE(response->body, "{}"_ba);
    }

    void otherCertificatesAreFinalAndExplained_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("issuer");
        QTest::addColumn<QString>("problem");
        QTest::newRow("self-signed") << u"self"_s << u"alone, Fleet"_s << u"alone, Fleet"_s
                                     << u"self-signed"_s;
        QTest::newRow("expired") << u"expired"_s << u"expired, Fleet"_s << u"Authority, Test"_s
                                 << u"expired"_s;
        QTest::newRow("foreign host")
            << u"foreign"_s << u"foreign, Fleet"_s << u"Authority, Test"_s << u"host name"_s;
    }

    void otherCertificatesAreFinalAndExplained() {
        QFETCH(QString, name);
        QFETCH(QString, subject);
        QFETCH(QString, issuer);
        QFETCH(QString, problem);
        RawServer server([](QSslSocket *socket, const QByteArray &) { socket->write(http("200 OK", "{}")); });
        server.onConnected = [&](QSslSocket *socket) { m_certificates.encrypt(socket, name); };
        TransportFixture fixture(server.url(u"https"_s));
        const auto response = fixture.send(TransportFixture::get());
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Tls);
        QVERIFY(response.error().certificate);
        const CertificateFacts &facts = *response.error().certificate;
        const QSslCertificate shown = m_certificates.identity(name).certificate;
        QCOMPARE(facts.host, u"127.0.0.1"_s);
        QCOMPARE(facts.subject, subject);
        QCOMPARE(facts.issuer, issuer);
        QCOMPARE(facts.expires, shown.expiryDate().toUTC());
        QCOMPARE(facts.sha256, shown.digest(QCryptographicHash::Sha256));
        QVERIFY2(facts.problem.contains(problem), qPrintable(facts.problem));
        QVERIFY(server.requests().isEmpty());
    }

    /// Also where the connection was made ahead, and its refusal meets a call on its way in.
    void everyCallIsExplainedWhoeverConnectedFirst() {
        RawServer server([](QSslSocket *socket, const QByteArray &) { socket->write(http("200 OK", "{}")); });
        server.onConnected = [this](QSslSocket *socket) { m_certificates.encrypt(socket, u"foreign"_s); };
        for (int round = 0; round < 8; ++round) {
            TransportFixture fixture(server.url(u"https"_s));
            const int before = server.connections();
            fixture.transport->connectAhead();
            if (round % 2 != 0)
                QTRY_VERIFY(server.connections() > before);
            std::vector<Pending<HttpResponse>> calls;
            for (int call = 0; call < 8; ++call)
                calls.push_back(fixture.transport->send(TransportFixture::get(), {}));
            for (Pending<HttpResponse> &call : calls) {
                const auto response = await(std::move(call));
                QCOMPARE(response.error().kind, ErrorKind::Tls);
                QVERIFY(response.error().certificate);
            }
        }
        QVERIFY(server.requests().isEmpty());
    }

    void factsOfLongAgoAreNotGiven() {
        const auto clock = std::make_shared<FakeClock>();
        ExchangeContext context(clock, std::make_shared<PlatformClock>(*clock), std::make_shared<CallLog>(),
            nullptr, NetworkLimits());
        const QUrl url(u"https://fleet.example/thing"_s);
        context.noteCertificate(RefusedReply(url), {QSslError(QSslError::CertificateExpired)});
        clock->advance(60s);
        QVERIFY(context.refusedCertificate(url));
        clock->advance(1s);
        QVERIFY(!context.refusedCertificate(url));
    }

    void aServerWithoutTlsIsNotSpokenTo() {
        RawServer server([](QSslSocket *, const QByteArray &) { });
        server.onConnected = [](QSslSocket *socket) {
            socket->write("HTTP/1.1 400 Bad Request\r\n\r\n");
            socket->disconnectFromHost();
        };
        TransportFixture fixture(server.url(u"https"_s));
        const auto response = fixture.send(TransportFixture::get());
        QCOMPARE(response.error().kind, ErrorKind::Tls);
        QVERIFY(!response.error().certificate);
    }

private:
    TestCertificates m_certificates;
};

QTEST_GUILESS_MAIN(NetworkTlsTest)
#include "tst_network_tls.moc"
