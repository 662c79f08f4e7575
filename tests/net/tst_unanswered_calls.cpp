#include "tests/net/RawServer.h"
#include "tests/net/TransportFixture.h"

#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Of a call that failed: whether what it asked for may have been done all the same.
class tst_unanswered_calls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasSentMayHaveBeenDone_data() {
        QTest::addColumn<RawServer::Respond>("respond");
        const auto breakingOff = [](const QByteArray &bytes) {
            return RawServer::Respond([bytes](QSslSocket *socket, const QByteArray &) {
                socket->write(bytes);
                socket->disconnectFromHost();
            });
        };
        QTest::newRow("dropped") << RawServer::Respond(
            [](QSslSocket *socket, const QByteArray &) { socket->abort(); });
        QTest::newRow("silent") << saying({});
        QTest::newRow("broken off") << breakingOff("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"a\"");
        QTest::newRow("too large") << saying("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n{");
    }

    void whatWasSentMayHaveBeenDone() {
        QFETCH(RawServer::Respond, respond);
        RawServer server(respond);
        TransportFixture fixture(server.url(), {.withoutProgress = 2s, .total = 60s});
        const auto response = fixture.send(TransportFixture::post("{}"));
        QVERIFY(!response);
        QVERIFY(response.error().unanswered);
    }

    void whatNeverLeftWasNotDone() {
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const QUrl url(u"http://127.0.0.1:%1"_s.arg(closed.serverPort()));
        closed.close();
        TransportFixture fixture(url);
        const auto response = fixture.send(TransportFixture::post("{}"));
        QVERIFY(!response && !response.error().unanswered);
    }

    void whatWasGivenUpMayHaveBeenDone() {
        RawServer server(saying({}));
        TransportFixture fixture(server.url());
        std::stop_source stop;
        auto pending = fixture.transport->send(TransportFixture::post("{}"), stop.get_token());
        QTRY_COMPARE(server.requests().size(), 1);
        stop.request_stop();
        const auto response = await(std::move(pending));
        QVERIFY(!response && response.error().unanswered);
    }

private:
    static RawServer::Respond saying(const QByteArray &bytes) {
        return [bytes](QSslSocket *socket, const QByteArray &) { socket->write(bytes); };
    }
};

QTEST_GUILESS_MAIN(tst_unanswered_calls)
#include "tst_unanswered_calls.moc"
