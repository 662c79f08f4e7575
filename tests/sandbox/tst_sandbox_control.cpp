#include "tests/sandbox/Sandbox.h"

#include <QDateTime>
#include <QNetworkInterface>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey::test;

class tst_sandbox_control : public QObject {
    Q_OBJECT

    static int permissions(Sandbox &sandbox, const Tokens &tokens) {
        return sandbox.get(u"/auth/permissions"_s, tokens.access).status;
    }

    static int refresh(Sandbox &sandbox, const Tokens &tokens) {
        return sandbox
            .post(u"/v1/Auth/RefreshToken"_s,
                {{u"AccessToken"_s, QString::fromLatin1(tokens.access)}, {u"RefreshToken"_s, tokens.refresh}})
            .status;
    }

    static QString nameOf(Sandbox &sandbox, const QString &deviceToken, const Tokens &admin) {
        return sandbox.get(u"/v1/Management/users/find?DeviceToken="_s + deviceToken, admin.access)
            .json()
            .value(u"Result"_s)
            .toArray()
            .at(0)
            .toObject()
            .value(u"UserProfile"_s)
            .toObject()
            .value(u"FirstName"_s)
            .toString();
    }

private Q_SLOTS:
    void countsByRoute() {
        Sandbox sandbox;
        const Tokens admin = sandbox.signIn();
        permissions(sandbox, admin);
        permissions(sandbox, admin);
        sandbox.get(u"/V1/INSTANCES/1"_s);
        const QJsonObject counts = sandbox.get(u"/_emulator/counts"_s).result();
        QCOMPARE(counts.value(u"POST /v1/Auth/Login"_s).toInt(), 1);
        QCOMPARE(counts.value(u"GET /auth/permissions"_s).toInt(), 2);
        QCOMPARE(counts.value(u"GET /v1/Instances/{id}"_s).toInt(), 1);
        QCOMPARE(counts.size(), 3);
        QCOMPARE(sandbox.remove(u"/_emulator/counts"_s).status, 200);
        QVERIFY(sandbox.get(u"/_emulator/counts"_s).result().isEmpty());
    }

