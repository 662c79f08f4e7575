#include "tests/users/RegistrarFixture.h"

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

class RegistrarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void registersUnderATokenOfItsOwn() {
        RegistrarFixture f;
        const auto registered = f.registerUser(ana());
        QVERIFY(registered);
        QVERIFY(registered->credentials.hasTokens());
        QVERIFY(!registered->found);
        QVERIFY(isUuid(registered->credentials.deviceToken.text()));
        QCOMPARE(f.platform.tokens(), QStringList(registered->credentials.deviceToken.text()));
        QVERIFY(f.api->calls.value(0).bare);
        QCOMPARE(f.api->calls.size(), 1);
        QVERIFY(f.open().isEmpty());
    }

    void isJournaledBeforeItIsSent() {
        RegistrarFixture f;
        f.platform.silent = true;
        std::stop_source stop;
        auto task = f.send(ana(), stop.get_token());
        QTRY_COMPARE(f.platform.registrations, 1);
        const QList<JournaledRegistration> open = f.open();
        QCOMPARE(open.size(), 1);
        QVERIFY(f.platform.users.contains(open.first().deviceToken));
        QCOMPARE(open.first().instanceId, group.text());
        QVERIFY(draftFromRecord(open.first().draft) == ana());
        QVERIFY(!open.first().draft.contains("key"));
        stop.request_stop();
        QCOMPARE(await(std::move(task)).error().kind, ErrorKind::Cancelled);
    }

    void refusalsAreFinal_data() {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("wrong key") << 401 << ErrorKind::Unauthorized;
        QTest::newRow("forbidden") << 403 << ErrorKind::Forbidden;
        QTest::newRow("validation") << 422 << ErrorKind::Validation;
        QTest::newRow("too many") << 429 << ErrorKind::RateLimited;
    }

    void refusalsAreFinal() {
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        RegistrarFixture f;
        f.api->reply = [&](const FakeApiClient::Call &) {
            return FakeApiClient::answer(status, R"({"Errors":[{"Key":"Email","Message":"odd"}]})");
        };
        const auto credentials = f.registerUser(ana());
        QCOMPARE(credentials.error().kind, kind);
        QCOMPARE(f.api->calls.size(), 1);
        QVERIFY(f.open().isEmpty());
    }

    void whatWasNeverSentIsFinal() {
        RegistrarFixture f;
        f.api->reply = [](const FakeApiClient::Call &) { return Result<HttpResponse>(fail(ErrorKind::Tls)); };
        QCOMPARE(f.registerUser(ana()).error().kind, ErrorKind::Tls);
        QVERIFY(f.open().isEmpty());
    }

    void aLostAnswerIsFound_data() {
        QTest::addColumn<FakePlatform::Disturbance>("disturbance");
        QTest::newRow("lost") << FakePlatform::Disturbance::AnswerLost;
        QTest::newRow("broken") << FakePlatform::Disturbance::AnswerBroken;
    }

    void aLostAnswerIsFound() {
        QFETCH(FakePlatform::Disturbance, disturbance);
        RegistrarFixture f;
        f.platform.registering = disturbance;
        const auto registered = f.registerUser(ana());
        QVERIFY(registered);
        QVERIFY(!registered->credentials.hasTokens());
        QVERIFY(!registered->byEarlierAttempt);
        QVERIFY(f.platform.users.contains(registered->credentials.deviceToken.text()));
        QCOMPARE(f.platform.registrations, 1);
        QVERIFY(f.open().isEmpty());
    }

    void ourOwnDuplicateIsASuccess() {
        RegistrarFixture f;
        // Something between us and the platform sent the request twice and gave us the second answer.
        f.api->reply = [&](const FakeApiClient::Call &call) {
            if (call.bare)
                f.platform.reply(call);
            return f.platform.reply(call);
        };
        const auto registered = f.registerUser(ana());
        QVERIFY(registered);
        QCOMPARE(f.platform.tokens(), QStringList(registered->credentials.deviceToken.text()));
        QVERIFY(f.open().isEmpty());
    }

    void aTypedTokenThatIsTakenIsRefused() {
        RegistrarFixture f;
        RegistrationDraft draft = ana();
        draft.customToken = DeviceToken(u"6f1c0a52-aaaa-4bbb-8ccc-000000009b2e"_s);
        f.platform.users.insert(draft.customToken.text(), {});
        const auto registered = f.registerUser(draft);
        QCOMPARE(registered.error().kind, ErrorKind::Validation);
        QCOMPARE(registered.error().fields.value(0).key, u"CustomToken"_s);
        QCOMPARE(f.platform.registrations, 0);
    }

    void aTypedTokenIsUsed() {
        RegistrarFixture f;
        RegistrationDraft draft = ana();
        draft.customToken = DeviceToken(u"6f1c0a52-aaaa-4bbb-8ccc-000000009b2e"_s);
        f.platform.looking = Error::of(ErrorKind::Forbidden);
        QCOMPARE(f.registerUser(draft)->credentials.deviceToken, draft.customToken);
    }

    void cancelledBeforeSendingNothingIsLeft() {
        RegistrarFixture f;
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(await(f.send(ana(), stop.get_token())).error().kind, ErrorKind::Cancelled);
        QCOMPARE(f.api->calls.size(), 0);
        QVERIFY(f.open().isEmpty());
    }

    void draftsSurviveTheRecord() {
        RegistrationDraft draft = ana();
        draft.createAccessToken = true;
        draft.lastName = u"Petrović"_s;
        draft.nickname = u"n"_s;
        draft.phone = u"+381601234567"_s;
        draft.birthday = QDate(1990, 5, 17);
        draft.gender = Gender::Other;
        draft.maritalStatus = u"2"_s;
        draft.childrenCount = 0;
        draft.address = u"a\nb"_s;
        draft.fields = {u"C-1"_s, true, false, std::nullopt, true};
        QVERIFY(draftFromRecord(toRecord(draft)) == draft);
        QVERIFY(draftFromRecord("not JSON") == RegistrationDraft());
        QVERIFY(draftFromRecord(R"({"gender":99,"childrenCount":"x","enabled":1})") == RegistrationDraft());
    }
};

QTEST_GUILESS_MAIN(RegistrarTest)
#include "tst_registrar.moc"
