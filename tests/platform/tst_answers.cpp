#include "tests/platform/Answering.h"

#include "core/platform/Answers.h"

#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

class AnswersTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kindFollowsTheStatus_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("400") << 400 << ErrorKind::Validation;
        QTest::newRow("401") << 401 << ErrorKind::Unauthorized;
        QTest::newRow("403") << 403 << ErrorKind::Forbidden;
        QTest::newRow("404") << 404 << ErrorKind::NotFound;
        QTest::newRow("408") << 408 << ErrorKind::Timeout;
        QTest::newRow("422") << 422 << ErrorKind::Validation;
        QTest::newRow("429") << 429 << ErrorKind::RateLimited;
        QTest::newRow("500") << 500 << ErrorKind::Server;
        QTest::newRow("503") << 503 << ErrorKind::Server;
        QTest::newRow("302") << 302 << ErrorKind::Protocol;
        QTest::newRow("0") << 0 << ErrorKind::Protocol;
    }

    void kindFollowsTheStatus() {
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        for (const QByteArray &body : {""_ba, "<html>"_ba, R"({"Title":"words","Errors":null})"_ba}) {
            const auto error = answers::failureOf(answer(body, status), now);
            QVERIFY(error);
            QCOMPARE(error->kind, kind);
            QCOMPARE(error->httpStatus, status);
            QCOMPARE(error->requestId, u"request-1"_s);
        }
    }

    void readsTitleAndFields() {
        const auto error = answers::failureOf(
            answer(
                R"({"Status":422,"Title":"Validation failed","Errors":[{"Key":"Email","Message":"not an e-mail"},
                       {"Message":"no key"},"words alone",{},7]})",
                422),
            now);
        QVERIFY(error);
        QCOMPARE(error->title, u"Validation failed"_s);
        const QList<FieldError> expected{
            {u"Email"_s, u"not an e-mail"_s}, {{}, u"no key"_s}, {{}, u"words alone"_s}, {{}, u"7"_s}};
        QCOMPARE(error->fields, expected);
    }

    void readsFieldsThatAreAnObject() {
        const auto error
            = answers::failureOf(answer(R"({"errors":{"Email":["bad","worse"],"Phone":"odd"}})", 400), now);
        const QList<FieldError> expected{
            {u"Email"_s, u"bad"_s}, {u"Email"_s, u"worse"_s}, {u"Phone"_s, u"odd"_s}};
        QCOMPARE(error->fields, expected);
    }

    void anErrorUnder200IsAnError_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("number") << R"({"Result":null,"Status":422,"Errors":[{"Key":"K","Message":"m"}]})"_ba;
        QTest::newRow("text") << R"({"Status":"422","Errors":[{"Key":"K","Message":"m"}]})"_ba;
        QTest::newRow("camelCase") << R"({"status":422,"errors":[{"key":"K","message":"m"}]})"_ba;
        QTest::newRow("status last, odd result")
            << R"({"Result":[[{}],3],"Errors":[{"Key":"K","Message":"m"}],"Status":422})"_ba;
    }

    void anErrorUnder200IsAnError() {
        QFETCH(QByteArray, body);
        const auto page = answers::userPage(answer(body), now);
        QVERIFY(!page);
        QCOMPARE(page.error().kind, ErrorKind::Validation);
        QCOMPARE(page.error().httpStatus, 422);
        QCOMPARE(page.error().fields.value(0), (FieldError{u"K"_s, u"m"_s}));
    }

    void successIsNoFailure() {
        QVERIFY(!answers::failureOf(success("{}"), now));
        QVERIFY(!answers::failureOf(answer(R"({"Status":200,"Title":"","Errors":[]})"), now));
        QVERIFY(!answers::failureOf(answer("", 204), now));
        QVERIFY(!answers::failureOf(answer("\xEF\xBB\xBF {\"Status\":200}\r\n"), now));
    }

    void retryAfter_data() {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QDateTime>("moment");
        QTest::newRow("seconds") << "120"_ba << now.addSecs(120);
        QTest::newRow("at once") << "0"_ba << now;
        QTest::newRow("date") << "Mon, 01 Jun 2026 13:00:00 GMT"_ba << now.addSecs(3600);
        QTest::newRow("nonsense") << "soon"_ba << QDateTime();
        QTest::newRow("negative") << "-5"_ba << QDateTime();
        QTest::newRow("absurd") << "99999999999999"_ba << QDateTime();
        QTest::newRow("absent") << ""_ba << QDateTime();
    }

    void retryAfter() {
        QFETCH(QByteArray, value);
        QFETCH(QDateTime, moment);
        HttpResponse response = answer(R"({"Status":429})", 429);
        response.headers.append({"retry-after", value});
        const auto error = answers::failureOf(response, now);
        QCOMPARE(error->retryAt.value_or(QDateTime()), moment);
    }

    void retryAfterADateIsMeasuredByTheDateOfTheAnswer_data() {
        QTest::addColumn<QByteArray>("answered");
        QTest::addColumn<QDateTime>("moment");
        QTest::newRow("our clock is ahead") << "Mon, 01 Jun 2026 11:50:00 GMT"_ba << now.addSecs(4200);
        QTest::newRow("our clock is behind") << "Mon, 01 Jun 2026 12:10:00 GMT"_ba << now.addSecs(3000);
        QTest::newRow("the date is over") << "Mon, 01 Jun 2026 13:01:00 GMT"_ba << now.addSecs(-60);
        QTest::newRow("nonsense") << "today"_ba << now.addSecs(3600);
    }

    void retryAfterADateIsMeasuredByTheDateOfTheAnswer() {
        QFETCH(const QByteArray, answered);
        QFETCH(const QDateTime, moment);
        HttpResponse response = answer(R"({"Status":429})", 429);
        response.headers.append({"Retry-After", "Mon, 01 Jun 2026 13:00:00 GMT"_ba});
        response.headers.append({"Date", answered});
        QCOMPARE(answers::failureOf(response, now)->retryAt.value_or(QDateTime()), moment);
    }

    void whatIsNoAnswerIsProtocol_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("words");
        QTest::newRow("empty") << ""_ba << u"is empty"_s;
        QTest::newRow("blank") << " \r\n"_ba << u"is empty"_s;
        QTest::newRow("HTML") << "<!DOCTYPE html><html></html>"_ba << u"web page"_s;
        QTest::newRow("text") << "Service Unavailable"_ba << u"not a JSON object"_s;
        QTest::newRow("array") << "[]"_ba << u"not a JSON object"_s;
        QTest::newRow("truncated in a string")
            << "{\"Result\":{\"Users\":[{\"DeviceToken\":\"6f"_ba << u"too early"_s;
        QTest::newRow("truncated after a value")
            << R"({"Result":{"Users":[{"DeviceToken":"6f")"_ba << u"too early"_s;
        QTest::newRow("truncated after a brace")
            << R"({"Result":{"Users":[{"DeviceToken":"6f"})"_ba << u"too early"_s;
        QTest::newRow("nested without end") << "{\"Result\":" + QByteArray(200'000, '[') << u"too early"_s;
        QTest::newRow("40 MB") << "{\"Result\":\"" + QByteArray(40'000'000, 'x') + "\"}" << u"too large"_s;
    }

    void whatIsNoAnswerIsProtocol() {
        QFETCH(QByteArray, body);
        QFETCH(QString, words);
        const auto page = answers::userPage(answer(body), now);
        QVERIFY(!page);
        QCOMPARE(page.error().kind, ErrorKind::Protocol);
        QVERIFY2(page.error().title.contains(words), qPrintable(page.error().title));
        QCOMPARE(page.error().httpStatus, 200);
        QCOMPARE(page.error().requestId, u"request-1"_s);
        const auto failure = answers::failureOf(answer(body), now);
        QVERIFY(failure);
        QCOMPARE(failure->kind, ErrorKind::Protocol);
    }

    void brokenInsideTheResultIsProtocol() {
        const auto page = answers::userPage(success(R"({"Users":[] "TotalUsers":3})"), now);
        QCOMPARE(page.error().kind, ErrorKind::Protocol);
    }

    void depthThatNobodyReadsDoesNoHarm() {
        const QByteArray deep = QByteArray(100'000, '[') + QByteArray(100'000, ']');
        const auto page
            = answers::userPage(success("{\"Odd\":" + deep + ",\"Users\":[],\"TotalUsers\":1}"), now);
        QVERIFY(page);
        QCOMPARE(page->totalUsers, 1);
    }

    void wordsOfAnErrorHoldNoSecret() {
        const auto error = answers::failureOf(
            answer(R"({"Title":"bad token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln","Errors":[]})", 400),
            now);
        QVERIFY(!error->title.contains(u"eyJ"));
    }

    void wordsOfAnErrorAreNotEndless() {
        QByteArray errors;
        for (int i = 0; i < 1000; ++i)
            errors += "{\"Key\":\"k\",\"Message\":\"m\"},";
        errors.chop(1);
        const auto error = answers::failureOf(
            answer("{\"Title\":\"" + QByteArray(100'000, 't') + "\",\"Errors\":[" + errors + "]}", 400), now);
        QCOMPARE(error->title.size(), 500);
        QCOMPARE(error->fields.size(), 50);
    }

    void loginHandsOutTokens() {
        const auto credentials
            = answers::credentials(success(R"({"DeviceToken":"6F1C0A52-aaaa-4bbb-8ccc-000000009b2e",
                        "AccessToken":{"Token":"a.b.c","ExpiresIn":86400},"RefreshToken":"x\u002By\/z"})"),
                now);
        QVERIFY(credentials);
        QCOMPARE(credentials->deviceToken.text(), u"6f1c0a52-aaaa-4bbb-8ccc-000000009b2e"_s);
        QCOMPARE(credentials->accessToken.reveal(), "a.b.c"_ba);
        QCOMPARE(credentials->expiresIn, std::chrono::seconds(86400));
        QCOMPARE(credentials->refreshToken.reveal(), "x+y/z"_ba);
    }

    void loginTakesOddForms_data() {
        QTest::addColumn<QByteArray>("result");
        QTest::newRow("camelCase") << R"({"accessToken":{"token":"a","expiresIn":60},"refreshToken":"r"})"_ba;
        QTest::newRow("seconds as text")
            << R"({"AccessToken":{"ExpiresIn":"60","Token":"a"},"RefreshToken":"r","DeviceToken":null})"_ba;
        QTest::newRow("seconds with decimals")
            << R"({"RefreshToken":"r","AccessToken":{"Token":"a","ExpiresIn":60.0}})"_ba;
        QTest::newRow("unknown fields")
            << R"({"New":{"a":[1,{}]},"RefreshToken":"r","AccessToken":{"X":null,"Token":"a","ExpiresIn":60}})"_ba;
    }

    void loginTakesOddForms() {
        QFETCH(QByteArray, result);
        const auto credentials = answers::credentials(success(result), now);
        QVERIFY(credentials);
        QCOMPARE(credentials->accessToken.reveal(), "a"_ba);
        QCOMPARE(credentials->refreshToken.reveal(), "r"_ba);
        QCOMPARE(credentials->expiresIn, std::chrono::seconds(60));
    }

    void loginWithoutTokensIsProtocol_data() {
        QTest::addColumn<QByteArray>("result");
        for (const char *result : {"null", "{}", "[]", "7", R"({"AccessToken":null,"RefreshToken":"r"})",
                 R"({"AccessToken":{"Token":"a"},"RefreshToken":null})",
                 R"({"AccessToken":{"Token":""},"RefreshToken":"r"})",
                 R"({"AccessToken":{"Token":["a"]},"RefreshToken":"r"})"})
            QTest::addRow("%s", result) << QByteArray(result);
    }

    void loginWithoutTokensIsProtocol() {
        QFETCH(QByteArray, result);
        const auto credentials = answers::credentials(success(result), now);
        QVERIFY(!credentials);
        QCOMPARE(credentials.error().kind, ErrorKind::Protocol);
    }

    void loginKeepsTheKindOfAFailure() {
        const auto missing = answers::credentials(answer(R"({"Status":404})"), now);
        QCOMPARE(missing.error().kind, ErrorKind::NotFound);
        const auto refused = answers::credentials(
            answer(R"({"Status":401,"Errors":[{"Key":"Password","Message":"wrong"}]})", 401), now);
        QCOMPARE(refused.error().kind, ErrorKind::Unauthorized);
        QCOMPARE(refused.error().fields.first().key, u"Password"_s);
    }

    void registrationMayHaveNoTokens() {
        const auto without = answers::registered(
            success(R"({"DeviceToken":"D1","AccessToken":null,"RefreshToken":null})"), now);
        QVERIFY(without);
        QCOMPARE(without->deviceToken, DeviceToken(u"d1"_s));
        QVERIFY(!without->hasTokens());
        const auto with = answers::registered(
            success(
                R"({"DeviceToken":"D1","AccessToken":{"Token":"a","ExpiresIn":432000},"RefreshToken":"r"})"),
            now);
        QVERIFY(with);
        QVERIFY(with->hasTokens());
    }

    void registrationNeedsADeviceToken() {
        for (const char *result : {"null", "{}", R"({"DeviceToken":null})", R"({"DeviceToken":{}})"})
            QCOMPARE(answers::registered(success(result), now).error().kind, ErrorKind::Protocol);
    }

    void aChangeNeedsNoResult() {
        QVERIFY(answers::changed(answer(R"({"Status":200,"Title":"","Errors":[]})"), now));
        QCOMPARE(answers::changed(answer(R"({"Status":422,"Errors":[]})"), now).error().kind,
            ErrorKind::Validation);
        QCOMPARE(answers::changed(answer("{}", 403), now).error().kind, ErrorKind::Forbidden);
        QCOMPARE(answers::changed(answer("<html>"), now).error().kind, ErrorKind::Protocol);
    }

    void permissionsInCamelCase() {
        const auto permissions = answers::permissions(
            answer(
                R"({"result":{"userId":"u1","isGod":false,"companiesPermissions":[{"companyId":"C1","x":1}],
                "appsPermissions":[{"companyId":"c1","appId":"A1"}],
                "instancesPermissions":[{"companyId":"c1","appId":"a1","instanceId":"I1","roleId":3},{}]},
                "status":200,"title":"","errors":[]})"),
            now);
        QVERIFY(permissions);
        QCOMPARE(permissions->userId, u"u1"_s);
        QCOMPARE(permissions->companies, QList<CompanyId>{CompanyId(u"c1"_s)});
        QCOMPARE(permissions->applications.size(), 1);
        QCOMPARE(permissions->applications.first().application, ApplicationId(u"a1"_s));
        QCOMPARE(permissions->instances.size(), 1);
        QCOMPARE(permissions->instances.first().instance, InstanceId(u"i1"_s));
        QCOMPARE(permissions->level(), AdminLevel::Company);
    }

    void permissionsWithoutARole() {
        const auto permissions = answers::permissions(
            answer(
                R"({"result":{"userId":"u1","companiesPermissions":[],"appsPermissions":null},"status":200})"),
            now);
        QVERIFY(permissions);
        QCOMPARE(permissions->level(), AdminLevel::None);
        QCOMPARE(answers::permissions(success("[]"), now).error().kind, ErrorKind::Protocol);
    }

    void applicationsAndInstances() {
        const auto applications = answers::applications(
            success(R"([{"Id":"A1","Name":"Drivers","Description":null,"Status":1,"Environment":"production"},
                        {"Id":"A2","Name":"Test","Status":"2","Environment":"UAT"},{"Name":"no id"},3])"),
            now);
        QVERIFY(applications);
        QCOMPARE(applications->size(), 2);
        QCOMPARE(applications->at(0).name, u"Drivers"_s);
        QCOMPARE(applications->at(0).environment, u"production"_s);
        QVERIFY(applications->at(0).active);
        QVERIFY(!applications->at(1).active);

        const auto application = answers::application(
            success(
                R"({"Id":"a1","Name":"Drivers","Instances":[{"Id":"I1","Key":"k","Name":"North","Status":"Active"}]})"),
            now);
        QVERIFY(application);
        QCOMPARE(application->instances.size(), 1);
        QCOMPARE(application->instances.first().id, InstanceId(u"i1"_s));

        const auto instances
            = answers::instances(success(R"([{"Id":"i1","Key":"k","Name":"North","Description":"d",
            "Status":"Deactivated","InviteCode":"x","AppId":"a1","AppName":"Drivers","CompanyId":"c1"}])"),
                now);
        QVERIFY(instances);
        const Instance expected{InstanceId(u"i1"_s), u"North"_s, u"d"_s, false, ApplicationId(u"a1"_s),
            u"Drivers"_s, CompanyId(u"c1"_s)};
        QCOMPARE(*instances, QList<Instance>{expected});
    }

    void instanceAndItsKey() {
        const HttpResponse response = success(R"({"Id":"i1","Key":"KEY-1","Name":"North"})");
        QCOMPARE(answers::instance(response, now)->name, u"North"_s);
        QCOMPARE(answers::instanceKey(response, now)->reveal(), "KEY-1"_ba);
        QCOMPARE(answers::instanceKey(success(R"({"Id":"i1"})"), now).error().kind, ErrorKind::Protocol);
    }

    void resultOfNullMeansNoSuchThing() {
        const HttpResponse nothing = success("null");
        QCOMPARE(answers::instance(nothing, now).error().kind, ErrorKind::NotFound);
        QCOMPARE(answers::instanceKey(nothing, now).error().kind, ErrorKind::NotFound);
        QCOMPARE(answers::application(nothing, now).error().kind, ErrorKind::NotFound);
        QCOMPARE(answers::applications(nothing, now).error().kind, ErrorKind::NotFound);
        QCOMPARE(answers::instances(nothing, now).error().kind, ErrorKind::NotFound);
        QCOMPARE(answers::ownUser(nothing, now).error().kind, ErrorKind::NotFound);
        QCOMPARE(answers::ownUser(answer(R"({"Status":200})"), now).error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(AnswersTest)
#include "tst_answers.moc"
