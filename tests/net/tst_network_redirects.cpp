#include "tests/net/RawServer.h"
#include "tests/net/TransportFixture.h"

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

class tst_network_redirects : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void redirectWithinTheOriginIsFollowedForGet() {
        RawServer server([](QSslSocket *socket, const QByteArray &request) {
            socket->write(request.startsWith("GET /thing") ? http("302 Found", "", "Location: /other?x=1\r\n")
                                                           : http("200 OK", "{}"));
        });
        TransportFixture fixture(server.url());
        QVERIFY(fixture.send(TransportFixture::get()));
        QVERIFY(server.requests().value(1).startsWith("GET /other?x=1 "));
        const auto posted = fixture.send(TransportFixture::post("{}"));
        QVERIFY(posted);
    }

    void otherRedirectsAreProtocol_data() {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("other host") << "GET"_ba << "https://evil.example/thing?token=x"_ba;
        QTest::newRow("other port") << "GET"_ba << "http://127.0.0.1:1/thing"_ba;
        QTest::newRow("POST") << "POST"_ba << "/thing"_ba;
        QTest::newRow("in circles") << "GET"_ba << "/thing"_ba;
        QTest::newRow("nowhere") << "GET"_ba << "http://["_ba;
    }

    void otherRedirectsAreProtocol() {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, location);
        RawServer server([location](QSslSocket *socket, const QByteArray &) {
            socket->write(http("307 Temporary Redirect", "", "Location: " + location + "\r\n"));
        });
        TransportFixture fixture(server.url());
        HttpRequest request = TransportFixture::get();
        request.method = method;
        const auto response = fixture.send(std::move(request));
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Protocol);
        QVERIFY(!response.error().unanswered);
        QVERIFY(!response.error().title.contains(u"token"));
    }
};

QTEST_GUILESS_MAIN(tst_network_redirects)
#include "tst_network_redirects.moc"
