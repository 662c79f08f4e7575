#include "tests/sandbox/Sandbox.h"

#include <QDateTime>
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

    void controlsHaveTheirOwnPaths() {
        Sandbox sandbox;
        QCOMPARE(sandbox.get(u"/_emulator/nothing"_s).status, 404);
        QCOMPARE(sandbox.get(u"/_emulator/reset"_s).status, 405);
    }
};

QTEST_GUILESS_MAIN(tst_sandbox_control)
#include "tst_sandbox_control.moc"
