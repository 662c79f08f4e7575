#include "tests/platform/Answering.h"

#include "core/platform/Answers.h"

#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray wholeUser = R"({
  "DeviceToken":"6F1C0A52-AAAA-4BBB-8CCC-000000009B2E","DateCreated":"2024-02-29T08:15:30.1234567",
  "Status":"Active","ActivityStatus":"No Data",
  "UserProfile":{"FirstName":"Ana","LastName":"Petrović","Gender":"Female","Birthday":"1990-05-17T00:00:00",
    "MaritalStatus":2,"ChildrenCount":"3","Address":"Knez Mihailova 1","Country":"Serbia","District":null,
    "City":"Beograd","Nickname":"ana","Email":"ana@example.org","Phone":"+381601234567","ImageUrl":null,
    "ExternalImageUrl":null},
  "MobileDevice":{"MobileUid":"m1","DeviceModel":"Pixel 8","OsType":"Android","OsVersion":14,
    "SdkVersion":"3.1.0","AppVersion":"","VirtualImei":null},
  "AccountInfo":{"CompanyId":"C1","CompanyName":"Acme","ApplicationId":"A1","ApplicationName":"Drivers",
    "InstanceId":"I1","InstanceName":"North"},
  "UserWallets":[],"IdentityId":null,"identityProvider":"none",
  "UserFields":[{"ClientId":"C-1","EnableLogging":true,"EnableRealTimeLocation":"false","EnableTracking":null,
    "Enabled":1}]})";

QByteArray pageOf(const QByteArray &users) {
    return "{\"Users\":[" + users
        + "],\"HasPreviousPage\":false,\"HasNextPage\":true,\"TotalUsers\":12408,"
          "\"TotalPages\":63,\"CurrentPage\":1}";
}

/// The only user of a page that holds this one.
User read(const QByteArray &user) {
    const auto page = answers::userPage(success(pageOf(user)), now);
    return page && page->users.size() == 1 ? page->users.first() : User();
}

} // namespace

class UserAnswersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsAWholeUser() {
        const User user = read(wholeUser);
        User expected;
        expected.deviceToken = DeviceToken(u"6f1c0a52-aaaa-4bbb-8ccc-000000009b2e"_s);
        expected.created = QDateTime({2024, 2, 29}, {8, 15, 30, 123}, Qt::UTC);
        expected.status = UserStatus::Active;
        expected.activity = ActivityStatus::NoData;
        expected.profile = {u"Ana"_s, u"Petrović"_s, u"ana"_s, u"ana@example.org"_s, u"+381601234567"_s,
            u"1990-05-17T00:00:00"_s, u"Female"_s, u"2"_s, u"3"_s, u"Knez Mihailova 1"_s, u"Serbia"_s, {},
            u"Beograd"_s, {}};
        expected.device = {u"m1"_s, u"Pixel 8"_s, u"Android"_s, u"14"_s, u"3.1.0"_s, {}, {}};
        expected.account = {CompanyId(u"c1"_s), u"Acme"_s, ApplicationId(u"a1"_s), u"Drivers"_s,
            InstanceId(u"i1"_s), u"North"_s};
        expected.fields = {u"C-1"_s, true, std::nullopt, true, false};
        QVERIFY(user == expected);
        QCOMPARE(user.displayName(), u"Ana Petrović"_s);
    }

    void readsThePageItself() {
        const auto page = answers::userPage(success(pageOf(wholeUser + "," + wholeUser)), now);
        QVERIFY(page);
        QCOMPARE(page->users.size(), 2);
        QCOMPARE(page->totalUsers, 12408);
        QCOMPARE(page->currentPage, 1);
        QVERIFY(page->hasNextPage);
    }

    void readsAPageInOddForms() {
        const auto page = answers::userPage(
            answer(R"({"result":{"totalUsers":"7","currentPage":"2.0","hasNextPage":"TRUE","users":[
                {"deviceToken":"d1","userProfile":{"firstName":"a"}},null,5,"x",[{}]]},"status":"200"})"),
            now);
        QVERIFY(page);
        QCOMPARE(page->totalUsers, 7);
        QCOMPARE(page->currentPage, 2);
        QVERIFY(page->hasNextPage);
        QCOMPARE(page->users.size(), 1);
        QCOMPARE(page->users.first().profile.firstName, u"a"_s);
    }

    void aTotalThatIsNotSaidIsNotZero() {
        for (const char *result : {R"({"Users":[]})", R"({"Users":[],"TotalUsers":null})",
                 R"({"Users":[],"TotalUsers":-1})", R"({"Users":[],"TotalUsers":{}})"}) {
            const auto page = answers::userPage(success(result), now);
            QVERIFY2(page && !page->totalUsers, result);
        }
        QCOMPARE(answers::userPage(success(R"({"Users":[],"TotalUsers":0})"), now)->totalUsers, 0);
    }

    void aPageWithoutUsersIsProtocol() {
        for (const char *result : {"{}", "[]", "3", R"({"Users":null})", R"({"Users":{}})"})
            QCOMPARE(answers::userPage(success(result), now).error().kind, ErrorKind::Protocol);
        QCOMPARE(answers::userPage(success("null"), now).error().kind, ErrorKind::NotFound);
    }

    void wrongTypesCountAsAbsent() {
        const User user = read(
            R"({"DeviceToken":"d1","DateCreated":5,"Status":[],"ActivityStatus":{},"UserProfile":{"FirstName":["x"],
                "LastName":{"a":"b"},"Email":true,"Phone":381601234567,"City":"Niš"},"MobileDevice":"none",
                "AccountInfo":[1,2],"UserFields":7})");
        QCOMPARE(user.deviceToken, DeviceToken(u"d1"_s));
        QVERIFY(!user.created.isValid());
        QCOMPARE(user.status, UserStatus::Unknown);
        QCOMPARE(user.activity, ActivityStatus::Unknown);
        UserProfile profile;
        profile.phone = u"381601234567"_s;
        profile.city = u"Niš"_s;
        QVERIFY(user.profile == profile);
        QVERIFY(user.device == MobileDevice());
        QVERIFY(user.account == AccountInfo());
        QVERIFY(user.fields == UserFields());
    }

    void userFieldsAsObjectOrArray_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("clientId");
        QTest::newRow("array") << R"([{"ClientId":"c"}])"_ba << u"c"_s;
        QTest::newRow("object") << R"({"ClientId":"c"})"_ba << u"c"_s;
        QTest::newRow("several") << R"([{"ClientId":"c"},{"ClientId":"d"}])"_ba << u"c"_s;
        QTest::newRow("none") << "[]"_ba << QString();
        QTest::newRow("null") << "null"_ba << QString();
        QTest::newRow("number") << R"([{"ClientId":42}])"_ba << u"42"_s;
    }

    void userFieldsAsObjectOrArray() {
        QFETCH(QByteArray, json);
        QFETCH(QString, clientId);
        QCOMPARE(read("{\"UserFields\":" + json + ",\"Status\":\"Inactive\"}").fields.clientId, clientId);
        QCOMPARE(read("{\"UserFields\":" + json + ",\"Status\":\"Inactive\"}").status, UserStatus::Inactive);
    }

    void activityNames_data() {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<ActivityStatus>("status");
        QTest::newRow("Active") << "Active"_ba << ActivityStatus::Active;
        QTest::newRow("Inactive") << "Inactive"_ba << ActivityStatus::Inactive;
        QTest::newRow("Lost") << "Lost"_ba << ActivityStatus::Lost;
        QTest::newRow("No Data") << "No Data"_ba << ActivityStatus::NoData;
        QTest::newRow("NoData") << "NoData"_ba << ActivityStatus::NoData;
        QTest::newRow("error") << "error"_ba << ActivityStatus::Error;
        QTest::newRow("new") << "Sleeping"_ba << ActivityStatus::Unknown;
    }

    void activityNames() {
        QFETCH(QByteArray, name);
        QFETCH(ActivityStatus, status);
        QCOMPARE(read("{\"ActivityStatus\":\"" + name + "\"}").activity, status);
    }

    void textSurvives_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("text");
        QTest::newRow("escapes") << R"(a\"b\\c\/d\n\t\r\b\f)"_ba << u"a\"b\\c/d\n\t\r\b\f"_s;
        QTest::newRow("emoji") << R"(😀\ud83d\ude00)"_ba << u"😀😀"_s;
        QTest::newRow("right to left") << "أحمد"_ba << u"أحمد"_s;
        QTest::newRow("lone high") << R"(a\ud83db)"_ba << u"a\uFFFDb"_s;
        QTest::newRow("lone low") << R"(a\ude00b)"_ba << u"a\uFFFDb"_s;
        QTest::newRow("swapped") << R"(\ude00\ud83d)"_ba << u"\uFFFD\uFFFD"_s;
        QTest::newRow("bad hex") << R"(a\uZZZZb)"_ba << u"a\uFFFDZZZZb"_s;
        QTest::newRow("short hex") << R"(a\u12)"_ba << u"a\uFFFD12"_s;
        QTest::newRow("long") << QByteArray(500, 'n') << QString(500, u'n');
        QTest::newRow("bare newline") << "a\nb"_ba << u"a b"_s;
        QTest::newRow("bad UTF-8") << "a\xFF"
                                      "b"_ba
                                   << u"a\uFFFDb"_s;
    }

    void textSurvives() {
        QFETCH(QByteArray, json);
        QFETCH(QString, text);
        const User user = read("{\"UserProfile\":{\"FirstName\":\"" + json
            + "\",\"LastName\":\"after\"},\"DeviceToken\":\"d1\"}");
        QCOMPARE(user.profile.firstName, text);
        QCOMPARE(user.profile.lastName, u"after"_s);
        QCOMPARE(user.deviceToken, DeviceToken(u"d1"_s));
    }

    void foundUsersCarryTheirOwnJson() {
        const QByteArray first = R"({"DeviceToken":"d1","New":{"deep":[1,2]}})";
        const auto found
            = answers::foundUsers(success("[ " + first + " , {\"DeviceToken\":\"d2\"},{},null]"), now);
        QVERIFY(found);
        QCOMPARE(found->size(), 3);
        QCOMPARE(found->at(0).json, first);
        QCOMPARE(found->at(0).user.deviceToken, DeviceToken(u"d1"_s));
        QCOMPARE(found->at(1).json, R"({"DeviceToken":"d2"})"_ba);
        QCOMPARE(found->at(1).user.deviceToken, DeviceToken(u"d2"_s));
        QCOMPARE(found->at(2).json, "{}"_ba);
    }

    void foundNobody() {
        const auto found = answers::foundUsers(success("[]"), now);
        QVERIFY(found);
        QVERIFY(found->isEmpty());
        QCOMPARE(answers::foundUsers(success("{}"), now).error().kind, ErrorKind::Protocol);
    }

    void ownUserIsADocument() {
        const auto document = answers::ownUser(success(wholeUser), now);
        QVERIFY(document);
        QCOMPARE(document->json, wholeUser.trimmed());
        QCOMPARE(document->user.profile.firstName, u"Ana"_s);
        QCOMPARE(answers::ownUser(success("[]"), now).error().kind, ErrorKind::Protocol);
    }

    void nameIsWhatThereIs() {
        User user;
        QCOMPARE(user.displayName(), QString());
        user.profile.nickname = u"nick "_s;
        QCOMPARE(user.displayName(), u"nick"_s);
        user.profile.lastName = u"Last"_s;
        QCOMPARE(user.displayName(), u"Last"_s);
    }
};

QTEST_GUILESS_MAIN(UserAnswersTest)
#include "tst_user_answers.moc"
