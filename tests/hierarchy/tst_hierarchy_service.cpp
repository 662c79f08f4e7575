#include "core/hierarchy/HierarchyService.h"
#include "tests/support/Await.h"
#include "tests/support/FakeApiClient.h"

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

/// What `GET /auth/permissions` says of an admin.
QByteArray permissions(
    const QByteArray &companies, const QByteArray &applications, const QByteArray &instances) {
    return R"({"result":{"userId":"u","isGod":false,"companiesPermissions":[)" + companies
        + R"(],"appsPermissions":[)" + applications + R"(],"instancesPermissions":[)" + instances
        + R"(]},"status":200,"title":"","errors":[]})";
}

const QByteArray company = R"({"companyId":"c1"})";
const QByteArray drivers = R"({"companyId":"c1","appId":"a1"})";
const QByteArray testing = R"({"companyId":"c1","appId":"a2"})";
const QByteArray north = R"({"companyId":"c1","appId":"a1","instanceId":"i1"})";

} // namespace

/// One company, two applications, three instances.
class HierarchyServiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_answers = {
            {u"/v1/companies/c1/applications"_s,
                result(
                    R"([{"Id":"a1","Name":"Drivers","Status":1},{"Id":"a2","Name":"Testing","Status":2}])")},
            {u"/v1/applications/a1/instances"_s,
                result(R"([{"Id":"i1","Key":"K1","Name":"North"},{"Id":"i2","Key":"K2","Name":"South"}])")},
            {u"/v1/applications/a2/instances"_s, result(R"([{"Id":"i3","Key":"K3","Name":"Lab"}])")},
            {u"/v1/Applications/a1"_s,
                result(
                    R"({"Id":"a1","Name":"Drivers","Instances":[{"Id":"i1","Key":"K1","Name":"North"}]})")},
            {u"/v1/Applications/a2"_s, result(R"({"Id":"a2","Name":"Testing","Instances":null})")},
            {u"/v1/Instances/i1"_s,
                result(R"({"Id":"i1","Key":"K1","Name":"North","AppId":"a1","AppName":"Drivers"})")},
        };
        m_api = std::make_shared<FakeApiClient>();
        m_api->reply = [this](const FakeApiClient::Call &call) {
            return m_answers.value(call.path, FakeApiClient::answer(404, "{}"));
        };
        m_service = std::make_unique<HierarchyService>(m_api);
    }

    void companyLevel() {
        admin(company, {}, {});
        const auto tree = await(m_service->tree({}));
        QVERIFY(tree);
        QCOMPARE(tree->level, AdminLevel::Company);
        QCOMPARE(tree->companies, QList<CompanyId>{CompanyId(u"c1"_s)});
        QCOMPARE(tree->applications.size(), 2);
        QCOMPARE(tree->applications.at(0).instances.size(), 2);
        QVERIFY(!tree->applications.at(1).active);
        const Instance *lab = tree->find(InstanceId(u"I3"_s));
        QVERIFY(lab);
        QCOMPARE(lab->applicationName, u"Testing"_s);
        QCOMPARE(lab->companyId, CompanyId(u"c1"_s));
        QVERIFY(!tree->find(InstanceId(u"i9"_s)));
        QCOMPARE(
            tree->named(u"I3"_s), (HierarchyName{HierarchyName::Kind::Instance, lab->name, u"Testing"_s}));
        QCOMPARE(tree->named(u"c1"_s)->kind, HierarchyName::Kind::Company);
        QCOMPARE(tree->named(tree->applications.at(0).id.text())->name, tree->applications.at(0).name);
        QVERIFY(!tree->named(u"i9"_s));
    }

    void companyLevelWithEverythingListed() {
        admin(company, drivers + "," + testing, north);
        const auto tree = await(m_service->tree({}));
        QCOMPARE(tree->applications.size(), 2);
        QCOMPARE(tree->applications.at(0).instances.size(), 2);
        // Permissions, applications, and the instances of each: nothing is read twice.
        QCOMPARE(m_api->calls.size(), 4);
    }

    void applicationLevel() {
        admin({}, drivers + "," + testing, {});
        const auto tree = await(m_service->tree({}));
        QVERIFY(tree);
        QCOMPARE(tree->level, AdminLevel::Application);
        QCOMPARE(tree->applications.size(), 2);
        QCOMPARE(tree->applications.at(0).companyId, CompanyId(u"c1"_s));
        QCOMPARE(tree->applications.at(0).instances.value(0).applicationId, ApplicationId(u"a1"_s));
    }

    void instanceLevel() {
        admin({}, {}, north);
        const auto tree = await(m_service->tree({}));
        QVERIFY(tree);
        QCOMPARE(tree->level, AdminLevel::Instance);
        QCOMPARE(tree->applications.size(), 1);
        QCOMPARE(tree->applications.first().name, u"Drivers"_s);
        QCOMPARE(tree->applications.first().instances.first().name, u"North"_s);
    }

    void withoutARoleTheTreeIsEmpty() {
        admin({}, {}, {});
        const auto tree = await(m_service->tree({}));
        QVERIFY(tree);
        QCOMPARE(tree->level, AdminLevel::None);
        QVERIFY(tree->applications.isEmpty());
    }

    void refusedPartsAreLeftOut() {
        admin({}, drivers + "," + testing, {});
        m_answers[u"/v1/Applications/a2"_s] = FakeApiClient::answer(403, "{}");
        const auto tree = await(m_service->tree({}));
        QVERIFY(tree);
        QCOMPARE(tree->applications.size(), 1);
        QCOMPARE(tree->companiesRefused, QList<CompanyId>{CompanyId(u"c1"_s)});
    }

    void ofARefusedInstanceTheApplicationSaysSo() {
        admin({}, {}, north + R"(,{"companyId":"c1","appId":"a1","instanceId":"i2"})");
        m_answers[u"/v1/Instances/i2"_s] = FakeApiClient::answer(403, "{}");
        const auto tree = await(m_service->tree({}));
        QVERIFY(tree);
        QCOMPARE(tree->applications.first().instances.size(), 1);
        QVERIFY(tree->applications.first().instancesRefused);
    }

    void partsThatAreGoneAreLeftOut() {
        admin({}, drivers + "," + testing, {});
        m_answers[u"/v1/Applications/a2"_s] = FakeApiClient::success("null");
        const auto tree = await(m_service->tree({}));
        QCOMPARE(tree->applications.size(), 1);
        QVERIFY(tree->companiesRefused.isEmpty()); // nobody hides them
    }

    void refusedInstancesLeaveTheApplication() {
        admin(company, {}, {});
        m_answers[u"/v1/applications/a2/instances"_s] = FakeApiClient::answer(403, "{}");
        const auto tree = await(m_service->tree({}));
        QVERIFY(tree);
        QCOMPARE(tree->applications.size(), 2);
        QVERIFY(tree->applications.at(1).instances.isEmpty());
        QVERIFY(tree->applications.at(1).instancesRefused);
        QVERIFY(!tree->applications.at(0).instancesRefused);
    }

    void refusedApplicationsLeaveTheCompany() {
        admin(company + R"(,{"companyId":"c2"})", {}, {});
        m_answers[u"/v1/companies/c2/applications"_s] = FakeApiClient::answer(403, "{}");
        const auto tree = await(m_service->tree({}));
        QVERIFY(tree);
        QCOMPARE(tree->applications.size(), 2);
        QCOMPARE(tree->companies.size(), 2);
        QCOMPARE(tree->companiesRefused, QList<CompanyId>{CompanyId(u"c2"_s)});
    }

    void allRefusedIsForbidden() {
        admin(company, {}, {});
        m_answers[u"/v1/companies/c1/applications"_s] = FakeApiClient::answer(403, "{}");
        QCOMPARE(await(m_service->tree({})).error().kind, ErrorKind::Forbidden);
        m_answers[u"/auth/permissions"_s] = FakeApiClient::answer(403, "{}");
        QCOMPARE(await(m_service->tree({})).error().kind, ErrorKind::Forbidden);
    }

    void otherFailuresFailTheWhole_data() {
        QTest::addColumn<QString>("path");
        for (const char *path :
            {"/auth/permissions", "/v1/companies/c1/applications", "/v1/applications/a2/instances"})
            QTest::addRow("%s", path) << QString::fromLatin1(path);
    }

    void otherFailuresFailTheWhole() {
        QFETCH(QString, path);
        admin(company, {}, {});
        m_answers[path] = fail(ErrorKind::Offline);
        QCOMPARE(await(m_service->tree({})).error().kind, ErrorKind::Offline);
    }

    void aFewCallsAreUnderWayAtOnce_data() {
        QTest::addColumn<QByteArray>("companies");
        QTest::addColumn<QByteArray>("applications");
        QTest::addColumn<QByteArray>("instances");
        QByteArrayList applications;
        QByteArrayList instances;
        for (int i = 0; i < 100; ++i) {
            applications.append("{\"companyId\":\"c1\",\"appId\":\"x" + QByteArray::number(i) + "\"}");
            instances.append(
                "{\"companyId\":\"c1\",\"appId\":\"a1\",\"instanceId\":\"y" + QByteArray::number(i) + "\"}");
        }
        QTest::newRow("company") << company << QByteArray() << QByteArray();
        QTest::newRow("applications") << QByteArray() << applications.join(',') << QByteArray();
        QTest::newRow("instances") << QByteArray() << QByteArray() << instances.join(',');
    }

    void aFewCallsAreUnderWayAtOnce() {
        QFETCH(const QByteArray, companies);
        QFETCH(const QByteArray, applications);
        QFETCH(const QByteArray, instances);
        admin(companies, applications, instances);
        m_answers[u"/v1/companies/c1/applications"_s] = manyApplications();
        qsizetype answered = 0;
        qsizetype most = 0;
        m_api->reply = [&](const FakeApiClient::Call &call) {
            most = std::max(most, m_api->calls.size() - answered++);
            return m_answers.value(call.path, FakeApiClient::answer(403, "{}"));
        };
        std::ignore = await(m_service->tree({}));
        QVERIFY(m_api->calls.size() > 100);
        QCOMPARE(most, 4);
    }

    void aFailureAsksForNothingMore() {
        admin(company, {}, {});
        m_answers[u"/v1/companies/c1/applications"_s] = manyApplications();
        m_answers[u"/v1/applications/x0/instances"_s] = fail(ErrorKind::Offline);
        QCOMPARE(await(m_service->tree({})).error().kind, ErrorKind::Offline);
        QVERIFY(m_api->calls.size() < 10);
    }

    void norDoTheLevelsBelow() {
        admin(company, drivers, north);
        m_answers[u"/v1/companies/c1/applications"_s] = fail(ErrorKind::Offline);
        QCOMPARE(await(m_service->tree({})).error().kind, ErrorKind::Offline);
        QCOMPARE(m_api->calls.size(), 2); // the permissions, and this
    }

    void theKeyIsFetchedApart() {
        const auto key = await(m_service->instanceKey(InstanceId(u"i1"_s), {}));
        QVERIFY(key);
        QCOMPARE(key->reveal(), "K1"_ba);
        QCOMPARE(await(m_service->instanceKey(InstanceId(u"i9"_s), {})).error().kind, ErrorKind::NotFound);
    }

private:
    static Result<HttpResponse> manyApplications() {
        QByteArrayList applications;
        for (int i = 0; i < 100; ++i)
            applications.append("{\"Id\":\"x" + QByteArray::number(i) + "\"}");
        return result('[' + applications.join(',') + ']');
    }

    static Result<HttpResponse> result(const QByteArray &json) { return FakeApiClient::success(json); }

    void admin(const QByteArray &companies, const QByteArray &applications, const QByteArray &instances) {
        m_answers[u"/auth/permissions"_s]
            = FakeApiClient::answer(200, permissions(companies, applications, instances));
    }

    QHash<QString, Result<HttpResponse>> m_answers;
    std::shared_ptr<FakeApiClient> m_api;
    std::unique_ptr<HierarchyService> m_service;
};

QTEST_GUILESS_MAIN(HierarchyServiceTest)
#include "tst_hierarchy_service.moc"
