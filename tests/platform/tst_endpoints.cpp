#include "core/platform/Endpoints.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace fleetkey;
using namespace Qt::StringLiterals;

namespace {

QJsonObject bodyOf(const HttpRequest &request) {
    return QJsonDocument::fromJson(request.body.reveal()).object();
}

QJsonObject json(const char *text) {
    return QJsonDocument::fromJson(QByteArray(text)).object();
}

QString queryOf(const HttpRequest &request) {
    return request.query.toString(QUrl::FullyEncoded);
}

const DeviceToken driver(u"6f1c0a52-aaaa-4bbb-8ccc-000000009b2e"_s);
const InstanceId group(u"11111111-2222-4333-8444-555555555555"_s);

} // namespace

class EndpointsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void adminLogin() {
        const HttpRequest request = endpoints::loginAdmin(u"a@b.c"_s, SecretString("pass\"word"_ba));
        QCOMPARE(request.origin, Origin::User);
        QCOMPARE(request.method, "POST"_ba);
        QCOMPARE(request.path, u"/v1/Auth/Login"_s);
        QCOMPARE(request.contentType, "application/json"_ba);
        const QJsonObject body = bodyOf(request);
        QCOMPARE(body.size(), 2);
        QCOMPARE(body.value(u"LoginFields"), QJsonValue(uR"({"email":"a@b.c"})"_s));
        QCOMPARE(body.value(u"Password"), QJsonValue(u"pass\"word"_s));
        QVERIFY(request.headers.isEmpty());
        QVERIFY(!request.idempotent);
    }

    void userLogin() {
        const HttpRequest request = endpoints::loginUser(driver, group, SecretString("key"_ba));
        const QJsonObject body = bodyOf(request);
        QCOMPARE(body.size(), 2);
        QCOMPARE(body.value(u"LoginFields"),
            QJsonValue(uR"({"Devicetoken":"6f1c0a52-aaaa-4bbb-8ccc-000000009b2e"})"_s));
        QCOMPARE(body.value(u"Password"), QJsonValue(u"key"_s));
        QCOMPARE(request.headers.size(), 1);
        QCOMPARE(request.headers.first().first, "InstanceId"_ba);
        QCOMPARE(request.headers.first().second, group.text().toUtf8());
        QVERIFY(!request.idempotent);
    }

    void refresh() {
        const HttpRequest request = endpoints::refresh(SecretString("access"_ba), SecretString("refresh"_ba));
        QCOMPARE(request.path, u"/v1/Auth/RefreshToken"_s);
        QCOMPARE(bodyOf(request), json(R"({"AccessToken":"access","RefreshToken":"refresh"})"));
        QVERIFY(!request.idempotent);
    }

    void registrationWithEverything() {
        RegistrationDraft draft;
        draft.customToken = driver;
        draft.createAccessToken = true;
        draft.firstName = u"Ana"_s;
        draft.lastName = u"Petrović"_s;
        draft.nickname = u"ana"_s;
        draft.phone = u"+381601234567"_s;
        draft.email = u"ana@example.org"_s;
        draft.birthday = QDate(1990, 5, 17);
        draft.gender = Gender::Female;
        draft.maritalStatus = u"2"_s;
        draft.childrenCount = 0;
        draft.address = u"Knez Mihailova 1"_s;
        draft.fields.clientId = u"C-1"_s;
        draft.fields.enabled = true;
        draft.fields.enableRealTimeLocation = false;
        const HttpRequest request = endpoints::registerUser(draft, group, SecretString("key"_ba));
        QCOMPARE(request.path, u"/v1/Registration/create"_s);
        QCOMPARE(bodyOf(request), json(R"({
            "CustomToken":"6f1c0a52-aaaa-4bbb-8ccc-000000009b2e","CreateAccessToken":true,"FirstName":"Ana",
            "LastName":"Petrović","Nickname":"ana","Phone":"+381601234567","Email":"ana@example.org",
            "Birthday":"1990-05-17","Gender":"Female","MaritalStatus":"2","ChildrenCount":0,
            "Address":"Knez Mihailova 1",
            "UserFields":{"ClientId":"C-1","Enabled":true,"EnableRealTimeLocation":false}})"));
        QCOMPARE(request.headers.first().first, "InstanceId"_ba);
        QCOMPARE(request.secretHeaders.size(), 1u);
        QCOMPARE(request.secretHeaders[0].name, "InstanceKey"_ba);
        QCOMPARE(request.secretHeaders[0].value.reveal(), "key"_ba);
        QVERIFY(!request.idempotent);
    }

    void registrationSendsNoEmptyFields() {
        const HttpRequest request = endpoints::registerUser({}, group, SecretString("key"_ba));
        QCOMPARE(bodyOf(request), json(R"({"CreateAccessToken":false})"));
    }

    void findEncodesWhatAQueryCannotHold() {
        UserSearch search;
        search.phone = u"+381 60"_s;
        search.email = u"a&b=c%2@example.org"_s;
        search.fullName = u"Ана"_s;
        const HttpRequest request = endpoints::findUsers(search);
        QCOMPARE(request.path, u"/v1/Management/users/find"_s);
        QCOMPARE(queryOf(request),
            u"Email=a%26b%3Dc%252%40example.org&Phone=%2B381%2060&FullName=%D0%90%D0%BD%D0%B0"
            u"&IncludeAccountInfo=true&ShowInactiveUsers=true"_s);
        QVERIFY(request.idempotent);
    }

    void findByDeviceTokenAlone() {
        UserSearch search;
        search.deviceToken = driver;
        search.includeInactive = false;
        QCOMPARE(queryOf(endpoints::findUsers(search)),
            u"DeviceToken=6f1c0a52-aaaa-4bbb-8ccc-000000009b2e&IncludeAccountInfo=true"_s);
    }

    void pageAlwaysHasTheRequiredFields() {
        const HttpRequest request = endpoints::filteredPage({}, 1, 200);
        QCOMPARE(request.method, "POST"_ba);
        QCOMPARE(request.path, u"/v1/Management/users/GetFilteredPage"_s);
        QCOMPARE(request.contentType, "application/json-patch+json"_ba);
        QCOMPARE(bodyOf(request),
            json(R"({"PageNumber":1,"PageSize":200,"IncludeAccountInfo":true,"Sort":"DateCreatedDesc",
                     "ShowInactiveUsers":false})"));
        QVERIFY(request.idempotent);
    }

    void pageWithEveryFilter() {
        UserQuery query;
        query.searchTerm = u"ana"_s;
        query.companies = {CompanyId(u"c1"_s)};
        query.applications = {ApplicationId(u"a1"_s), ApplicationId(u"a2"_s)};
        query.instances = {group};
        query.activities = {ActivityStatus::Lost, ActivityStatus::NoData, ActivityStatus::Unknown};
        query.createdFrom = QDateTime({2026, 1, 2}, {1, 30}, Qt::OffsetFromUTC, 5400);
        query.createdTo = QDateTime({2026, 1, 31}, {23, 59, 59, 999}, Qt::UTC);
        query.country = u"Serbia"_s;
        query.city = u"Niš"_s;
        query.realTimeLocation = false;
        query.includeInactive = true;
        query.sortKey = UserSortKey::LastName;
        query.descending = false;
        QCOMPARE(bodyOf(endpoints::filteredPage(query, 62, 200)), json(R"({
            "PageNumber":62,"PageSize":200,"IncludeAccountInfo":true,"Sort":"LastName","ShowInactiveUsers":true,
            "SearchTerm":"ana","CompanyIds":["c1"],"ApplicationIds":["a1","a2"],
            "InstanceIds":["11111111-2222-4333-8444-555555555555"],"ActivityStatuses":["Lost","NoData"],
            "DateCreatedFrom":"2026-01-02T00:00:00.000","DateCreatedTo":"2026-01-31T23:59:59.999",
            "Country":"Serbia","City":"Niš","RtdEnabled":false})"));
    }

    void activationNamesTheUserAndNothingButTheStatus() {
        const HttpRequest request = endpoints::activateUser(driver);
        QCOMPARE(request.origin, Origin::User);
        QCOMPARE(request.method, "PUT"_ba);
        QCOMPARE(request.path, u"/v1/Management/users"_s);
        QCOMPARE(request.contentType, "application/json-patch+json"_ba);
        QCOMPARE(bodyOf(request), json(R"({"Status":"Active"})"));
        QCOMPARE(request.headers.size(), 1);
        QCOMPARE(request.headers.first().first, "UserDeviceToken"_ba);
        QCOMPARE(request.headers.first().second, driver.text().toUtf8());
        QVERIFY(request.idempotent);
    }

    void hierarchyPathsAreTheVendorsOwn() {
        const HttpRequest permissions = endpoints::permissions();
        QCOMPARE(permissions.origin, Origin::Portal);
        QCOMPARE(permissions.path, u"/auth/permissions"_s);
        const HttpRequest applications = endpoints::applicationsOf(CompanyId(u"c1"_s));
        QCOMPARE(applications.origin, Origin::Accounts);
        QCOMPARE(applications.path, u"/v1/companies/c1/applications"_s);
        const HttpRequest application = endpoints::application(ApplicationId(u"a1"_s));
        QCOMPARE(application.path, u"/v1/Applications/a1"_s);
        QCOMPARE(queryOf(application), u"includeInstances=true"_s);
        const HttpRequest instances = endpoints::instancesOf(ApplicationId(u"a1"_s));
        QCOMPARE(instances.path, u"/v1/applications/a1/instances"_s);
        QCOMPARE(queryOf(instances), u"includeDeactivated=true"_s);
        QCOMPARE(endpoints::instance(group).path, u"/v1/Instances/11111111-2222-4333-8444-555555555555"_s);
        const HttpRequest own = endpoints::ownUser();
        QCOMPARE(own.method, "GET"_ba);
        QCOMPARE(own.path, u"/v1/Management/users"_s);
        QVERIFY(own.idempotent);
    }
};

QTEST_GUILESS_MAIN(EndpointsTest)
#include "tst_endpoints.moc"
