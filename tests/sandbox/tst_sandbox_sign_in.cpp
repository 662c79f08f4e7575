#include "tests/sandbox/Sandbox.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey::test;

class tst_sandbox_sign_in : public QObject {
    Q_OBJECT

    static QJsonObject claimsOf(const QByteArray &token) {
        return QJsonDocument::fromJson(
            QByteArray::fromBase64(token.split('.').value(1), QByteArray::Base64UrlEncoding))
            .object();
    }

    static Answer refresh(Sandbox &sandbox, const Tokens &tokens) {
        return sandbox.post(u"/v1/Auth/RefreshToken"_s,
            {{u"AccessToken"_s, QString::fromLatin1(tokens.access)}, {u"RefreshToken"_s, tokens.refresh}});
    }

private Q_SLOTS:
    void anAdminSignsIn() {
        Sandbox sandbox;
        const Answer answer = sandbox.login(u"Company@sandbox.example"_s);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.json().value(u"Status"_s).toInt(), 200);
        QCOMPARE(answer.json().value(u"Errors"_s).toArray().size(), 0);
        const Tokens tokens = Sandbox::tokensIn(answer);
        QCOMPARE(tokens.expiresIn, 86400);
        QCOMPARE(tokens.access.count('.'), 2);
        const QJsonObject claims = claimsOf(tokens.access);
        QCOMPARE(claims.value(u"exp"_s).toInt() - claims.value(u"iat"_s).toInt(), 86400);
        QCOMPARE(claims.value(u"sub"_s).toString(), tokens.identity);
        QCOMPARE(sandbox.get(u"/auth/permissions"_s, tokens.access).status, 200);
    }

    void nobodyRegistersUnderTheIdOfAnAdmin() {
        Sandbox sandbox;
        const Tokens admin = sandbox.signIn();
        const Answer answer
            = sandbox.registerUser(0, {{u"CustomToken"_s, admin.identity}, {u"CreateAccessToken"_s, true}});
        QCOMPARE(answer.status, 422);
        QCOMPARE(answer.errorKey(), u"CustomToken"_s);
        QCOMPARE(sandbox.get(u"/auth/permissions"_s, admin.access).status, 200);
    }

    void wrongCredentials() {
        Sandbox sandbox;
        const Answer wrongPassword = sandbox.login(u"company@sandbox.example"_s, u"Sandbox"_s);
        QCOMPARE(wrongPassword.status, 401);
        QCOMPARE(wrongPassword.errorKey(), u"Password"_s);
        const Answer unknown = sandbox.login(u"nobody@sandbox.example"_s);
        QCOMPARE(unknown.status, 401);
        QCOMPARE(unknown.errorKey(), u"LoginFields"_s);
        QVERIFY(unknown.json().value(u"Result"_s).isUndefined());
    }

    void loginFieldsAreParticularAboutTheirNames() {
        Sandbox sandbox;
        const QString token = Sandbox::tokensIn(sandbox.registerUser(0)).identity;
        const auto login = [&](const QJsonValue &fields) {
            return sandbox.post(u"/v1/Auth/Login"_s,
                {{u"LoginFields"_s, fields}, {u"Password"_s, QString::fromLatin1(sandbox.instanceKey(0))}},
                {}, {{"InstanceId", sandbox.instanceId(0)}});
        };
        QCOMPARE(login(QString(u"{\"Devicetoken\":\""_s + token + u"\"}"_s)).status, 200);
        const Answer otherCase = login(QString(u"{\"DeviceToken\":\""_s + token + u"\"}"_s));
        QCOMPARE(otherCase.status, 401);
        QCOMPARE(otherCase.json().value(u"Errors"_s).toArray().size(), 0);
        QCOMPARE(login(QJsonObject{{u"DeviceToken"_s, token}}).status, 200);
        QCOMPARE(login(u"not json"_s).status, 401);
        QCOMPARE(login(17).status, 401);
    }

    void aUserSignsInWithTheKeyOfItsInstance() {
        Sandbox sandbox;
        const QString token = Sandbox::tokensIn(sandbox.registerUser(1)).identity;
        const Answer answer = sandbox.loginUser(token, 1);
        QCOMPARE(answer.status, 200);
        const Tokens tokens = Sandbox::tokensIn(answer);
        QCOMPARE(tokens.identity, token);
        QCOMPARE(sandbox.get(u"/v1/Management/users"_s, tokens.access).status, 200);
        QCOMPARE(sandbox.loginUser(token, 0).status, 401);
        QCOMPARE(
            sandbox.loginUser(u"00000000-0000-4000-8000-000000000000"_s, 1).errorKey(), u"LoginFields"_s);
    }

    void aDeactivatedUserIsRefused() {
        Sandbox sandbox;
        const Tokens admin = sandbox.signIn();
        const Tokens user = Sandbox::tokensIn(sandbox.registerUser(0, {{u"CreateAccessToken"_s, true}}));
        const Sandbox::Headers target{{"UserDeviceToken", user.identity.toLatin1()}};
        QCOMPARE(
            sandbox.put(u"/v1/Management/users"_s, {{u"Status"_s, u"Deactivated"_s}}, admin.access, target)
                .status,
            200);
        QCOMPARE(sandbox.loginUser(user.identity, 0).status, 403);
        QCOMPARE(sandbox.get(u"/v1/Management/users"_s, user.access).status, 403);
        QCOMPARE(refresh(sandbox, user).status, 403);
    }

    void aRefreshReplacesBothTokens() {
        Sandbox sandbox;
        const Tokens first = sandbox.signIn();
        const Answer answer = refresh(sandbox, first);
        QCOMPARE(answer.status, 200);
        const Tokens second = Sandbox::tokensIn(answer);
        QVERIFY(second.access != first.access);
        QVERIFY(second.refresh != first.refresh);
        QCOMPARE(sandbox.get(u"/auth/permissions"_s, first.access).status, 401);
        QCOMPARE(sandbox.get(u"/auth/permissions"_s, second.access).status, 200);
        QCOMPARE(refresh(sandbox, first).status, 401);
        Tokens mixed = second;
        mixed.refresh = first.refresh;
        QCOMPARE(refresh(sandbox, mixed).errorKey(), u"RefreshToken"_s);
        QCOMPARE(refresh(sandbox, second).status, 200);
    }

    void aLoginRevokesEarlierTokens() {
        Sandbox sandbox;
        const Tokens first = sandbox.signIn();
        const Tokens other = sandbox.signIn(u"instance"_s);
        const Tokens second = sandbox.signIn();
        QCOMPARE(sandbox.get(u"/auth/permissions"_s, first.access).status, 401);
        QCOMPARE(refresh(sandbox, first).status, 401);
        QCOMPARE(sandbox.get(u"/auth/permissions"_s, second.access).status, 200);
        QCOMPARE(sandbox.get(u"/auth/permissions"_s, other.access).status, 200);
    }

    void tokensExpire() {
        Sandbox sandbox({u"--access-token-seconds"_s, u"600"_s, u"--refresh-token-seconds"_s, u"4000"_s});
        const Tokens first = sandbox.signIn();
        QCOMPARE(first.expiresIn, 600);
        sandbox.post(u"/_emulator/advance"_s, {{u"seconds"_s, 590}});
        QCOMPARE(sandbox.get(u"/auth/permissions"_s, first.access).status, 200);
        sandbox.post(u"/_emulator/advance"_s, {{u"Seconds"_s, 20}});
        QCOMPARE(sandbox.get(u"/auth/permissions"_s, first.access).status, 401);
        const Tokens second = Sandbox::tokensIn(refresh(sandbox, first));
        QCOMPARE(sandbox.get(u"/auth/permissions"_s, second.access).status, 200);
        sandbox.post(u"/_emulator/advance"_s, {{u"Seconds"_s, 4001}});
        const Answer tooLate = refresh(sandbox, second);
        QCOMPARE(tooLate.status, 401);
        QCOMPARE(tooLate.errorKey(), u"RefreshToken"_s);
    }

    void forgedTokensAreRefused() {
        Sandbox sandbox;
        Tokens tokens = sandbox.signIn();
        QByteArray forged = tokens.access;
        forged[forged.size() - 5] = forged.at(forged.size() - 5) == 'A' ? 'B' : 'A';
        QCOMPARE(sandbox.get(u"/auth/permissions"_s, forged).status, 401);
        const QList<QByteArray> parts = tokens.access.split('.');
        const QByteArray none = QByteArray(R"({"alg":"none","typ":"JWT"})")
                                    .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
        QCOMPARE(sandbox.get(u"/auth/permissions"_s, none + '.' + parts.at(1) + '.').status, 401);
        QCOMPARE(sandbox.get(u"/auth/permissions"_s, "...").status, 401);
        QCOMPARE(
            sandbox.call("GET", u"/auth/permissions"_s, {}, {{"Authorization", "Basic Zm9v"}}).status, 401);
        QCOMPARE(sandbox.call("GET", u"/auth/permissions"_s).status, 401);
    }

    void theSixthLoginInAMinuteBlocksForAnHour() {
        Sandbox sandbox({u"--login-limit"_s, u"5"_s});
        for (int i = 0; i < 4; ++i)
            QCOMPARE(sandbox.login(u"company@sandbox.example"_s, u"wrong"_s).status, 401);
        const Tokens tokens = sandbox.signIn();
        QVERIFY(!tokens.access.isEmpty());
        const Answer sixth = sandbox.login(u"company@sandbox.example"_s);
        QCOMPARE(sixth.status, 429);
        QCOMPARE(sixth.header("Retry-After"), "3600");
        QCOMPARE(sixth.json().value(u"Status"_s).toInt(), 429);
        QCOMPARE(refresh(sandbox, tokens).status, 200); // never limited
        sandbox.post(u"/_emulator/advance"_s, {{u"Seconds"_s, 3000}});
        const Answer later = sandbox.login(u"company@sandbox.example"_s);
        QCOMPARE(later.status, 429);
        QVERIFY(later.header("Retry-After").toInt() <= 600);
        sandbox.post(u"/_emulator/advance"_s, {{u"Seconds"_s, 601}});
        QCOMPARE(sandbox.login(u"company@sandbox.example"_s).status, 200);
    }

    void hoursAndDaysHaveLimitsToo() {
        Sandbox sandbox({u"--login-limit-hour"_s, u"2"_s, u"--login-limit-day"_s, u"3"_s});
        const auto login = [&] { return sandbox.login(u"company@sandbox.example"_s); };
        const auto advance
            = [&](int seconds) { sandbox.post(u"/_emulator/advance"_s, {{u"Seconds"_s, seconds}}); };
        QCOMPARE(login().status, 200);
        advance(600);
        QCOMPARE(login().status, 200);
        const Answer third = login();
        QCOMPARE(third.status, 429);
        const int wait = third.header("Retry-After").toInt();
        QVERIFY2(wait > 2'900 && wait <= 3'000, qPrintable(QString::number(wait)));
        advance(wait);
        QCOMPARE(login().status, 200);
        advance(3'600);
        const Answer fifth = login();
        QCOMPARE(fifth.status, 429);
        QVERIFY(fifth.header("Retry-After").toInt() > 70'000);
        advance(fifth.header("Retry-After").toInt());
        QCOMPARE(login().status, 200);
    }

    void fiveLoginsAMinuteAreFree() {
        Sandbox sandbox({u"--login-limit"_s, u"5"_s});
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(sandbox.login(u"company@sandbox.example"_s).status, 200);
            sandbox.post(u"/_emulator/advance"_s, {{u"Seconds"_s, 13}});
        }
    }
};

QTEST_GUILESS_MAIN(tst_sandbox_sign_in)
#include "tst_sandbox_sign_in.moc"
