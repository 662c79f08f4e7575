#include "tests/sandbox/Sandbox.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey::test;

class tst_sandbox_management : public QObject {
    Q_OBJECT

    static QJsonObject find(Sandbox &sandbox, const Tokens &admin, const QString &query) {
        return sandbox.get(u"/v1/Management/users/find?"_s + query, admin.access)
            .json()
            .value(u"Result"_s)
            .toArray()
            .at(0)
            .toObject();
    }

    static Answer change(
        Sandbox &sandbox, const Tokens &admin, const QString &deviceToken, const QJsonObject &body) {
        return sandbox.put(
            u"/v1/Management/users"_s, body, admin.access, {{"UserDeviceToken", deviceToken.toLatin1()}});
    }

private Q_SLOTS:
    void init() {
        m_sandbox = std::make_unique<Sandbox>();
        m_admin = m_sandbox->signIn();
    }

    void registersWithAllFields() {
        const QString token = u"0b8f3f6e-52d1-4c5a-9d3e-2a1b0c9d8e7f"_s;
        const QJsonObject body{{u"CustomToken"_s, token.toUpper()}, {u"firstname"_s, u"Ана 🚗"_s},
            {u"LastName"_s, u"Petrović"_s}, {u"Nickname"_s, u"ana"_s}, {u"Phone"_s, u"+381641234567"_s},
            {u"Email"_s, u"ana@brief.example"_s}, {u"Birthday"_s, u"1984-03-05"_s},
            {u"Gender"_s, u"female"_s}, {u"MaritalStatus"_s, 1}, {u"ChildrenCount"_s, 2},
            {u"Address"_s, u"Knez Mihailova 1"_s},
            {u"UserFields"_s, QJsonObject{{u"ClientId"_s, u"K-1"_s}, {u"EnableLogging"_s, true}}}};
        const Answer answer = m_sandbox->registerUser(1, body);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.result().value(u"DeviceToken"_s).toString(), token);
        QVERIFY(answer.result().value(u"AccessToken"_s).isNull());
        QVERIFY(answer.result().value(u"RefreshToken"_s).isNull());

