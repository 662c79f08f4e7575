#include "core/store/Database.h"
#include "core/users/DraftRecord.h"
#include "core/users/Registrar.h"
#include "tests/store/TemporaryStore.h"
#include "tests/support/Await.h"
#include "tests/support/FakeApiClient.h"

#include <QFile>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

const InstanceId group(u"11111111-2222-4333-8444-555555555555"_s);

/// A platform with users, whose way back to us can be disturbed.
class FakePlatform {
public:
    enum class Disturbance {
        None,
        RequestLost, ///< never arrives, and no answer comes
        AnswerLost, ///< arrives, but no answer comes
        AnswerBroken, ///< arrives, but what comes back cannot be read
        GatewayError, ///< a gateway gives up, and the platform may go on
        Unresolved, ///< arrives later than anybody waits
    };

    std::optional<Result<HttpResponse>> reply(const FakeApiClient::Call &call) {
        return call.path == u"/v1/Registration/create" ? registration(call) : look(call);
    }

    Disturbance registering = Disturbance::None;
    std::optional<Error> looking; ///< what every look-up fails with
    bool silent = false; ///< registrations arrive and are never answered
    QHash<QString, QByteArray> users; ///< what each was registered with, by DeviceToken
    int registrations = 0;

    [[nodiscard]] QStringList tokens() const { return users.keys(); }
    /// What nobody waits for any more.
    void arriveLate(const JournaledRegistration &registration) {
        users.insert(registration.deviceToken, m_underWay.take(registration.deviceToken));
    }
    void arriveAllLate() {
        users.insert(m_underWay);
        m_underWay.clear();
    }

private:
    std::optional<Result<HttpResponse>> registration(const FakeApiClient::Call &call) {
        ++registrations;
        const QString token = QJsonDocument::fromJson(call.body).object().value(u"CustomToken").toString();
        switch (registering) {
        case Disturbance::RequestLost:
            return fail(ErrorKind::Timeout);
        case Disturbance::Unresolved:
            m_underWay.insert(token, call.body);
            return fail(ErrorKind::Timeout);
        case Disturbance::GatewayError:
            m_underWay.insert(token, call.body);
            return FakeApiClient::answer(502, {});
        case Disturbance::AnswerLost:
            users.insert(token, call.body);
            return fail(ErrorKind::Offline);
        case Disturbance::AnswerBroken:
            users.insert(token, call.body);
            return FakeApiClient::answer(200, "<html>");
        case Disturbance::None:
            break;
        }
        if (users.contains(token)) {
            return FakeApiClient::answer(
                422, R"({"Status":422,"Errors":[{"Key":"CustomToken","Message":"taken"}]})");
        }
        users.insert(token, call.body);
        if (silent)
            return std::nullopt;
        return FakeApiClient::success("{\"DeviceToken\":\"" + token.toUtf8()
            + "\",\"AccessToken\":{\"Token\":\"a\",\"ExpiresIn\":432000},\"RefreshToken\":\"r\"}");
    }

    std::optional<Result<HttpResponse>> look(const FakeApiClient::Call &call) {
        if (looking)
            return fail(*looking);
        const QString token = QUrlQuery(call.query).queryItemValue(u"DeviceToken"_s);
        if (!users.contains(token))
            return FakeApiClient::success("[]");
        const QJsonObject user{{u"DeviceToken"_s, token},
            {u"UserProfile"_s, QJsonDocument::fromJson(users.value(token)).object()}};
        return FakeApiClient::success(QJsonDocument(QJsonArray{user}).toJson());
    }

    QHash<QString, QByteArray> m_underWay;
};

RegistrationDraft ana() {
    RegistrationDraft draft;
    draft.firstName = u"Ana"_s;
    draft.lastName = u"Lima"_s;
    draft.email = u"ana@example.org"_s;
    return draft;
}

Error offline() {
    return fail(ErrorKind::Offline).error();
}

} // namespace

class RegistrarTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_store = std::make_unique<TemporaryStore>();
        m_platform = std::make_unique<FakePlatform>();
        m_api = std::make_shared<FakeApiClient>();
        m_api->reply = [this](const FakeApiClient::Call &call) { return m_platform->reply(call); };
        start();
    }

    /// The console ends before the folder of its store does.
    void cleanup() {
        m_registrar.reset();
        m_journal.reset();
    }

    void registersUnderATokenOfItsOwn() {
        const auto registered = registerUser(ana());
        QVERIFY(registered);
        QVERIFY(registered->credentials.hasTokens());
        QVERIFY(!registered->found);
        QVERIFY(isUuid(registered->credentials.deviceToken.text()));
        QCOMPARE(m_platform->tokens(), QStringList(registered->credentials.deviceToken.text()));
        QVERIFY(m_api->calls.value(0).bare);
        QCOMPARE(m_api->calls.size(), 1);
        QVERIFY(openRegistrations().isEmpty());
    }

    void isJournaledBeforeItIsSent() {
        m_platform->silent = true;
        std::stop_source stop;
        auto task = m_registrar->registerUser(ana(), group, SecretString("key"_ba), stop.get_token());
        QTRY_COMPARE(m_platform->registrations, 1);
        const QList<JournaledRegistration> open = openRegistrations();
        QCOMPARE(open.size(), 1);
        QVERIFY(m_platform->users.contains(open.first().deviceToken));
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
        m_api->reply = [&](const FakeApiClient::Call &) {
            return FakeApiClient::answer(status, R"({"Errors":[{"Key":"Email","Message":"odd"}]})");
        };
        const auto credentials = registerUser(ana());
        QCOMPARE(credentials.error().kind, kind);
        QCOMPARE(m_api->calls.size(), 1);
        QVERIFY(openRegistrations().isEmpty());
    }

    void whatWasNeverSentIsFinal() {
        m_api->reply = [](const FakeApiClient::Call &) { return Result<HttpResponse>(fail(ErrorKind::Tls)); };
        QCOMPARE(registerUser(ana()).error().kind, ErrorKind::Tls);
        QVERIFY(openRegistrations().isEmpty());
    }

    void aLostAnswerIsFound_data() {
        QTest::addColumn<FakePlatform::Disturbance>("disturbance");
        QTest::newRow("lost") << FakePlatform::Disturbance::AnswerLost;
        QTest::newRow("broken") << FakePlatform::Disturbance::AnswerBroken;
    }

    void aLostAnswerIsFound() {
        QFETCH(FakePlatform::Disturbance, disturbance);
        m_platform->registering = disturbance;
        const auto registered = registerUser(ana());
        QVERIFY(registered);
        QVERIFY(!registered->credentials.hasTokens());
        QVERIFY(!registered->byEarlierAttempt);
        QVERIFY(m_platform->users.contains(registered->credentials.deviceToken.text()));
        QCOMPARE(m_platform->registrations, 1);
        QVERIFY(openRegistrations().isEmpty());
    }

    void whatAGatewayGaveUpMayArriveLater() {
        m_platform->registering = FakePlatform::Disturbance::GatewayError;
        QCOMPARE(registerUser(ana()).error().kind, ErrorKind::Server);
        const QList<JournaledRegistration> open = openRegistrations();
        QCOMPARE(open.size(), 1);
        m_platform->registering = FakePlatform::Disturbance::None;
        m_platform->arriveLate(open.first());
        const auto registered = registerUser(ana());
        QVERIFY(registered);
        QVERIFY(registered->found);
        QVERIFY(!registered->byEarlierAttempt);
        QCOMPARE(m_platform->users.size(), 1);
        QCOMPARE(m_platform->registrations, 1);
        QVERIFY(openRegistrations().isEmpty());
    }

    void aCorrectionOfWhatHadArrivedIsNotSent_data() {
        QTest::addColumn<RegistrationDraft>("correction");
        const auto row = [](const char *name, auto change) {
            RegistrationDraft draft = ana();
            change(draft);
            QTest::newRow(name) << draft;
        };
        row("name, same e-mail", [](RegistrationDraft &draft) { draft.firstName = u"Anna"_s; });
        row("e-mail, same name", [](RegistrationDraft &draft) { draft.email = u"ana@example.com"_s; });
        row("an address more", [](RegistrationDraft &draft) { draft.address = u"1 Main Street"_s; });
    }

    void aCorrectionOfWhatHadArrivedIsNotSent() {
        QFETCH(RegistrationDraft, correction);
        m_platform->registering = FakePlatform::Disturbance::Unresolved;
        QVERIFY(!registerUser(ana()));
        const QString token = openRegistrations().first().deviceToken;
        m_platform->arriveLate(openRegistrations().first());
        m_platform->registering = FakePlatform::Disturbance::None;
        const auto registered = registerUser(correction);
        QVERIFY(registered);
        QVERIFY(registered->byEarlierAttempt);
        QCOMPARE(registered->credentials.deviceToken.text(), token);
        QCOMPARE(registered->found->profile.firstName, ana().firstName); // what the platform has
        QCOMPARE(m_platform->registrations, 1);
        QVERIFY(openRegistrations().isEmpty());
        // Whoever wants another user of that name gets one.
        const auto another = registerUser(correction);
        QVERIFY(another && !another->byEarlierAttempt);
        QVERIFY(another->credentials.deviceToken.text() != token);
        QCOMPARE(m_platform->users.size(), 2);
    }

    void aCorrectionOfWhatNeverArrivedGoesOnUnderTheSameToken() {
        m_platform->registering = FakePlatform::Disturbance::RequestLost;
        QVERIFY(!registerUser(ana()));
        const QString token = openRegistrations().first().deviceToken;
        m_platform->registering = FakePlatform::Disturbance::None;
        RegistrationDraft corrected = ana();
        corrected.firstName = u"Anna"_s;
        const auto registered = registerUser(corrected);
        QVERIFY(registered && !registered->byEarlierAttempt);
        QCOMPARE(registered->credentials.deviceToken.text(), token);
        QCOMPARE(m_platform->users.size(), 1);
        QVERIFY(openRegistrations().isEmpty());
    }

    void aLostRequestMayBeTriedAgainUnderTheSameToken() {
        m_platform->registering = FakePlatform::Disturbance::RequestLost;
        QCOMPARE(registerUser(ana()).error().kind, ErrorKind::Timeout);
        const QList<JournaledRegistration> open = openRegistrations();
        QCOMPARE(open.size(), 1);
        m_platform->registering = FakePlatform::Disturbance::None;
        const auto registered = registerUser(ana());
        QVERIFY(registered);
        QCOMPARE(registered->credentials.deviceToken.text(), open.first().deviceToken);
        QVERIFY(openRegistrations().isEmpty());
    }

    void aLateArrivalIsNotDoubled() {
        m_platform->registering = FakePlatform::Disturbance::Unresolved;
        QVERIFY(!registerUser(ana()));
        m_platform->arriveLate(openRegistrations().first());
        m_platform->registering = FakePlatform::Disturbance::None;
        QVERIFY(registerUser(ana()));
        QCOMPARE(m_platform->users.size(), 1);
        QCOMPARE(m_platform->registrations, 1);
    }

    void whenNobodyCanTellTheRegistrationStaysOpen() {
        m_platform->registering = FakePlatform::Disturbance::AnswerLost;
        m_platform->looking = offline();
        QCOMPARE(registerUser(ana()).error().kind, ErrorKind::Offline);
        QCOMPARE(openRegistrations().size(), 1);
        // A second attempt sends nothing while it cannot look.
        QCOMPARE(registerUser(ana()).error().kind, ErrorKind::Offline);
        QCOMPARE(m_platform->registrations, 1);
        m_platform->looking.reset();
        m_platform->registering = FakePlatform::Disturbance::None;
        QVERIFY(registerUser(ana()));
        QCOMPARE(m_platform->users.size(), 1);
        QVERIFY(openRegistrations().isEmpty());
    }

    void anotherUserMeanwhileIsAnother() {
        m_platform->registering = FakePlatform::Disturbance::AnswerLost;
        m_platform->looking = offline();
        QVERIFY(!registerUser(ana()));
        m_platform->registering = FakePlatform::Disturbance::None;
        m_platform->looking.reset();
        RegistrationDraft other;
        other.firstName = u"Mira"_s;
        QVERIFY(registerUser(other));
        QCOMPARE(m_platform->users.size(), 2);
        QCOMPARE(openRegistrations().size(), 1);
    }

    void ourOwnDuplicateIsASuccess() {
        // Something between us and the platform sent the request twice and gave us the second answer.
        m_api->reply = [&](const FakeApiClient::Call &call) {
            if (call.bare)
                m_platform->reply(call);
            return m_platform->reply(call);
        };
        const auto registered = registerUser(ana());
        QVERIFY(registered);
        QCOMPARE(m_platform->tokens(), QStringList(registered->credentials.deviceToken.text()));
        QVERIFY(openRegistrations().isEmpty());
    }

    void aTypedTokenThatIsTakenIsRefused() {
        RegistrationDraft draft = ana();
        draft.customToken = DeviceToken(u"6f1c0a52-aaaa-4bbb-8ccc-000000009b2e"_s);
        m_platform->users.insert(draft.customToken.text(), {});
        const auto registered = registerUser(draft);
        QCOMPARE(registered.error().kind, ErrorKind::Validation);
        QCOMPARE(registered.error().fields.value(0).key, u"CustomToken"_s);
        QCOMPARE(m_platform->registrations, 0);
    }

    void aTypedTokenIsUsed() {
        RegistrationDraft draft = ana();
        draft.customToken = DeviceToken(u"6f1c0a52-aaaa-4bbb-8ccc-000000009b2e"_s);
        m_platform->looking = fail(ErrorKind::Forbidden).error();
        QCOMPARE(registerUser(draft)->credentials.deviceToken, draft.customToken);
    }

    void cancelledAfterSendingItStaysOpen() {
        m_platform->silent = true;
        std::stop_source stop;
        auto task = m_registrar->registerUser(ana(), group, SecretString("key"_ba), stop.get_token());
        QTRY_COMPARE(m_platform->registrations, 1);
        stop.request_stop();
        QCOMPARE(await(std::move(task)).error().kind, ErrorKind::Cancelled);
        QCOMPARE(openRegistrations().size(), 1);
        m_platform->silent = false;
        QVERIFY(registerUser(ana()));
        QCOMPARE(m_platform->users.size(), 1);
        QCOMPARE(m_platform->registrations, 1);
    }

    void cancelledBeforeSendingNothingIsLeft() {
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(await(m_registrar->registerUser(ana(), group, SecretString("key"_ba), stop.get_token()))
                     .error()
                     .kind,
            ErrorKind::Cancelled);
        QCOMPARE(m_api->calls.size(), 0);
        QVERIFY(openRegistrations().isEmpty());
    }

    void killedAndRecovered_data() {
        QTest::addColumn<bool>("arrived");
        QTest::newRow("arrived") << true;
        QTest::newRow("never arrived") << false;
    }

    void killedAndRecovered() {
        QFETCH(bool, arrived);
        leaveOneOpen(arrived);
        start();
        m_api->now = m_api->now.addSecs(3600);
        const auto recovered = await(m_registrar->recover({}));
        QVERIFY(recovered);
        QCOMPARE(recovered->size(), 1);
        QCOMPARE(recovered->first().exists, arrived);
        QVERIFY(draftFromRecord(recovered->first().registration.draft) == ana());
        QCOMPARE(openRegistrations().size(), arrived ? 0 : 1); // what was typed stays until it is given up
        QVERIFY(await(m_registrar->giveUp(DeviceToken(recovered->first().registration.deviceToken))));
        QVERIFY(openRegistrations().isEmpty());
    }

    void whatAnotherConsoleIsAtIsItsBusiness() {
        m_platform->silent = true;
        std::stop_source stop;
        auto task = m_registrar->registerUser(ana(), group, SecretString("key"_ba), stop.get_token());
        QTRY_COMPARE(m_platform->registrations, 1);
        {
            RegistrationJournal journal(m_store->open());
            QVERIFY(await(journal.open(u"test"_s, u"admin"_s)).value().first().elsewhere);
        }
        const Registrar other(
            m_api, std::make_shared<RegistrationJournal>(m_store->open()), u"test"_s, u"admin"_s);
        QCOMPARE(await(other.recover({})).value().size(), 0);
        QCOMPARE(await(m_registrar->recover({})).value().size(), 0); // nor is it cut off for whoever sends it
        stop.request_stop();
        QCOMPARE(await(std::move(task)).error().kind, ErrorKind::Cancelled);
        QCOMPARE(openRegistrations().size(), 1);
        // Once that console is gone, somebody must look.
        m_registrar.reset();
        m_journal.reset();
        QCOMPARE(await(other.recover({})).value().size(), 1);
    }

    void whatNeverArrivedGoesOnUnderItsToken() {
        leaveOneOpen(false);
        start();
        const auto recovered = await(m_registrar->recover({}));
        QCOMPARE(recovered->size(), 1);
        QVERIFY(!recovered->first().exists);
        QCOMPARE(openRegistrations().size(), 1);
        // Sent again as it was found, it goes on under the same token.
        RegistrationDraft draft = draftFromRecord(recovered->first().registration.draft);
        draft.customToken = DeviceToken(recovered->first().registration.deviceToken);
        QCOMPARE(registerUser(draft)->credentials.deviceToken, draft.customToken);
        QVERIFY(openRegistrations().isEmpty());
    }

    void recoveryNeedsThePlatform() {
        leaveOneOpen(true);
        m_platform->looking = offline();
        QCOMPARE(await(m_registrar->recover({})).error().kind, ErrorKind::Offline);
        QCOMPARE(openRegistrations().size(), 1);
    }

    void nothingToRecover() {
        const auto recovered = await(m_registrar->recover({}));
        QVERIFY(recovered);
        QVERIFY(recovered->isEmpty());
        QCOMPARE(m_api->calls.size(), 0);
    }

    void withoutAJournalItIsRegisteredAllTheSame() {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        // No folder can be made below a file.
        m_journal = std::make_shared<RegistrationJournal>(
            std::make_shared<Database>(folder.filePath(u"file/below/fleetkey.db"_s)));
        m_registrar = std::make_unique<Registrar>(m_api, m_journal, u"test"_s, u"admin"_s);
        m_platform->registering = FakePlatform::Disturbance::Unresolved;
        QVERIFY(!registerUser(ana()));
        m_platform->arriveAllLate();
        m_platform->registering = FakePlatform::Disturbance::None;
        QVERIFY(registerUser(ana()));
        QCOMPARE(m_platform->registrations, 1);
        QCOMPARE(m_platform->users.size(), 1);
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

private:
    /// As after starting the console: only the store is the same.
    void start() {
        m_journal = std::make_shared<RegistrationJournal>(m_store->open());
        m_registrar = std::make_unique<Registrar>(m_api, m_journal, u"test"_s, u"admin"_s);
    }

    Result<Registered> registerUser(const RegistrationDraft &draft) {
        return await(m_registrar->registerUser(draft, group, SecretString("key"_ba), {}));
    }

    QList<JournaledRegistration> openRegistrations() {
        return await(m_journal->open(u"test"_s, u"admin"_s)).value_or(QList<JournaledRegistration>());
    }

    /// As if the console had been killed with the request on its way.
    void leaveOneOpen(bool arrived) {
        const QString token = QUuid::createUuid().toString(QUuid::WithoutBraces);
        QVERIFY(await(
            m_journal->begin({token, u"test"_s, u"admin"_s, group.text(), toRecord(ana()), m_api->now})));
        if (arrived)
            m_platform->users.insert(token, {});
    }

    std::unique_ptr<TemporaryStore> m_store;
    std::unique_ptr<FakePlatform> m_platform;
    std::shared_ptr<FakeApiClient> m_api;
    std::shared_ptr<RegistrationJournal> m_journal;
    std::unique_ptr<Registrar> m_registrar;
};

QTEST_GUILESS_MAIN(RegistrarTest)
#include "tst_registrar.moc"
