#include "core/platform/Environment.h"
#include "core/platform/HttpRequest.h"
#include "core/platform/Identifiers.h"

#include <QTest>

using namespace fleetkey;
using namespace Qt::StringLiterals;

class EnvironmentTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void productionHasFourOrigins() {
        const Environment environment = Environment::production();
        QCOMPARE(environment.id, u"production"_s);
        QCOMPARE(environment.origin(Origin::User).host(), u"user.telematicssdk.com"_s);
        QCOMPARE(environment.origin(Origin::Accounts).host(), u"accounts.telematicssdk.com"_s);
        QCOMPARE(environment.origin(Origin::Portal).host(), u"portal-apis.telematicssdk.com"_s);
        QCOMPARE(environment.origin(Origin::Analytics).host(), u"api.telematicssdk.com"_s);
    }

    void sandboxKeepsItsIdWhateverThePort() {
        const Environment environment = Environment::sandbox(QUrl(u"http://127.0.0.1:4711"_s));
        QCOMPARE(environment.id, u"sandbox"_s);
        QCOMPARE(environment.origin(Origin::Analytics), QUrl(u"http://127.0.0.1:4711"_s));
    }

    void customTakesHttpsAndLoopback() {
        const QUrl remote(u"https://Fleet.Example:443/"_s);
        const QUrl local(u"http://localhost:8080"_s);
        const auto environment = Environment::custom(remote, local, remote, QUrl(u"http://[::1]:9"_s));
        QVERIFY(environment);
        QCOMPARE(environment->id, u"custom:https://fleet.example"_s);
        QCOMPARE(environment->user, QUrl(u"https://fleet.example"_s));
        QCOMPARE(environment->accounts, local);
    }

    void isRestoredFromWhatWasWrittenDown() {
        using Kind = Environment::Kind;
        const QUrl origin(u"https://fleet.example"_s);
        const auto custom = Environment::custom(origin, origin, origin, origin);
        QCOMPARE(Environment::restored(custom->id, {origin, origin, origin, origin}).value(), *custom);
        QCOMPARE(custom->kind(), Kind::Custom);
        QCOMPARE(Environment::restored(u"production"_s, {}).value(), Environment::production());
        QCOMPARE(Environment::restored(u"sandbox"_s, {}).value().kind(), Kind::Sandbox);
        // A custom one is never taken for the vendor's, whatever has become of its origins.
        QCOMPARE(Environment::restored(custom->id, {}).error().kind, ErrorKind::Validation);
        QCOMPARE(Environment::restored(custom->id, {origin, origin, origin, QUrl(u"http://fleet.example"_s)})
                     .error()
                     .kind,
            ErrorKind::Validation);
    }

    void customNamesTheFieldThatIsWrong_data() {
        QTest::addColumn<QString>("url");
        for (const char *url : {"", "fleet.example", "http://fleet.example", "https://user@fleet.example",
                 "https://fleet.example/api", "https://fleet.example?x=1", "ftp://fleet.example",
                 "http://127.0.0.1.fleet.example"})
            QTest::addRow("'%s'", url) << QString::fromLatin1(url);
    }

    void customNamesTheFieldThatIsWrong() {
        QFETCH(QString, url);
        const QUrl good(u"https://fleet.example"_s);
        const auto environment = Environment::custom(good, good, QUrl(url), good);
        QVERIFY(!environment);
        QCOMPARE(environment.error().kind, ErrorKind::Validation);
        QCOMPARE(environment.error().fields.size(), 1);
        QCOMPARE(environment.error().fields.first().key, u"portal"_s);
    }

    void knowsLoopback() {
        QVERIFY(isLoopback(QUrl(u"http://127.0.0.1:1"_s)));
        QVERIFY(isLoopback(QUrl(u"http://127.9.8.7"_s)));
        QVERIFY(isLoopback(QUrl(u"http://LOCALHOST"_s)));
        QVERIFY(isLoopback(QUrl(u"http://[::1]:80"_s)));
        QVERIFY(!isLoopback(QUrl(u"http://10.0.0.1"_s)));
        QVERIFY(!isLoopback(QUrl(u"http://localhost.fleet.example"_s)));
        QVERIFY(!isLoopback(QUrl()));
    }

    void identifiersIgnoreCase() {
        QCOMPARE(DeviceToken(u" 6F1C0A52-AAAA-4BBB-8CCC-000000009B2E "_s),
            DeviceToken(u"6f1c0a52-aaaa-4bbb-8ccc-000000009b2e"_s));
        QVERIFY(isUuid(u"6F1C0A52-aaaa-4bbb-8ccc-000000009b2e"));
        QVERIFY(!isUuid(u"6F1C0A52-aaaa-4bbb-8ccc-000000009b2"));
        QVERIFY(!isUuid(u"{6F1C0A52-aaaa-4bbb-8ccc-00000009b2}"));
        QVERIFY(!isUuid(u"6F1C0A52aaaa-4bbb-8ccc--000000009b2e"));
    }

    void requestsAreClonedWhole() {
        HttpRequest request;
        request.origin = Origin::Portal;
        request.method = "PUT";
        request.path = u"/a"_s;
        request.query.addQueryItem(u"b"_s, u"c"_s);
        request.contentType = "text/plain";
        request.headers = {{"X", "y"}};
        request.secretHeaders.push_back({"InstanceKey", SecretString("key"_ba)});
        request.body = SecretString("body"_ba);
        request.idempotent = true;
        request.attempt = 3;
        const HttpRequest copy = request.clone();
        QCOMPARE(copy.origin, request.origin);
        QCOMPARE(copy.method, request.method);
        QCOMPARE(copy.path, request.path);
        QCOMPARE(copy.query, request.query);
        QCOMPARE(copy.contentType, request.contentType);
        QCOMPARE(copy.headers, request.headers);
        QCOMPARE(copy.secretHeaders.size(), 1u);
        QCOMPARE(copy.secretHeaders[0].name, "InstanceKey"_ba);
        QVERIFY(copy.secretHeaders[0].value.matches(request.secretHeaders[0].value));
        QVERIFY(copy.body.matches(request.body));
        QVERIFY(copy.idempotent);
        QCOMPARE(copy.attempt, 3);
    }

    void headersIgnoreCase() {
        HttpResponse response;
        response.headers = {{"retry-after", "7"}, {"Retry-After", "9"}};
        QCOMPARE(response.header("Retry-After"), "7"_ba);
        QVERIFY(response.header("Date").isEmpty());
    }
};

QTEST_GUILESS_MAIN(EnvironmentTest)
#include "tst_environment.moc"
