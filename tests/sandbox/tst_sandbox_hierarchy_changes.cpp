#include "tests/sandbox/Sandbox.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey::test;

class tst_sandbox_hierarchy_changes : public QObject {
    Q_OBJECT

    static QString permission(
        Sandbox &sandbox, const QString &level, const QString &list, const QString &name) {
        return sandbox.get(u"/auth/permissions"_s, sandbox.signIn(level).access)
            .json()
            .value(u"result"_s)
            .toObject()
            .value(list)
            .toArray()
            .at(0)
            .toObject()
            .value(name)
            .toString();
    }

    Answer patch(const QString &path, const Tokens &tokens, const QJsonObject &body = {}) {
        return m_sandbox->call("PATCH", path, body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson(),
            {{"Authorization", "Bearer " + tokens.access}, {"Content-Type", "application/json"}});
    }

    QJsonArray instances(const QString &query = {}) {
        return m_sandbox->get(
                            u"/v1/applications/"_s + m_application + u"/instances"_s + query, m_admin.access)
            .json()
            .value(u"Result"_s)
            .toArray();
    }

    QString create(const QString &name) {
        return m_sandbox
            ->post(
                u"/v1/applications/"_s + m_application + u"/instances"_s, {{u"name"_s, name}}, m_admin.access)
            .result()
            .value(u"Id"_s)
            .toString();
    }

    static QString instancePath(const QString &id) { return u"/v1/Instances/"_s + id; }
    static QString applicationPath(const QString &id) { return u"/v1/Applications/applications/"_s + id; }

    void start(const QStringList &arguments = {}) {
        m_sandbox = std::make_unique<Sandbox>(arguments);
        m_admin = m_sandbox->signIn();
        m_company = permission(*m_sandbox, u"company"_s, u"companiesPermissions"_s, u"companyId"_s);
        m_application = permission(*m_sandbox, u"application"_s, u"appsPermissions"_s, u"appId"_s);
        m_admin = m_sandbox->signIn();
    }

private Q_SLOTS:
    void initTestCase() { start(); }

    void anApplicationIsMadeChangedAndDeleted() {
        const QString company = u"/v1/companies/"_s + m_company + u"/applications"_s;
        const QJsonObject made = m_sandbox
                                     ->post(company,
                                         {{u"name"_s, u"Ünïted"_s}, {u"description"_s, u"d"_s},
                                             {u"status"_s, 1}, {u"createDefaultGroup"_s, true}},
                                         m_admin.access)
                                     .result();
        const QString id = made.value(u"Id"_s).toString();
        QCOMPARE(made.value(u"Name"_s).toString(), u"Ünïted"_s);
        QCOMPARE(made.value(u"Instances"_s).toArray().size(), 1);
        QCOMPARE(patch(applicationPath(id), m_admin, {{u"description"_s, u"new"_s}, {u"status"_s, 2}}).status,
            200);
        const QJsonObject changed = m_sandbox->get(u"/v1/Applications/"_s + id, m_admin.access).result();
        QCOMPARE(changed.value(u"Name"_s).toString(), u"Ünïted"_s);
        QCOMPARE(changed.value(u"Description"_s).toString(), u"new"_s);
        QCOMPARE(changed.value(u"Status"_s).toString(), u"Deactivated"_s);
        const Answer gone = m_sandbox->remove(applicationPath(id), m_admin.access);
        QCOMPARE(gone.status, 200);
        QVERIFY(!gone.json().contains(u"Result"_s));
        QVERIFY(
            m_sandbox->get(u"/v1/Applications/"_s + id, m_admin.access).json().value(u"Result"_s).isNull());
        QCOMPARE(m_sandbox->get(company, m_admin.access).json().value(u"Result"_s).toArray().size(), 2);
    }

    void anInstanceIsMadeUsedAndDeleted() {
        const QString id = create(u"Night shift"_s);
        const QJsonObject made = m_sandbox->get(instancePath(id), m_admin.access).result();
        QCOMPARE(made.value(u"Name"_s).toString(), u"Night shift"_s);
        QCOMPARE(made.value(u"InviteCode"_s).toString().size(), 6);
        const Answer registered = m_sandbox->post(u"/v1/Registration/create"_s, {}, {},
            {{"InstanceId", id.toLatin1()}, {"InstanceKey", made.value(u"Key"_s).toString().toLatin1()}});
        QCOMPARE(registered.status, 200);
        const Answer refused = m_sandbox->remove(instancePath(id), m_admin.access);
        QCOMPARE(refused.status, 422);
        QVERIFY(!refused.errorKey().isEmpty());
        const QString user = Sandbox::tokensIn(registered).identity;
        QCOMPARE(m_sandbox->remove(u"/v1/Management/users/"_s + user, m_admin.access).status, 200);
        QCOMPARE(m_sandbox->remove(instancePath(id), m_admin.access).status, 200);
        QVERIFY(m_sandbox->get(instancePath(id), m_admin.access).json().value(u"Result"_s).isNull());
        QCOMPARE(instances(u"?includeDeactivated=true"_s).size(), 3);
    }

