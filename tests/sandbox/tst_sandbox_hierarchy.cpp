#include "tests/sandbox/Sandbox.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace fleetkey::test;

class tst_sandbox_hierarchy : public QObject {
    Q_OBJECT

    struct Part {
        qsizetype companies;
        qsizetype applications;
        qsizetype instances;
        bool operator==(const Part &) const = default;
    };

    QJsonObject permissions(const QString &level) {
        return m_sandbox.get(u"/auth/permissions"_s, m_sandbox.signIn(level).access)
            .json()
            .value(u"result"_s)
            .toObject();
    }

    Part partOf(const QString &level) {
        const QJsonObject result = permissions(level);
        return {result.value(u"companiesPermissions"_s).toArray().size(),
            result.value(u"appsPermissions"_s).toArray().size(),
            result.value(u"instancesPermissions"_s).toArray().size()};
    }

    QJsonValue result(const QString &path, const Tokens &tokens) {
        return m_sandbox.get(path, tokens.access).json().value(u"Result"_s);
    }

private Q_SLOTS:
    void permissionsTellTheLevel() {
        QVERIFY((partOf(u"company"_s) == Part{1, 0, 0}));
        QVERIFY((partOf(u"application"_s) == Part{0, 1, 0}));
        QVERIFY((partOf(u"instance"_s) == Part{0, 0, 1}));
        QVERIFY((partOf(u"norole"_s) == Part{0, 0, 0}));
        const QJsonObject permission
            = permissions(u"instance"_s).value(u"instancesPermissions"_s).toArray().at(0).toObject();
        QCOMPARE(permission.value(u"instanceId"_s).toString().toLatin1(), m_sandbox.instanceId(0));
        QVERIFY(permission.contains(u"appId"_s) && permission.contains(u"companyId"_s)
            && permission.contains(u"roleId"_s));
    }

    void aCompanyAdminSeesEverything() {
        const QString company = permissions(u"company"_s)
                                    .value(u"companiesPermissions"_s)
                                    .toArray()
                                    .at(0)
                                    .toObject()
                                    .value(u"companyId"_s)
                                    .toString();
        const Tokens admin = m_sandbox.signIn();
        const QJsonArray applications
            = result(u"/v1/companies/"_s + company + u"/applications"_s, admin).toArray();
        QCOMPARE(applications.size(), 2);
        qsizetype instanceCount = 0;
        for (const QJsonValue &value : applications) {
            const QString id = value.toObject().value(u"Id"_s).toString();
            const QJsonObject application
                = result(u"/v1/Applications/"_s + id + u"?includeInstances=true"_s, admin).toObject();
            const QJsonArray instances = application.value(u"Instances"_s).toArray();
            QVERIFY(instances.at(0).toObject().contains(u"Key"_s));
            instanceCount += instances.size();
            QCOMPARE(result(u"/v1/applications/"_s + id + u"/instances?includeDeactivated=true"_s, admin)
                         .toArray()
                         .size(),
                instances.size());
            QVERIFY(!result(u"/v1/Applications/"_s + id, admin).toObject().contains(u"Instances"_s));
        }
        QCOMPARE(instanceCount, 5);
    }

    void anInstanceIsToldWithItsKey() {
        const Tokens admin = m_sandbox.signIn(u"instance"_s);
        const QJsonObject instance
            = result(u"/v1/Instances/"_s + QString::fromLatin1(m_sandbox.instanceId(0)), admin).toObject();
        QCOMPARE(instance.value(u"Key"_s).toString().toLatin1(), m_sandbox.instanceKey(0));
        for (const QString &name : {u"Name"_s, u"Description"_s, u"Status"_s, u"InviteCode"_s, u"AppId"_s,
                 u"AppName"_s, u"CompanyId"_s})
            QVERIFY2(instance.contains(name), qPrintable(name));
    }

    void whatIsMissingIsNull() {
        const Tokens admin = m_sandbox.signIn();
        const QString nobody = u"00000000-0000-4000-8000-000000000000"_s;
        for (const QString &path : {u"/v1/companies/"_s + nobody + u"/applications"_s,
                 u"/v1/Applications/"_s + nobody, u"/v1/Applications/x"_s,
                 u"/v1/Applications/"_s + nobody + u"/instances"_s, u"/v1/Instances/"_s + nobody}) {
            const Answer answer = m_sandbox.get(path, admin.access);
            QCOMPARE(answer.status, 200);
            QVERIFY(answer.json().value(u"Result"_s).isNull());
        }
    }

    void othersPartsAreForbidden() {
        const Tokens instanceAdmin = m_sandbox.signIn(u"instance"_s);
        const QString applicationId = permissions(u"application"_s)
                                          .value(u"appsPermissions"_s)
                                          .toArray()
                                          .at(0)
                                          .toObject()
                                          .value(u"appId"_s)
                                          .toString();
        const Tokens applicationAdmin = m_sandbox.signIn(u"application"_s);
        QCOMPARE(m_sandbox.get(u"/v1/Applications/"_s + applicationId, applicationAdmin.access).status, 200);
        QCOMPARE(m_sandbox.get(u"/v1/Applications/"_s + applicationId, instanceAdmin.access).status, 403);
        const auto instance = [&](int index) {
            return u"/v1/Instances/"_s + QString::fromLatin1(m_sandbox.instanceId(index));
        };
        QCOMPARE(m_sandbox.get(instance(1), instanceAdmin.access).status, 403);
        QCOMPARE(m_sandbox.get(instance(1), applicationAdmin.access).status, 200);
        QCOMPARE(m_sandbox.get(instance(4), applicationAdmin.access).status, 403);
        QCOMPARE(m_sandbox.get(instance(4), m_sandbox.signIn(u"norole"_s).access).status, 403);
    }

private:
    Sandbox m_sandbox;
};

QTEST_GUILESS_MAIN(tst_sandbox_hierarchy)
#include "tst_sandbox_hierarchy.moc"
