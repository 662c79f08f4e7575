#include "tests/sandbox/Sandbox.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey::test;

class tst_sandbox_http : public QObject {
    Q_OBJECT

    static QByteArray loginBody() {
        return "{\"LoginFields\":\"{\\\"email\\\":\\\"company@sandbox.example\\\"}\",\"Password\":\"sandbox\"}";
    }

    static QByteArray loginRequest(
        const QByteArray &headers = {}, const QByteArray &path = "/v1/Auth/Login") {
        return "POST " + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
            + QByteArray::number(loginBody().size()) + "\r\n" + headers + "\r\n" + loginBody();
    }

    Answer postText(const QByteArray &body, const QByteArray &contentType = "application/json") {
        return m_sandbox.call("POST", u"/v1/Auth/Login"_s, body, {{"Content-Type", contentType}});
    }

private Q_SLOTS:
    void pathsAndNamesHaveNoCase() {
        QVERIFY(m_sandbox.converse(loginRequest("Connection: close\r\n", "/V1/auth/LOGIN"))
                .startsWith("HTTP/1.1 200"));
        QCOMPARE(
            postText(
                "{\"loginfields\":\"{\\\"email\\\":\\\"company@sandbox.example\\\"}\",\"PASSWORD\":\"sandbox\"}")
                .status,
            200);
        QCOMPARE(m_sandbox.registerUser(0, {{u"createaccesstoken"_s, true}}).status, 200);
    }

    void mistakesGetTheirStatusInTheEnvelope() {
        const Answer missing = m_sandbox.get(u"/v1/Nothing"_s);
        QCOMPARE(missing.status, 404);
        QCOMPARE(missing.json().value(u"Status"_s).toInt(), 404);
        QVERIFY(!missing.errorKey().isEmpty());
        const Answer wrongMethod = m_sandbox.get(u"/v1/Auth/Login"_s);
        QCOMPARE(wrongMethod.status, 405);
        QCOMPARE(wrongMethod.header("Allow"), "POST");
        QCOMPARE(m_sandbox.call("BREW", u"/v1/Auth/Login"_s).status, 405);
        QCOMPARE(postText(loginBody(), "text/plain").status, 415);
        QCOMPARE(postText(loginBody(), "application/x-www-form-urlencoded").json().value(u"Status"_s).toInt(),
            415);
        QCOMPARE(postText(loginBody(), "Application/JSON; charset=utf-8").status, 200);
        QCOMPARE(postText(loginBody(), "application/json-patch+json").status, 200);
    }

    void bodiesThatAreNoJson() {
        for (const QByteArray &body : {QByteArray(), QByteArray("{"), QByteArray("\"\xff\""),
                 QByteArray(10'000, '['), QByteArray("{\"a\":1}x"), QByteArray("{\"a\":\"\xc3\x28\"}")}) {
            const Answer answer = postText(body);
            QCOMPARE(answer.status, 400);
            QCOMPARE(answer.errorKey(), u"Body"_s);
        }
        QCOMPARE(postText("[1]").status, 422);
        QCOMPARE(postText("null").status, 422);
    }

    void largeRequestsAreRefused() {
        const QByteArray large = "{\"Password\":\"" + QByteArray(1'100'000, 'x') + "\"}";
        const QByteArray head
            = "POST /v1/Auth/Login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n";
        const QByteArray announced = m_sandbox.converse(
            head + "Content-Length: " + QByteArray::number(large.size()) + "\r\n\r\n" + large);
        QVERIFY2(announced.startsWith("HTTP/1.1 413"), announced.left(200).constData());
        QVERIFY(announced.contains("\"Status\":413"));
        QVERIFY(announced.contains("longer than 1 MB"));
        const QByteArray chunked = m_sandbox.converse(head + "Transfer-Encoding: chunked\r\n\r\n"
            + QByteArray::number(large.size(), 16) + "\r\n" + large + "\r\n0\r\n\r\n");
        QVERIFY2(chunked.startsWith("HTTP/1.1 413"), chunked.left(200).constData());
        const QByteArray longHeader = m_sandbox.converse(
            "GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + QByteArray(20'000, 'y') + "\r\n\r\n");
        QVERIFY2(longHeader.startsWith("HTTP/1.1 431"), longHeader.left(200).constData());
        QVERIFY(longHeader.contains("longer than 16 kB"));
        QVERIFY(m_sandbox.converse("what is this?\r\n\r\n").startsWith("HTTP/1.1 400"));
        QCOMPARE(m_sandbox.login(u"company@sandbox.example"_s).status, 200);
    }

    void chunkedBodiesAreRead() {
        const QByteArray body = loginBody();
        const QByteArray answer
            = m_sandbox.converse("POST /v1/Auth/Login HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                 "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                + QByteArray("5\r\n") + body.left(5) + "\r\n" + QByteArray::number(body.size() - 5, 16)
                + "\r\n" + body.mid(5) + "\r\n0\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.left(200).constData());
    }

    void headIsGetWithoutBody() {
        const QByteArray answer
            = m_sandbox.converse("HEAD /auth/permissions HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        QVERIFY(answer.startsWith("HTTP/1.1 401"));
        QVERIFY(answer.endsWith("\r\n\r\n"));
        QVERIFY(!answer.contains("Content-Length: 0"));
    }

    void requestsMayComeAtOnce() {
        const QByteArray answers = m_sandbox.converse(loginRequest() + loginRequest()
            + "GET /v1/none HTTP/1.1\r\nHost: x\r\n\r\n" + loginRequest("Connection: close\r\n"));
        QCOMPARE(answers.count("HTTP/1.1 200 OK"), 3);
        QCOMPARE(answers.count("HTTP/1.1 404"), 1);
        QVERIFY(answers.lastIndexOf("HTTP/1.1 200") > answers.lastIndexOf("HTTP/1.1 404"));
    }

    void connectionsStayOpenOrClose() {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_sandbox.port()));
        for (int i = 0; i < 3; ++i) {
            socket.write(loginRequest());
            QTRY_VERIFY(socket.bytesAvailable() > 0);
            QVERIFY(socket.readAll().contains("Connection: keep-alive"));
            QCOMPARE(socket.state(), QTcpSocket::ConnectedState);
        }
        socket.write(loginRequest("Connection: close\r\n"));
        QTRY_COMPARE(socket.state(), QTcpSocket::UnconnectedState);
        QVERIFY(socket.readAll().contains("Connection: close"));
    }

    void oldClientsAreServed() {
        const QByteArray answer = m_sandbox.converse("GET /v1/none HTTP/1.0\r\n\r\n");
        QVERIFY(answer.startsWith("HTTP/1.1 404"));
        QVERIFY(answer.contains("Connection: close"));
    }

    void expectationsAreMet() {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_sandbox.port()));
        const QByteArray request = loginRequest("Expect: 100-continue\r\n");
        const auto head = request.indexOf("\r\n\r\n") + 4;
        socket.write(request.left(head));
        QTRY_VERIFY(socket.bytesAvailable() > 0);
        QCOMPARE(socket.readAll(), "HTTP/1.1 100 Continue\r\n\r\n");
        socket.write(request.mid(head));
        QTRY_VERIFY(socket.bytesAvailable() > 0);
        QVERIFY(socket.readAll().startsWith("HTTP/1.1 200"));
        QByteArray old = loginRequest("Expect: 100-continue\r\n");
        const QByteArray answer = m_sandbox.converse(old.replace("HTTP/1.1", "HTTP/1.0"));
        QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.left(100).constData());
    }

    void requestsNameOneHost() {
        for (const QByteArray &host : {QByteArray(), QByteArray("Host: a\r\nHost: b\r\n")}) {
            const QByteArray answer = m_sandbox.converse("GET /v1/none HTTP/1.1\r\n" + host + "\r\n");
            QVERIFY2(answer.startsWith("HTTP/1.1 400"), answer.left(100).constData());
            QVERIFY(answer.contains("Connection: close"));
        }
    }

    void bodiesWithoutAnEndAreRefused() {
        const QByteArray answer = m_sandbox.converse("POST /v1/Auth/Login HTTP/1.1\r\nHost: x\r\n"
                                                     "Transfer-Encoding: gzip\r\n\r\n"
                                                     "GET /v1/none HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 400"), answer.left(100).constData());
        QVERIFY(!answer.contains("404"));
    }