    void aDeactivatedInstanceIsHiddenAndClosed() {
        const QString id = create(u"Winter"_s);
        const QByteArray key
            = m_sandbox->get(instancePath(id), m_admin.access).result().value(u"Key"_s).toString().toLatin1();
        const Sandbox::Headers credentials{{"InstanceId", id.toLatin1()}, {"InstanceKey", key}};
        const QString user
            = Sandbox::tokensIn(m_sandbox->post(u"/v1/Registration/create"_s, {}, {}, credentials)).identity;
        QCOMPARE(instances().size(), 4);
        QCOMPARE(
            patch(instancePath(id) + u"?Name=Winter%202&Description=cold&Status=2"_s, m_admin).status, 200);
        QCOMPARE(instances().size(), 3);
        const QJsonArray all = instances(u"?includeDeactivated=true"_s);
        QCOMPARE(all.size(), 4);
        QCOMPARE(all.at(3).toObject().value(u"Status"_s).toString(), u"Deactivated"_s);
        QCOMPARE(all.at(3).toObject().value(u"Name"_s).toString(), u"Winter 2"_s);
        QCOMPARE(all.at(3).toObject().value(u"Description"_s).toString(), u"cold"_s);
        QCOMPARE(m_sandbox->post(u"/v1/Registration/create"_s, {}, {}, credentials).status, 403);
        const Answer login = m_sandbox->post(u"/v1/Auth/Login"_s,
            {{u"LoginFields"_s, QString(u"{\"Devicetoken\":\""_s + user + u"\"}"_s)},
                {u"Password"_s, QString::fromLatin1(key)}},
            {}, {{"InstanceId", id.toLatin1()}});
        QCOMPARE(login.status, 403);
        QCOMPARE(patch(instancePath(id) + u"?status=1"_s, m_admin).status, 200);
        QCOMPARE(m_sandbox->post(u"/v1/Registration/create"_s, {}, {}, credentials).status, 200);
    }

    void everyAdminChangesItsPartOnly() {
        const Tokens application = m_sandbox->signIn(u"application"_s);
        const Tokens instance = m_sandbox->signIn(u"instance"_s);
        const Tokens none = m_sandbox->signIn(u"norole"_s);
        const QString company = u"/v1/companies/"_s + m_company + u"/applications"_s;
        const QString own = instancePath(QString::fromLatin1(m_sandbox->instanceId(0)));
        const QString sibling = instancePath(QString::fromLatin1(m_sandbox->instanceId(1)));
        const QString foreign = instancePath(QString::fromLatin1(m_sandbox->instanceId(4)));
        const QJsonObject body{{u"name"_s, u"x"_s}};
        for (const Tokens &tokens : {application, instance, none}) {
            QCOMPARE(m_sandbox->post(company, body, tokens.access).status, 403);
            QCOMPARE(m_sandbox->remove(applicationPath(m_application), tokens.access).status, 403);
            QCOMPARE(patch(foreign + u"?Name=x"_s, tokens).status, 403);
            QCOMPARE(m_sandbox->remove(foreign, tokens.access).status, 403);
        }
        QCOMPARE(
            patch(applicationPath(m_application), application, {{u"description"_s, u"mine"_s}}).status, 200);
        QCOMPARE(patch(applicationPath(m_application), instance, body).status, 403);
        QCOMPARE(patch(own + u"?Description=mine"_s, instance).status, 200);
        QCOMPARE(patch(sibling + u"?Description=mine"_s, instance).status, 403);
        QCOMPARE(patch(sibling + u"?Description=mine"_s, application).status, 200);
        QCOMPARE(m_sandbox->remove(own, instance.access).status, 403);
        QCOMPARE(
            m_sandbox->post(u"/v1/applications/"_s + m_application + u"/instances"_s, body, instance.access)
                .status,
            403);
        QCOMPARE(m_sandbox->remove(applicationPath(m_application), m_admin.access).status, 422);
    }