        const QJsonObject user = find(*m_sandbox, m_admin, u"Email=ANA@brief.example"_s);
        QCOMPARE(user.value(u"DeviceToken"_s).toString(), token);
        QCOMPARE(user.value(u"Status"_s).toString(), u"Active"_s);
        QCOMPARE(user.value(u"ActivityStatus"_s).toString(), u"No Data"_s);
        const QJsonObject profile = user.value(u"UserProfile"_s).toObject();
        QCOMPARE(profile.value(u"FirstName"_s).toString(), u"Ана 🚗"_s);
        QCOMPARE(profile.value(u"Gender"_s).toString(), u"Female"_s);
        QCOMPARE(profile.value(u"MaritalStatus"_s).toString(), u"1"_s);
        QCOMPARE(profile.value(u"ChildrenCount"_s).toInt(), 2);
        QVERIFY(profile.value(u"City"_s).isNull());
        const QJsonObject fields = user.value(u"UserFields"_s).toArray().at(0).toObject();
        QCOMPARE(fields.value(u"ClientId"_s).toString(), u"K-1"_s);
        QCOMPARE(fields.value(u"EnableLogging"_s).toBool(), true);
        QVERIFY(user.value(u"AccountInfo"_s).toObject().value(u"InstanceName"_s).isNull());
        QCOMPARE(user.value(u"AccountInfo"_s).toObject().value(u"InstanceId"_s).toString().toLatin1(),
            m_sandbox->instanceId(1));
    }

    void registersWithNothingAtAll() {
        const Answer first = m_sandbox->registerUser(0);
        const Answer second = m_sandbox->registerUser(0);
        QCOMPARE(first.status, 200);
        QVERIFY(Sandbox::tokensIn(first).identity != Sandbox::tokensIn(second).identity);
    }

    void registersWithTokens() {
        const Tokens tokens = Sandbox::tokensIn(m_sandbox->registerUser(0, {{u"CreateAccessToken"_s, true}}));
        QCOMPARE(tokens.expiresIn, 432000);
        const Answer own = m_sandbox->get(u"/v1/Management/users"_s, tokens.access);
        QCOMPARE(own.result().value(u"DeviceToken"_s).toString(), tokens.identity);
    }

    void refusesWrongRegistrations() {
        const QString token = u"0b8f3f6e-52d1-4c5a-9d3e-2a1b0c9d8e7f"_s;
        QCOMPARE(m_sandbox->registerUser(0, {{u"CustomToken"_s, token}}).status, 200);
        const Answer again = m_sandbox->registerUser(0, {{u"CustomToken"_s, token}});
        QCOMPARE(again.status, 422);
        QCOMPARE(again.errorKey(), u"CustomToken"_s);
        QCOMPARE(m_sandbox->registerUser(0, {{u"CustomToken"_s, u"{1}"_s}}).errorKey(), u"CustomToken"_s);
        QCOMPARE(m_sandbox->registerUser(0, {{u"FirstName"_s, 17}}).errorKey(), u"FirstName"_s);
        QCOMPARE(m_sandbox->registerUser(0, {{u"UserFields"_s, QJsonArray()}}).errorKey(), u"UserFields"_s);
        const Answer noKey = m_sandbox->post(
            u"/v1/Registration/create"_s, {}, {}, {{"InstanceId", m_sandbox->instanceId(0)}});
        QCOMPARE(noKey.status, 401);
        QCOMPARE(noKey.errorKey(), u"InstanceKey"_s);
        const Answer otherKey = m_sandbox->post(u"/v1/Registration/create"_s, {}, {},
            {{"InstanceId", m_sandbox->instanceId(0)}, {"InstanceKey", m_sandbox->instanceKey(1)}});
        QCOMPARE(otherKey.status, 401);
    }

    void storesWhateverTextComes() {
        const QString hostile
            = u"<script>alert(1)</script>'; DROP TABLE users; -- \"\\\n\t\u202e"_s + QChar(1);
        const QString longName(500, u'Ж');
        const Answer answer = m_sandbox->registerUser(
            0, {{u"FirstName"_s, hostile}, {u"LastName"_s, longName}, {u"Birthday"_s, u"30 February"_s}});
        QCOMPARE(answer.status, 200);
        const QJsonObject profile
            = find(*m_sandbox, m_admin, u"DeviceToken="_s + Sandbox::tokensIn(answer).identity)
                  .value(u"UserProfile"_s)
                  .toObject();
        QCOMPARE(profile.value(u"FirstName"_s).toString(), hostile);
        QCOMPARE(profile.value(u"LastName"_s).toString(), longName);
        QCOMPARE(profile.value(u"Birthday"_s).toString(), u"30 February"_s);
    }

    void findsByEveryKey() {
        const QString token
            = Sandbox::tokensIn(m_sandbox->registerUser(0,
                                    {{u"FirstName"_s, u"Ðorđe"_s}, {u"LastName"_s, u"Ünsal"_s},
                                        {u"Phone"_s, u"+491701234567"_s}, {u"Email"_s, u"d@u.example"_s},
                                        {u"UserFields"_s, QJsonObject{{u"ClientId"_s, u"Q 7"_s}}}}))
                  .identity;
        for (const QString &query : {u"DeviceToken="_s + token.toUpper(), u"email=D@U.EXAMPLE"_s,
                 u"Phone=%2B491701234567"_s, u"ClientId=q+7"_s, u"LastName=ünsal"_s,
                 u"FullName=ðorđe%20ünsal"_s, u"Email=d@u.example&LastName=ÜNSAL"_s}) {
            QCOMPARE(find(*m_sandbox, m_admin, query).value(u"DeviceToken"_s).toString(), token);
        }
        QVERIFY(find(*m_sandbox, m_admin, u"Email=d@u.example&LastName=other"_s).isEmpty());
        const QJsonObject account = find(*m_sandbox, m_admin, u"Email=d@u.example&IncludeAccountInfo=true"_s)
                                        .value(u"AccountInfo"_s)
                                        .toObject();
        QVERIFY(!account.value(u"InstanceName"_s).toString().isEmpty());
        const Answer nothing
            = m_sandbox->get(u"/v1/Management/users/find?IncludeAccountInfo=true"_s, m_admin.access);
        QCOMPARE(nothing.status, 422);
    }

    void findLeavesOutInactiveUsers() {
        const QString token = Sandbox::tokensIn(m_sandbox->registerUser(0)).identity;
        QCOMPARE(change(*m_sandbox, m_admin, token, {{u"Status"_s, u"Deactivated"_s}}).status, 200);
        QVERIFY(find(*m_sandbox, m_admin, u"DeviceToken="_s + token).isEmpty());
        const QJsonObject user = find(*m_sandbox, m_admin, u"ShowInactiveUsers=true&DeviceToken="_s + token);
        QCOMPARE(user.value(u"Status"_s).toString(), u"Inactive"_s);
    }

    void changesWhatIsGivenAndNothingElse() {
        const QString token = Sandbox::tokensIn(
            m_sandbox->registerUser(0,
                {{u"FirstName"_s, u"A"_s}, {u"LastName"_s, u"B"_s}, {u"Email"_s, u"a@b.example"_s},
                    {u"UserFields"_s, QJsonObject{{u"ClientId"_s, u"1"_s}}}}))
                                  .identity;
        const Answer answer = change(*m_sandbox, m_admin, token,
            {{u"lastName"_s, QJsonValue()}, {u"Email"_s, u"new@b.example"_s},
                {u"UserFields"_s, QJsonObject{{u"EnableRealTimeLocation"_s, true}}}});
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.json().value(u"Result"_s).isUndefined());
        QVERIFY(find(*m_sandbox, m_admin, u"Email=a@b.example"_s).isEmpty());
        const QJsonObject user = find(*m_sandbox, m_admin, u"Email=new@b.example"_s);
        const QJsonObject profile = user.value(u"UserProfile"_s).toObject();
        QCOMPARE(profile.value(u"FirstName"_s).toString(), u"A"_s);
        QVERIFY(profile.value(u"LastName"_s).isNull());
        const QJsonObject fields = user.value(u"UserFields"_s).toArray().at(0).toObject();
        QCOMPARE(fields.value(u"ClientId"_s).toString(), u"1"_s);
        QCOMPARE(fields.value(u"EnableRealTimeLocation"_s).toBool(), true);
        QCOMPARE(change(*m_sandbox, m_admin, token, {{u"Gender"_s, u"Robot"_s}}).errorKey(), u"Gender"_s);
        QCOMPARE(change(*m_sandbox, m_admin, token, {{u"Status"_s, u"Inactive"_s}}).errorKey(), u"Status"_s);
    }

    void aUserChangesItself() {
        const Tokens user = Sandbox::tokensIn(m_sandbox->registerUser(0, {{u"CreateAccessToken"_s, true}}));
        QCOMPARE(
            m_sandbox->put(u"/v1/Management/users"_s, {{u"Nickname"_s, u"me"_s}}, user.access).status, 200);
        const Answer own = m_sandbox->get(u"/v1/Management/users"_s, user.access);
        QCOMPARE(own.result().value(u"UserProfile"_s).toObject().value(u"Nickname"_s).toString(), u"me"_s);
    }

    void anAdminMustNameTheUser() {
        const Answer answer
            = m_sandbox->put(u"/v1/Management/users"_s, {{u"Nickname"_s, u"x"_s}}, m_admin.access);
        QCOMPARE(answer.status, 403);
        QCOMPARE(answer.errorKey(), u"UserDeviceToken"_s);
        QCOMPARE(change(*m_sandbox, m_admin, u"00000000-0000-4000-8000-000000000000"_s, {}).status, 404);
        QCOMPARE(change(*m_sandbox, m_admin, u"x"_s, {}).status, 422);
    }

    void userTokensOpenNoAdminRoutes() {
        const Tokens user = Sandbox::tokensIn(m_sandbox->registerUser(0, {{u"CreateAccessToken"_s, true}}));
        QCOMPARE(m_sandbox->get(u"/v1/Management/users/find?Email=x"_s, user.access).status, 403);
        QCOMPARE(m_sandbox->post(u"/v1/Management/users/GetFilteredPage"_s, {}, user.access).status, 403);
        QCOMPARE(m_sandbox->remove(u"/v1/Management/users/"_s + user.identity, user.access).status, 403);
        QCOMPARE(m_sandbox->get(u"/auth/permissions"_s, user.access).status, 403);
        QCOMPARE(m_sandbox->get(u"/v1/Management/users"_s, m_admin.access).status, 403);
    }

    void deletesForEver() {
        const Tokens user = Sandbox::tokensIn(m_sandbox->registerUser(0, {{u"CreateAccessToken"_s, true}}));
        const QString path = u"/v1/Management/users/"_s + user.identity;
        QCOMPARE(m_sandbox->remove(path, m_admin.access).status, 200);
        QCOMPARE(m_sandbox->remove(path, m_admin.access).status, 404);
        QVERIFY(
            find(*m_sandbox, m_admin, u"ShowInactiveUsers=true&DeviceToken="_s + user.identity).isEmpty());
        QCOMPARE(m_sandbox->get(u"/v1/Management/users"_s, user.access).status, 401);
        QCOMPARE(m_sandbox->registerUser(0, {{u"CustomToken"_s, user.identity}}).status, 200);
        QCOMPARE(m_sandbox->get(u"/v1/Management/users"_s, user.access).status, 401);
        QCOMPARE(change(*m_sandbox, m_admin, user.identity, {{u"Status"_s, u"Deleted"_s}}).status, 200);
        QCOMPARE(m_sandbox->remove(path, m_admin.access).status, 404);
    }

    void movesBetweenInstances() {
        const QString token = Sandbox::tokensIn(m_sandbox->registerUser(0)).identity;
        const auto move = [&](int to, int key) {
            return m_sandbox->post(u"/v1/Management/users/instances/change"_s,
                {{u"DeviceToken"_s, token},
                    {u"ToInstanceId"_s, QString::fromLatin1(m_sandbox->instanceId(to))},
                    {u"ToInstanceKey"_s, QString::fromLatin1(m_sandbox->instanceKey(key))}},
                m_admin.access);
        };
        QCOMPARE(move(3, 2).errorKey(), u"ToInstanceKey"_s);
        QCOMPARE(move(3, 3).status, 200);
        QCOMPARE(m_sandbox->loginUser(token, 3).status, 200);
        QCOMPARE(m_sandbox->loginUser(token, 0).status, 401);
        QCOMPARE(m_sandbox->post(u"/v1/Management/users/instances/change"_s, {}, m_admin.access).status, 422);
    }

    void adminsChangeTheirPartOnly() {
        const Tokens instanceAdmin = m_sandbox->signIn(u"instance"_s);
        const QString mine = Sandbox::tokensIn(m_sandbox->registerUser(0)).identity;
        const QString other = Sandbox::tokensIn(m_sandbox->registerUser(1)).identity;
        QCOMPARE(change(*m_sandbox, instanceAdmin, mine, {{u"Nickname"_s, u"x"_s}}).status, 200);
        QCOMPARE(change(*m_sandbox, instanceAdmin, other, {{u"Nickname"_s, u"x"_s}}).status, 403);
        QCOMPARE(m_sandbox->remove(u"/v1/Management/users/"_s + other, instanceAdmin.access).status, 403);
        QVERIFY(find(*m_sandbox, instanceAdmin, u"DeviceToken="_s + other).isEmpty());
        QVERIFY(!find(*m_sandbox, instanceAdmin, u"DeviceToken="_s + mine).isEmpty());
        const Answer move = m_sandbox->post(u"/v1/Management/users/instances/change"_s,
            {{u"DeviceToken"_s, mine}, {u"ToInstanceId"_s, QString::fromLatin1(m_sandbox->instanceId(1))},
                {u"ToInstanceKey"_s, QString::fromLatin1(m_sandbox->instanceKey(1))}},
            instanceAdmin.access);
        QCOMPARE(move.status, 403);
    }

private:
    std::unique_ptr<Sandbox> m_sandbox;
    Tokens m_admin;
};

QTEST_GUILESS_MAIN(tst_sandbox_management)
#include "tst_sandbox_management.moc"