    void emptyLinesBeforeARequestAreSkipped() {
        const QByteArray request = "GET /v1/none HTTP/1.1\r\nHost: x\r\n\r\n";
        const QByteArray answers = m_sandbox.converse("\r\n\r\n" + request + "\r\n" + request);
        QCOMPARE(answers.count("HTTP/1.1 404"), 2);
    }

    void everyAnswerIsDated() {
        static const QRegularExpression imfFixdate(
            u"^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d [A-Z][a-z][a-z] \\d{4} \\d\\d:\\d\\d:\\d\\d GMT$"_s);
        for (const QString &path : {u"/v1/none"_s, u"/v1/Auth/Login"_s, u"/_emulator/counts"_s}) {
            const QString date = QString::fromLatin1(m_sandbox.get(path).header("Date"));
            QVERIFY2(imfFixdate.match(date).hasMatch(), qPrintable(date));
        }
        const QByteArray unreadable = m_sandbox.converse("?\r\n\r\n");
        QVERIFY(unreadable.contains("\r\nDate: "));
    }

    void requestIdsComeBack() {
        const Answer answer = m_sandbox.call("GET", u"/v1/none"_s, {}, {{"X-Request-Id", "abc-123"}});
        QCOMPARE(answer.header("X-Request-Id"), "abc-123");
        m_sandbox.post(u"/_emulator/faults"_s,
            {{u"Rules"_s,
                QJsonArray{
                    QJsonObject{{u"Route"_s, u"*"_s}, {u"Kind"_s, u"status"_s}, {u"Status"_s, 503}}}}});
        const Answer spoilt = m_sandbox.call("GET", u"/v1/none"_s, {}, {{"X-Request-Id", "abc-124"}});
        QCOMPARE(spoilt.status, 503);
        QCOMPARE(spoilt.header("X-Request-Id"), "abc-124");
    }

    void slowClientsDoNotStopTheOthers() {
        std::vector<std::unique_ptr<QTcpSocket>> slow;
        for (int i = 0; i < 200; ++i) {
            slow.push_back(std::make_unique<QTcpSocket>());
            slow.back()->connectToHost(u"127.0.0.1"_s, static_cast<quint16>(m_sandbox.port()));
            slow.back()->write("POST /v1/Auth/Login HTTP/1.1\r\nContent-Le");
        }
        QTRY_COMPARE(slow.back()->bytesToWrite(), 0);
        QCOMPARE(m_sandbox.login(u"company@sandbox.example"_s).status, 200);
    }

private:
    Sandbox m_sandbox;
};

QTEST_GUILESS_MAIN(tst_sandbox_http)
#include "tst_sandbox_http.moc"