    void whatMakesNoSenseIsRefused() {
        const QString instance = instancePath(QString::fromLatin1(m_sandbox->instanceId(0)));
        const QString applications = u"/v1/companies/"_s + m_company + u"/applications"_s;
        const QString inApplication = u"/v1/applications/"_s + m_application + u"/instances"_s;
        for (const QString &path : {applications, inApplication}) {
            QCOMPARE(m_sandbox->post(path, {}, m_admin.access).errorKey(), u"Name"_s);
            QCOMPARE(m_sandbox->post(path, {{u"name"_s, u""_s}}, m_admin.access).status, 422);
            QCOMPARE(m_sandbox->post(path, {{u"name"_s, 5}}, m_admin.access).status, 422);
            QCOMPARE(
                m_sandbox->post(path, {{u"name"_s, u"n"_s}, {u"status"_s, 3}}, m_admin.access).errorKey(),
                u"Status"_s);
        }
        QCOMPARE(patch(instance + u"?Status=on"_s, m_admin).status, 422);
        QCOMPARE(patch(instance + u"?Name="_s, m_admin).status, 422);
        QCOMPARE(
            m_sandbox->get(instance, m_admin.access).result().value(u"Status"_s).toString(), u"Active"_s);
        const QString nobody = u"00000000-0000-4000-8000-000000000000"_s;
        for (const Answer &answer : {patch(instancePath(nobody), m_admin),
                 patch(applicationPath(nobody), m_admin, {{u"name"_s, u"x"_s}}),
                 m_sandbox->remove(instancePath(nobody), m_admin.access)}) {
            QCOMPARE(answer.status, 200);
            QVERIFY(answer.json().value(u"Result"_s).isNull());
        }
    }

    void moreThanSixtyFourInstancesWork() {
        QString last;
        for (int i = 0; i < 70; ++i)
            last = create(u"Group %1"_s.arg(i));
        const QByteArray key = m_sandbox->get(instancePath(last), m_admin.access)
                                   .result()
                                   .value(u"Key"_s)
                                   .toString()
                                   .toLatin1();
        QCOMPARE(m_sandbox
                     ->post(u"/v1/Registration/create"_s, {}, {},
                         {{"InstanceId", last.toLatin1()}, {"InstanceKey", key}})
                     .status,
            200);
        const Answer page = m_sandbox->post(u"/v1/Management/users/GetFilteredPage"_s,
            {{u"PageNumber"_s, 1}, {u"PageSize"_s, 10}, {u"IncludeAccountInfo"_s, true},
                {u"Sort"_s, u"Email"_s}, {u"ShowInactiveUsers"_s, true},
                {u"InstanceIds"_s, QJsonArray{last}}},
            m_admin.access);
        QCOMPARE(page.result().value(u"TotalUsers"_s).toInt(), 1);
    }

    void changesAreKept() {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"fleet.db"_s);
        start({u"--data"_s, file});
        const QString kept = create(u"Kept"_s);
        const QString deleted = create(u"Deleted"_s);
        QCOMPARE(m_sandbox->remove(instancePath(deleted), m_admin.access).status, 200);
        QCOMPARE(patch(instancePath(kept) + u"?Status=2"_s, m_admin).status, 200);
        const QJsonObject before = m_sandbox->get(instancePath(kept), m_admin.access).result();
        m_sandbox.reset();
        m_sandbox = std::make_unique<Sandbox>(QStringList{u"--data"_s, file});
        QCOMPARE(m_sandbox->get(instancePath(kept), m_admin.access).result(), before);
        QVERIFY(m_sandbox->get(instancePath(deleted), m_admin.access).json().value(u"Result"_s).isNull());
        QCOMPARE(instances(u"?includeDeactivated=true"_s).size(), 4);
        QCOMPARE(m_sandbox->call("POST", u"/_emulator/reset"_s).status, 200);
        m_admin = m_sandbox->signIn();
        QCOMPARE(instances(u"?includeDeactivated=true"_s).size(), 3);
    }

private:
    std::unique_ptr<Sandbox> m_sandbox;
    Tokens m_admin;
    QString m_company;
    QString m_application;
};

QTEST_GUILESS_MAIN(tst_sandbox_hierarchy_changes)
#include "tst_sandbox_hierarchy_changes.moc"
