#include "core/base/UnknownHost.h"
#include "tests/net/RawServer.h"
#include "tests/net/TransportFixture.h"

#include <QSignalSpy>
#include <QUuid>

#include <QRegularExpression>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Answers every request with these bytes, and then hangs up where told to.
RawServer::Respond always(const QByteArray &bytes, bool hangUp = false) {
    return [=](QSslSocket *socket, const QByteArray &) {
        socket->write(bytes);
        if (hangUp)
            socket->disconnectFromHost();
    };
}

RawServer::Respond silence() {
    return [](QSslSocket *, const QByteArray &) { };
}

} // namespace

class NetworkTransportTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u".?"_s)); }

    void sendsWhatTheRequestSays() {
        RawServer server(always(http("200 OK", "{}")));
        TransportFixture fixture(server.url());
        HttpRequest request = TransportFixture::post(R"({"a":"ž"})");
        request.path = u"/v1/a b/ž"_s;
        request.query.addQueryItem(u"Phone"_s, u"%2B381"_s);
        request.headers.append(std::pair("InstanceId"_ba, "i-1"_ba));
        request.secretHeaders.push_back({"InstanceKey", SecretString("key"_ba)});
        const auto response = fixture.send(std::move(request));
        QVERIFY(response);
        const QByteArray sent = server.requests().value(0);
        QVERIFY2(sent.startsWith("POST /v1/a%20b/%C5%BE?Phone=%2B381 HTTP/1.1\r\n"), sent.constData());
        QVERIFY(sent.endsWith(R"({"a":"ž"})"));
        QCOMPARE(headerOf(sent, "InstanceId"), "i-1"_ba);
        QCOMPARE(headerOf(sent, "InstanceKey"), "key"_ba);
        QCOMPARE(headerOf(sent, "Content-Type"), "application/json"_ba);
        QCOMPARE(headerOf(sent, "User-Agent"), "Fleetkey/" FLEETKEY_VERSION ""_ba);
        QVERIFY(!QUuid::fromString(QString::fromLatin1(headerOf(sent, "X-Request-Id"))).isNull());
        QVERIFY(headerOf(sent, "Accept-Encoding").contains("gzip"));
        QCOMPARE(response->requestId, QString::fromLatin1(headerOf(sent, "X-Request-Id")));
    }

    void theFirstCallFindsAnOpenConnection() {
        RawServer server(always(http("200 OK", "{}")));
        TransportFixture fixture(server.url());
        fixture.transport->connectAhead();
        QTRY_COMPARE(server.connections(), 1);
        QVERIFY(server.requests().isEmpty());
        QVERIFY(fixture.send(TransportFixture::get()));
        QCOMPARE(server.connections(), 1);
    }

    void anyStatusIsAnAnswer_data() {
        QTest::addColumn<QByteArray>("status");
        for (const char *status :
            {"200 OK", "204 No Content", "400 Bad", "401 Unauthorized", "403 Forbidden", "404 Not Found",
                "409 Conflict", "422 Odd", "429 Too Many", "500 Oops", "502 Bad Gateway", "503 Later"})
            QTest::addRow("%s", status) << QByteArray(status);
    }

    void anyStatusIsAnAnswer() {
        QFETCH(QByteArray, status);
        const QByteArray body = status.startsWith("204") ? ""_ba : R"({"Status":1})"_ba;
        RawServer server(always(http(status, body, "X-Thing: yes\r\nX-Request-Id: theirs-1\r\n")));
        TransportFixture fixture(server.url());
        const auto response = fixture.send(TransportFixture::get());
        QVERIFY(response);
        QCOMPARE(response->status, status.first(3).toInt());
        QCOMPARE(response->body, body);
        QCOMPARE(response->header("x-thing"), "yes"_ba);
        QCOMPARE(response->requestId, u"theirs-1"_s);
        QVERIFY(response->body.capacity() >= response->body.size() + bodyPadding);
    }

    void aChallengeIsAnAnswer_data() {
        QTest::addColumn<QByteArray>("challenge");
        QTest::newRow("bearer") << "Bearer error=\"invalid_token\""_ba;
        QTest::newRow("basic") << "Basic realm=\"fleet\""_ba;
        QTest::newRow("negotiate") << "Negotiate"_ba;
    }

    void aChallengeIsAnAnswer() {
        QFETCH(QByteArray, challenge);
        RawServer server(
            always(http("401 Unauthorized", R"({"Status":401})", "WWW-Authenticate: " + challenge + "\r\n")));
        TransportFixture fixture(server.url());
        for (const bool posting : {false, true}) {
            const auto response
                = fixture.send(posting ? TransportFixture::post("{}") : TransportFixture::get());
            QVERIFY(response);
            QCOMPARE(response->status, 401);
            QCOMPARE(response->body, R"({"Status":401})"_ba);
        }
        QCOMPARE(server.requests().size(), 2);
    }

    void compressedAnswersComeWhole() {
        const QByteArray body(100'000, 'x');
        RawServer server(always(http("200 OK", qCompress(body).sliced(4), "Content-Encoding: deflate\r\n")));
        TransportFixture fixture(server.url());
        const auto response = fixture.send(TransportFixture::get());
        QVERIFY(response);
        QCOMPARE(response->body, body);
    }

    void aBombIsRefused() {
        const QByteArray bomb = qCompress(QByteArray(40'000'000, 'x')).sliced(4);
        QVERIFY(bomb.size() < 100'000);
        RawServer server(always(http("200 OK", bomb, "Content-Encoding: deflate\r\n")));
        TransportFixture fixture(server.url());
        QCOMPARE(fixture.send(TransportFixture::get()).error().kind, ErrorKind::Protocol);
    }

    void anOddRequestIdIsNotTaken() {
        RawServer server(always(http("200 OK", "{}", "X-Request-Id: <script>\r\n")));
        TransportFixture fixture(server.url());
        const auto response = fixture.send(TransportFixture::get());
        QVERIFY(!QUuid::fromString(response->requestId).isNull());
    }

    void anAnswerWithoutLengthEndsWithTheConnection() {
        RawServer server(always("HTTP/1.1 200 OK\r\n\r\n{\"Status\":200}", true));
        TransportFixture fixture(server.url());
        const auto response = fixture.send(TransportFixture::get());
        QVERIFY(response);
        QCOMPARE(response->body, R"({"Status":200})"_ba);
    }

    void brokenAnswersAreProtocol_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("truncated") << "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"a\""_ba;
        QTest::newRow("truncated error") << "HTTP/1.1 500 Oops\r\nContent-Length: 1000\r\n\r\n{\"a\""_ba;
        QTest::newRow("headers alone") << "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"_ba;
        QTest::newRow("broken chunks")
            << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"_ba;
        QTest::newRow("broken gzip")
            << "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\nnot gzip!"_ba;
    }

    void brokenAnswersAreProtocol() {
        QFETCH(QByteArray, bytes);
        RawServer server(always(bytes, true));
        TransportFixture fixture(server.url());
        const auto response = fixture.send(TransportFixture::get());
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Protocol);
        QVERIFY(!response.error().requestId.isEmpty());
    }

    void aTruncatedRefusalIsNoAnswer() {
        // Qt keeps a 401 back until its body is whole: the connection just seems to have dropped.
        RawServer server(always("HTTP/1.1 401 No\r\nContent-Length: 1000\r\n\r\n{\"a\"", true));
        TransportFixture fixture(server.url());
        QCOMPARE(fixture.send(TransportFixture::get()).error().kind, ErrorKind::Offline);
    }

    void whatIsNoHttpIsAFailure() {
        RawServer server([](QSslSocket *, const QByteArray &) { });
        server.onConnected = [](QSslSocket *socket) {
            socket->write("SSH-2.0-OpenSSH_9.2p1\r\n\r\n");
            socket->disconnectFromHost();
        };
        TransportFixture fixture(server.url());
        const auto response = fixture.send(TransportFixture::get());
        QVERIFY(!response);
        QVERIFY(response.error().kind == ErrorKind::Protocol || response.error().kind == ErrorKind::Offline);
    }

    void tooLargeIsRefused_data() {
        QTest::addColumn<bool>("announced");
        QTest::newRow("announced") << true;
        QTest::newRow("streamed") << false;
    }

    void tooLargeIsRefused() {
        QFETCH(bool, announced);
        qint64 written = 0;
        RawServer server([&](QSslSocket *socket, const QByteArray &) {
            socket->write("HTTP/1.1 200 OK\r\n");
            socket->write(announced ? "Content-Length: 40000000\r\n\r\n" : "\r\n");
            const QByteArray piece(1'000'000, 'x');
            // Piece by piece, as far as it is taken: never 40 MB in memory.
            QObject::connect(socket, &QSslSocket::bytesWritten, socket, [=, &written] {
                if (socket->bytesToWrite() == 0 && written < 40'000'000)
                    written += socket->write(piece);
            });
            written += socket->write(piece);
        });
        TransportFixture fixture(server.url());
        const auto response = fixture.send(TransportFixture::get());
        QVERIFY(!response);
        QCOMPARE(response.error().kind, ErrorKind::Protocol);
        QVERIFY(response.error().title.contains(u"large"));
        QVERIFY(written < 30'000'000);
    }

    void html() {
        RawServer server(always(http("200 OK", "<html>", "Content-Type: text/html\r\n")));
        TransportFixture fixture(server.url());
        QCOMPARE(fixture.send(TransportFixture::get())->body, "<html>"_ba);
    }

    void silenceTimesOut() {
        RawServer server(silence());
        TransportFixture fixture(server.url(), {.withoutProgress = 100ms, .total = 10s});
        const auto response = fixture.send(TransportFixture::get());
        QCOMPARE(response.error().kind, ErrorKind::Timeout);
    }

    void silenceInTheMiddleTimesOut() {
        RawServer server(always("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"a\""));
        TransportFixture fixture(server.url(), {.withoutProgress = 100ms, .total = 10s});
        const auto response = fixture.send(TransportFixture::get());
        QCOMPARE(response.error().kind, ErrorKind::Timeout);
    }

    void slowButSteadyIsWaitedFor() {
        RawServer server([](QSslSocket *socket, const QByteArray &) {
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
            auto *timer = new QTimer(socket);
            QObject::connect(timer, &QTimer::timeout, socket, [=, left = 10]() mutable {
                socket->write("x");
                if (--left == 0)
                    timer->stop();
            });
            timer->start(150ms);
        });
        TransportFixture fixture(server.url(), {.withoutProgress = 1s, .total = 10s});
        const auto response = fixture.send(TransportFixture::get());
        QVERIFY(response);
        QCOMPARE(response->body, QByteArray(10, 'x'));
    }

    void slowWithoutEndTimesOut() {
        RawServer server([](QSslSocket *socket, const QByteArray &) {
            socket->write("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
            auto *timer = new QTimer(socket);
            QObject::connect(timer, &QTimer::timeout, socket, [=] { socket->write("x"); });
            timer->start(20ms);
        });
        TransportFixture fixture(server.url(), {.withoutProgress = 10s, .total = 200ms});
        const auto response = fixture.send(TransportFixture::get());
        QCOMPARE(response.error().kind, ErrorKind::Timeout);
    }

    void refusedConnectionIsOffline() {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        const QUrl url(u"http://127.0.0.1:%1"_s.arg(server.serverPort()));
        server.close();
        TransportFixture fixture(url);
        QCOMPARE(fixture.send(TransportFixture::get()).error().kind, ErrorKind::Offline);
    }

    void unknownNameIsOffline() {
        TransportFixture fixture(QUrl(u"https://host.invalid"_s));
        const auto lost = fixture.send(TransportFixture::get());
        QCOMPARE(lost.error().kind, ErrorKind::Offline);
        QCOMPARE(unknownHostIn(lost.error()), u"host.invalid"_s);
    }

    void plainHttpElsewhereIsNotSpoken() {
        TransportFixture fixture(QUrl(u"http://fleet.example"_s));
        QCOMPARE(fixture.send(TransportFixture::get()).error().kind, ErrorKind::Tls);
    }

    void aDroppedCallIsOfflineAndNotRepeatedByItself() {
        RawServer server([](QSslSocket *socket, const QByteArray &) { socket->abort(); });
        TransportFixture fixture(server.url());
        const auto response = fixture.send(TransportFixture::post(R"({"CustomToken":"x"})"));
        QCOMPARE(response.error().kind, ErrorKind::Offline);
        QCOMPARE(server.requests().size(), 1);
    }

    void aDroppedCallOnAUsedConnectionIsNotRepeatedByItself() {
        RawServer server([](QSslSocket *socket, const QByteArray &request) {
            if (request.startsWith("GET"))
                socket->write(http("200 OK", "{}"));
            else
                socket->abort();
        });
        TransportFixture fixture(server.url());
        QVERIFY(fixture.send(TransportFixture::get()));
        const auto response = fixture.send(TransportFixture::post(R"({"CustomToken":"x"})"));
        QCOMPARE(response.error().kind, ErrorKind::Offline);
        QCOMPARE(server.requests().size(), 2);
    }

    void largeBodiesArriveWhole() {
        RawServer server(always(http("200 OK", "{}")));
        TransportFixture fixture(server.url());
        const QByteArray body(3'000'000, 'b');
        QVERIFY(fixture.send(TransportFixture::post(body)));
        QVERIFY(server.requests().value(0).endsWith("\r\n\r\n" + body));
    }

    void stopCancels() {
        RawServer server(silence());
        TransportFixture fixture(server.url());
        std::stop_source stop;
        auto pending = fixture.transport->send(TransportFixture::get(), stop.get_token());
        QTRY_COMPARE(server.requests().size(), 1);
        stop.request_stop();
        QCOMPARE(await(std::move(pending)).error().kind, ErrorKind::Cancelled);
    }

    void stoppedBeforeNothingIsSent() {
        RawServer server(silence());
        TransportFixture fixture(server.url());
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(fixture.send(TransportFixture::get(), stop.get_token()).error().kind, ErrorKind::Cancelled);
        QCOMPARE(server.connections(), 0);
    }

    void closingCancelsWhatIsUnderWay() {
        RawServer server(silence());
        TransportFixture fixture(server.url());
        auto first = fixture.transport->send(TransportFixture::get(), {});
        auto second = fixture.transport->send(TransportFixture::post("{}"), {});
        QTRY_COMPARE(server.requests().size(), 2);
        fixture.transport->close();
        QCOMPARE(fixture.send(TransportFixture::get()).error().kind, ErrorKind::Cancelled);
        fixture.transport.reset();
        QCOMPARE(await(std::move(first)).error().kind, ErrorKind::Cancelled);
        QCOMPARE(await(std::move(second)).error().kind, ErrorKind::Cancelled);
    }

    void dateSetsThePlatformClock() {
        RawServer server(always(http("200 OK", "{}", "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n")));
        TransportFixture fixture(server.url());
        QVERIFY(!fixture.platformClock->ahead());
        QVERIFY(fixture.send(TransportFixture::get()));
        QVERIFY(fixture.platformClock->ahead());
        const QDateTime sent({1994, 11, 6}, {8, 49, 37}, Qt::UTC);
        QVERIFY(std::abs(fixture.platformClock->now().secsTo(sent)) <= 5);
    }

    void everyCallIsLoggedWithoutSecrets() {
        RawServer server(
            always(http("404 Not Found", R"({"Title":"secret body"})", "X-Request-Id: theirs\r\n")));
        TransportFixture fixture(server.url());
        QSignalSpy added(fixture.log.get(), &CallLog::entryAdded);
        HttpRequest request = TransportFixture::get(u"/v1/users/6f1c0a52-aaaa-4bbb-8ccc-000000009b2e"_s);
        request.query.addQueryItem(u"Email"_s, u"ana%40example.org"_s);
        request.query.addQueryItem(u"Phone"_s, u"1"_s);
        request.attempt = 2;
        QVERIFY(fixture.send(std::move(request)));
        QCOMPARE(added.size(), 1);
        const CallRecord record = fixture.log->records().value(0);
        QCOMPARE(record.path, u"/v1/users/6f1c0a52-aaaa-4bbb-8ccc-000000009b2e?Email=…&Phone=…"_s);
        QCOMPARE(record.method, "GET"_ba);
        QCOMPARE(record.status, 404);
        QCOMPARE(record.attempt, 2);
        QCOMPARE(record.requestId, u"theirs"_s);
        QVERIFY(!record.error);
        QVERIFY(record.duration >= 0ms);
    }

    void failuresAreLoggedToo() {
        TransportFixture fixture(QUrl(u"https://host.invalid"_s));
        const auto response = fixture.send(TransportFixture::get());
        const CallRecord record = fixture.log->records().value(0);
        QCOMPARE(record.error, ErrorKind::Offline);
        QCOMPARE(record.status, 0);
        QCOMPARE(record.requestId, response.error().requestId);
    }

    void twentyAtOnce() {
        RawServer server(always(http("200 OK", "{}")));
        TransportFixture fixture(server.url());
        std::vector<Pending<HttpResponse>> pending;
        pending.reserve(20);
        for (int i = 0; i < 20; ++i)
            pending.push_back(fixture.transport->send(TransportFixture::get(), {}));
        for (auto &one : pending)
            QVERIFY(await(std::move(one)));
        QCOMPARE(fixture.log->records().size(), 20);
    }
};

QTEST_GUILESS_MAIN(NetworkTransportTest)
#include "tst_network_transport.moc"