    void theClockMovesTheDateToo() {
        Sandbox sandbox;
        QCOMPARE(sandbox.post(u"/_emulator/advance"_s, {{u"Seconds"_s, -86'400 * 365}}).status, 200);
        const QByteArray date = sandbox.get(u"/v1/none"_s).header("Date");
        const QByteArray year
            = QByteArray::number(QDateTime::currentDateTimeUtc().addDays(-365).date().year());
        QVERIFY2(date.contains(year), date.constData());
        QCOMPARE(sandbox.post(u"/_emulator/advance"_s, {{u"Seconds"_s, u"soon"_s}}).status, 422);
        QCOMPARE(sandbox.post(u"/_emulator/advance"_s, {}).status, 422);
    }

    void expiresAndRevokes() {
        Sandbox sandbox;
        const Tokens admin = sandbox.signIn();
        const Tokens other = sandbox.signIn(u"instance"_s);
        const QJsonObject who{{u"Email"_s, u"company@sandbox.example"_s}};
        QCOMPARE(sandbox.post(u"/_emulator/expire"_s, who).status, 200);
        QCOMPARE(permissions(sandbox, admin), 401);
        QCOMPARE(permissions(sandbox, other), 200);
        QCOMPARE(refresh(sandbox, admin), 200);

        const Tokens second = sandbox.signIn();
        QJsonObject refreshToken = who;
        refreshToken.insert(u"Which"_s, u"refresh"_s);
        QCOMPARE(sandbox.post(u"/_emulator/expire"_s, refreshToken).status, 200);
        QCOMPARE(permissions(sandbox, second), 200);
        QCOMPARE(refresh(sandbox, second), 401);

        const Tokens third = sandbox.signIn();
        QJsonObject misspelt = who;
        misspelt.insert(u"Which"_s, u"acess"_s);
        QCOMPARE(sandbox.post(u"/_emulator/expire"_s, misspelt).status, 422);
        QCOMPARE(permissions(sandbox, third), 200);
        QCOMPARE(sandbox.post(u"/_emulator/revoke"_s, who).status, 200);
        QCOMPARE(permissions(sandbox, third), 401);
        QCOMPARE(refresh(sandbox, third), 401);
        QCOMPARE(sandbox.post(u"/_emulator/revoke"_s, who).status, 404);
    }

    void revokesUsers() {
        Sandbox sandbox;
        const Tokens user = Sandbox::tokensIn(sandbox.registerUser(0, {{u"CreateAccessToken"_s, true}}));
        QCOMPARE(sandbox.post(u"/_emulator/revoke"_s, {{u"DeviceToken"_s, user.identity}}).status, 200);
        QCOMPARE(sandbox.get(u"/v1/Management/users"_s, user.access).status, 401);
    }

    void resets() {
        Sandbox sandbox({u"--login-limit"_s, u"1"_s});
        const Tokens admin = sandbox.signIn();
        const QString token = Sandbox::tokensIn(sandbox.registerUser(0)).identity;
        QCOMPARE(sandbox.login(u"company@sandbox.example"_s).status, 429);
        QCOMPARE(sandbox.call("POST", u"/_emulator/reset"_s).status, 200);
        QCOMPARE(permissions(sandbox, admin), 401);
        const Tokens again = sandbox.signIn();
        QCOMPARE(permissions(sandbox, again), 200);
        const Answer found = sandbox.get(u"/v1/Management/users/find?DeviceToken="_s + token, again.access);
        QCOMPARE(found.json().value(u"Result"_s).toArray().size(), 0);
    }

    void snapshotsAreComeBackTo() {
        const QTemporaryDir folder;
        const QStringList arguments{u"--data"_s, folder.filePath(u"fleet.db"_s)};
        Tokens admin;
        QString kept;
        {
            Sandbox sandbox(arguments);
            admin = sandbox.signIn();
            kept = Sandbox::tokensIn(sandbox.registerUser(0, {{u"FirstName"_s, u"Before"_s}})).identity;
            QCOMPARE(sandbox.post(u"/_emulator/snapshot"_s, {{u"Name"_s, u"a"_s}}).status, 200);
            sandbox.registerUser(0);
            sandbox.put(u"/v1/Management/users"_s, {{u"FirstName"_s, u"After"_s}}, admin.access,
                {{"UserDeviceToken", kept.toLatin1()}});
            sandbox.signIn();
            QCOMPARE(permissions(sandbox, admin), 401);
            QCOMPARE(sandbox.post(u"/_emulator/restore"_s, {{u"Name"_s, u"b"_s}}).status, 404);
            QCOMPARE(sandbox.post(u"/_emulator/restore"_s, {{u"Name"_s, u"a"_s}}).status, 200);
            QCOMPARE(nameOf(sandbox, kept, admin), u"Before"_s);
        }
        Sandbox sandbox(arguments);
        QCOMPARE(nameOf(sandbox, kept, admin), u"Before"_s);
        QCOMPARE(sandbox
                     .post(u"/v1/Management/users/GetFilteredPage"_s,
                         {{u"PageNumber"_s, 1}, {u"PageSize"_s, 1}, {u"IncludeAccountInfo"_s, false},
                             {u"Sort"_s, u"Email"_s}, {u"ShowInactiveUsers"_s, true}},
                         admin.access)
                     .result()
                     .value(u"TotalUsers"_s)
                     .toInt(),
            501);
    }

    void requestsAreLoggedWithoutSecrets() {
        Sandbox sandbox;
        const Tokens admin = sandbox.signIn();
        sandbox.get(u"/v1/Management/users/find?Email=somebody@private.example"_s, admin.access);
        sandbox.call("GET", u"/v1/none"_s, {}, {{"X-Request-Id", "id-17"}});
        const Answer answer = sandbox.get(u"/_emulator/requests"_s);
        const QJsonArray log = answer.json().value(u"Result"_s).toArray();
        QCOMPARE(log.size(), 3);
        QCOMPARE(log.at(0).toObject().value(u"Path"_s).toString(), u"/v1/Auth/Login"_s);
        QCOMPARE(log.at(1).toObject().value(u"Query"_s).toString(), u"Email"_s);
        QCOMPARE(log.at(2).toObject().value(u"Status"_s).toInt(), 404);
        QCOMPARE(log.at(2).toObject().value(u"RequestId"_s).toString(), u"id-17"_s);
        for (const QByteArray &secret : {QByteArray("private"), admin.access, QByteArray("company@")})
            QVERIFY(!answer.body.contains(secret));
        QCOMPARE(sandbox.remove(u"/_emulator/requests"_s).status, 200);
        QCOMPARE(sandbox.get(u"/_emulator/requests"_s).json().value(u"Result"_s).toArray().size(), 0);
    }

    void othersMachinesDoNotControlIt() {
        QString address;
        for (const QHostAddress &candidate : QNetworkInterface::allAddresses()) {
            if (!candidate.isLoopback() && candidate.protocol() == QAbstractSocket::IPv4Protocol)
                address = candidate.toString();
        }
        if (address.isEmpty())
            QSKIP("this machine has no address but the loopback");
        const Sandbox sandbox({u"--address"_s, u"0.0.0.0"_s});
        QTcpSocket socket;
        socket.connectToHost(address, static_cast<quint16>(sandbox.port()));
        socket.write("POST /_emulator/reset HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
        QTRY_VERIFY(socket.bytesAvailable() > 0);
        QVERIFY(socket.readAll().startsWith("HTTP/1.1 403"));
    }

    void pagesInABrowserDoNotControlIt() {
        Sandbox sandbox;
        const QByteArray answer = sandbox.converse("POST /_emulator/reset HTTP/1.1\r\nHost: x\r\n"
                                                   "Origin: https://elsewhere.example\r\n"
                                                   "Connection: close\r\nContent-Length: 0\r\n\r\n");
        QVERIFY2(answer.startsWith("HTTP/1.1 403"), answer.left(100).constData());
    }

    void thisMachineControlsItWhereverItListens() {
        const Sandbox sandbox({u"--address"_s, u"::"_s});
        if (!sandbox.isRunning())
            QSKIP("this machine has no addresses of IPv6");
        const QByteArray host = "Host: x\r\nConnection: close\r\n";
        QVERIFY(sandbox.converse("DELETE /_emulator/counts HTTP/1.1\r\n" + host + "\r\n")
                .startsWith("HTTP/1.1 200"));
        sandbox.converse("GET /v1/none HTTP/1.1\r\n" + host + "\r\n");
        QVERIFY(sandbox.converse("GET /_emulator/requests HTTP/1.1\r\n" + host + "\r\n")
                .contains(R"("Address":"127.0.0.1")"));
    }

    void controlsHaveTheirOwnPaths() {
        Sandbox sandbox;
        QCOMPARE(sandbox.get(u"/_emulator/nothing"_s).status, 404);
        QCOMPARE(sandbox.get(u"/_emulator/reset"_s).status, 405);
    }
};

QTEST_GUILESS_MAIN(tst_sandbox_control)
#include "tst_sandbox_control.moc"
