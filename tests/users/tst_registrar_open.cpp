#include "tests/users/RegistrarFixture.h"

#include "core/store/Database.h"

#include <QFile>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

/// Registrations whose end is not known, and what follows from that for the next one.
class OpenRegistrationsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatAGatewayGaveUpMayArriveLater() {
        RegistrarFixture f;
        f.platform.registering = FakePlatform::Disturbance::GatewayError;
        QCOMPARE(f.registerUser(ana()).error().kind, ErrorKind::Server);
        const QList<JournaledRegistration> open = f.open();
        QCOMPARE(open.size(), 1);
        f.platform.registering = FakePlatform::Disturbance::None;
        f.platform.arriveLate(open.first());
        const auto registered = f.registerUser(ana());
        QVERIFY(registered);
        QVERIFY(registered->found);
        QVERIFY(!registered->byEarlierAttempt);
        QCOMPARE(f.platform.users.size(), 1);
        QCOMPARE(f.platform.registrations, 1);
        QVERIFY(f.open().isEmpty());
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
        RegistrarFixture f;
        f.platform.registering = FakePlatform::Disturbance::Unresolved;
        QVERIFY(!f.registerUser(ana()));
        const QString token = f.open().first().deviceToken;
        f.platform.arriveLate(f.open().first());
        f.platform.registering = FakePlatform::Disturbance::None;
        const auto registered = f.registerUser(correction);
        QVERIFY(registered);
        QVERIFY(registered->byEarlierAttempt);
        QCOMPARE(registered->credentials.deviceToken.text(), token);
        QCOMPARE(registered->found->profile.firstName, ana().firstName); // what the platform has
        QCOMPARE(f.platform.registrations, 1);
        QVERIFY(f.open().isEmpty());
        // Whoever wants another user of that name gets one.
        const auto another = f.registerUser(correction);
        QVERIFY(another && !another->byEarlierAttempt);
        QVERIFY(another->credentials.deviceToken.text() != token);
        QCOMPARE(f.platform.users.size(), 2);
    }

    /// Nobody was found, so the correction was sent; and the first attempt was quicker after all.
    void aCorrectionThatIsOvertakenIsNotTakenForRegistered() {
        RegistrarFixture f;
        f.platform.registering = FakePlatform::Disturbance::Unresolved;
        QVERIFY(!f.registerUser(ana()));
        const JournaledRegistration first = f.open().first();
        f.platform.registering = FakePlatform::Disturbance::None;
        f.api->reply = [&](const FakeApiClient::Call &call) {
            if (call.bare)
                f.platform.arriveLate(first);
            return f.platform.reply(call);
        };
        RegistrationDraft corrected = ana();
        corrected.firstName = u"Anna"_s;
        const auto registered = f.registerUser(corrected);
        QVERIFY(registered && registered->byEarlierAttempt);
        QCOMPARE(registered->found->profile.firstName, ana().firstName);
        QCOMPARE(f.platform.users.size(), 1);
    }

    void aCorrectionOfWhatNeverArrivedGoesOnUnderTheSameToken() {
        RegistrarFixture f;
        f.platform.registering = FakePlatform::Disturbance::RequestLost;
        QVERIFY(!f.registerUser(ana()));
        const QString token = f.open().first().deviceToken;
        f.platform.registering = FakePlatform::Disturbance::None;
        RegistrationDraft corrected = ana();
        corrected.firstName = u"Anna"_s;
        const auto registered = f.registerUser(corrected);
        QVERIFY(registered && !registered->byEarlierAttempt);
        QCOMPARE(registered->credentials.deviceToken.text(), token);
        QCOMPARE(f.platform.users.size(), 1);
        QVERIFY(f.open().isEmpty());
    }

    void aLostRequestMayBeTriedAgainUnderTheSameToken() {
        RegistrarFixture f;
        f.platform.registering = FakePlatform::Disturbance::RequestLost;
        QCOMPARE(f.registerUser(ana()).error().kind, ErrorKind::Timeout);
        const QList<JournaledRegistration> open = f.open();
        QCOMPARE(open.size(), 1);
        f.platform.registering = FakePlatform::Disturbance::None;
        const auto registered = f.registerUser(ana());
        QVERIFY(registered);
        QCOMPARE(registered->credentials.deviceToken.text(), open.first().deviceToken);
        QVERIFY(f.open().isEmpty());
    }

    void aRefusedRepetitionSaysNothingOfTheAttemptBefore_data() {
        QTest::addColumn<QByteArray>("refusal");
        QTest::newRow("wrong key") << R"({"Status":401,"Title":"no"})"_ba;
        QTest::newRow("not allowed") << R"({"Status":403,"Title":"no"})"_ba;
        QTest::newRow("e-mail") << R"({"Status":422,"Errors":[{"Key":"Email","Message":"no"}]})"_ba;
        QTest::newRow("nonsense") << "<html>"_ba;
    }

    /// Which arrives after all, and is found by whoever goes on.
    void aRefusedRepetitionSaysNothingOfTheAttemptBefore() {
        QFETCH(QByteArray, refusal);
        RegistrarFixture f;
        f.platform.registering = FakePlatform::Disturbance::Unresolved;
        QVERIFY(!f.registerUser(ana()));
        const JournaledRegistration first = f.open().first();
        f.platform.registering = FakePlatform::Disturbance::None;
        f.platform.refusal = refusal;
        const auto repeated = f.registerUser(ana());
        QVERIFY(!repeated && repeated.error().leftOpen);
        QCOMPARE(f.open().size(), 1);
        f.platform.refusal.reset();
        f.platform.arriveLate(first);
        const auto found = f.registerUser(ana());
        QVERIFY(found && found->found);
        QCOMPARE(found->credentials.deviceToken.text(), first.deviceToken);
        QCOMPARE(f.platform.users.size(), 1);
        QVERIFY(f.open().isEmpty());
    }

    /// Nobody will be found under the one that we chose.
    void whoeverWasGivenAnotherDeviceTokenIsNotOpen() {
        RegistrarFixture f;
        const QString chosen = QUuid::createUuid().toString(QUuid::WithoutBraces);
        f.api->reply = [&](const FakeApiClient::Call &call) {
            return call.bare ? std::optional<Result<HttpResponse>>(
                                   FakeApiClient::success("{\"DeviceToken\":\"" + chosen.toUtf8() + "\"}"))
                             : f.platform.reply(call);
        };
        const auto registered = f.registerUser(ana());
        QVERIFY(registered);
        QCOMPARE(registered->credentials.deviceToken.text(), chosen);
        QVERIFY(f.open().isEmpty());
    }

    void aLateArrivalIsNotDoubled() {
        RegistrarFixture f;
        f.platform.registering = FakePlatform::Disturbance::Unresolved;
        QVERIFY(!f.registerUser(ana()));
        f.platform.arriveLate(f.open().first());
        f.platform.registering = FakePlatform::Disturbance::None;
        QVERIFY(f.registerUser(ana()));
        QCOMPARE(f.platform.users.size(), 1);
        QCOMPARE(f.platform.registrations, 1);
    }

    void whenNobodyCanTellTheRegistrationStaysOpen() {
        RegistrarFixture f;
        f.platform.registering = FakePlatform::Disturbance::AnswerLost;
        f.platform.looking = Error::of(ErrorKind::Offline);
        QCOMPARE(f.registerUser(ana()).error().kind, ErrorKind::Offline);
        QCOMPARE(f.open().size(), 1);
        // A second attempt sends nothing while it cannot look.
        QCOMPARE(f.registerUser(ana()).error().kind, ErrorKind::Offline);
        QCOMPARE(f.platform.registrations, 1);
        f.platform.looking.reset();
        f.platform.registering = FakePlatform::Disturbance::None;
        QVERIFY(f.registerUser(ana()));
        QCOMPARE(f.platform.users.size(), 1);
        QVERIFY(f.open().isEmpty());
    }

    void anotherUserMeanwhileIsAnother() {
        RegistrarFixture f;
        f.platform.registering = FakePlatform::Disturbance::AnswerLost;
        f.platform.looking = Error::of(ErrorKind::Offline);
        QVERIFY(!f.registerUser(ana()));
        f.platform.registering = FakePlatform::Disturbance::None;
        f.platform.looking.reset();
        RegistrationDraft other;
        other.firstName = u"Mira"_s;
        QVERIFY(f.registerUser(other));
        QCOMPARE(f.platform.users.size(), 2);
        QCOMPARE(f.open().size(), 1);
    }

    void cancelledAfterSendingItStaysOpen() {
        RegistrarFixture f;
        f.platform.silent = true;
        std::stop_source stop;
        auto task = f.send(ana(), stop.get_token());
        QTRY_COMPARE(f.platform.registrations, 1);
        stop.request_stop();
        QCOMPARE(await(std::move(task)).error().kind, ErrorKind::Cancelled);
        QCOMPARE(f.open().size(), 1);
        f.platform.silent = false;
        QVERIFY(f.registerUser(ana()));
        QCOMPARE(f.platform.users.size(), 1);
        QCOMPARE(f.platform.registrations, 1);
    }

    void killedAndRecovered_data() {
        QTest::addColumn<bool>("arrived");
        QTest::newRow("arrived") << true;
        QTest::newRow("never arrived") << false;
    }

    void killedAndRecovered() {
        QFETCH(bool, arrived);
        RegistrarFixture f;
        f.leaveOneOpen(arrived);
        f.start();
        f.api->now = f.api->now.addSecs(3600);
        const auto recovery = await(f.registrar->recover({}, {}));
        QVERIFY(recovery);
        QCOMPARE(recovery->recovered.size(), 1);
        QCOMPARE(recovery->recovered.first().exists, arrived);
        QVERIFY(draftFromRecord(recovery->recovered.first().registration.draft) == ana());
        QCOMPARE(f.open().size(), 1); // until it is told, or what was typed is given up
        const DeviceToken user(recovery->recovered.first().registration.deviceToken);
        QVERIFY(await(arrived ? f.registrar->noteTold(user) : f.registrar->giveUp(user)));
        QVERIFY(f.open().isEmpty());
    }

    /// The answer was there, and the console was killed before it was seen.
    void whoWasNotToldIsToldLater() {
        RegistrarFixture f;
        const auto registered = await(f.send(ana(), {}));
        QVERIFY(registered);
        QCOMPARE(f.open().size(), 1);
        f.start();
        const auto recovery = await(f.registrar->recover({}, {}));
        QCOMPARE(recovery->recovered.size(), 1);
        QVERIFY(recovery->recovered.first().exists);
        const DeviceToken user(recovery->recovered.first().registration.deviceToken);
        QCOMPARE(user, registered->credentials.deviceToken);
        // Nor is the same person sent again.
        QCOMPARE(f.registerUser(ana())->credentials.deviceToken, user);
        QCOMPARE(f.platform.registrations, 1);
        QVERIFY(f.open().isEmpty());
    }

    void whatAnotherConsoleIsAtIsItsBusiness() {
        RegistrarFixture f;
        f.platform.silent = true;
        std::stop_source stop;
        auto task = f.send(ana(), stop.get_token());
        QTRY_COMPARE(f.platform.registrations, 1);
        {
            RegistrationJournal journal(f.store.open());
            QVERIFY(await(journal.open(u"test"_s, u"admin"_s)).value().first().elsewhere);
        }
        const Registrar other(
            f.api, std::make_shared<RegistrationJournal>(f.store.open()), u"test"_s, u"admin"_s);
        QCOMPARE(await(other.recover({}, {}))->recovered.size(), 0);
        // Nor is it cut off for whoever sends it.
        QCOMPARE(await(f.registrar->recover({}, {}))->recovered.size(), 0);
        stop.request_stop();
        QCOMPARE(await(std::move(task)).error().kind, ErrorKind::Cancelled);
        QCOMPARE(f.open().size(), 1);
        // Once that console is gone, somebody must look.
        f.registrar.reset();
        f.journal.reset();
        QCOMPARE(await(other.recover({}, {}))->recovered.size(), 1);
    }

    void whatNeverArrivedGoesOnUnderItsToken() {
        RegistrarFixture f;
        f.leaveOneOpen(false);
        f.start();
        const auto recovery = await(f.registrar->recover({}, {}));
        QCOMPARE(recovery->recovered.size(), 1);
        QVERIFY(!recovery->recovered.first().exists);
        QCOMPARE(f.open().size(), 1);
        // Sent again as it was found, it goes on under the same token.
        RegistrationDraft draft = draftFromRecord(recovery->recovered.first().registration.draft);
        draft.customToken = DeviceToken(recovery->recovered.first().registration.deviceToken);
        QCOMPARE(f.registerUser(draft)->credentials.deviceToken, draft.customToken);
        QVERIFY(f.open().isEmpty());
    }

    void recoveryNeedsThePlatform() {
        RegistrarFixture f;
        f.leaveOneOpen(true);
        f.platform.looking = Error::of(ErrorKind::Offline);
        QCOMPARE(await(f.registrar->recover({}, {})).error().kind, ErrorKind::Offline);
        QCOMPARE(f.open().size(), 1);
    }

    void aRecoveryCutOffGoesOnWhereItEnded() {
        RegistrarFixture f;
        for (const bool arrived : {false, true, true})
            f.leaveOneOpen(arrived);
        f.start();
        f.api->reply = [&f](const FakeApiClient::Call &call) -> std::optional<Result<HttpResponse>> {
            return f.api->calls.size() == 1 ? f.platform.reply(call) : fail(ErrorKind::Offline);
        };
        const auto first = await(f.registrar->recover({}, {}));
        QVERIFY(first);
        QCOMPARE(first->recovered.size(), 1);
        QVERIFY(!first->complete);
        f.api->reply = [&f](const FakeApiClient::Call &call) { return f.platform.reply(call); };
        const DeviceToken toldOf(first->recovered.first().registration.deviceToken);
        const auto rest = await(f.registrar->recover({toldOf}, {}));
        QVERIFY(rest);
        QVERIFY(rest->complete);
        QCOMPARE(rest->recovered.size(), 2);
        QVERIFY(!rest->recovered.contains(first->recovered.first()));
    }

    void whatIsRefusedDoesNotHideTheRest() {
        RegistrarFixture f;
        for (const bool arrived : {false, true})
            f.leaveOneOpen(arrived);
        f.start();
        f.api->reply = [&f](const FakeApiClient::Call &call) -> std::optional<Result<HttpResponse>> {
            return f.api->calls.size() == 1 ? fail(ErrorKind::Forbidden) : f.platform.reply(call);
        };
        const auto recovery = await(f.registrar->recover({}, {}));
        QVERIFY(recovery);
        QCOMPARE(recovery->recovered.size(), 1);
        QVERIFY(!recovery->complete);
    }

    void nothingToRecover() {
        RegistrarFixture f;
        const auto recovery = await(f.registrar->recover({}, {}));
        QVERIFY(recovery);
        QVERIFY(recovery->recovered.isEmpty());
        QCOMPARE(f.api->calls.size(), 0);
    }

    void withoutAJournalItIsRegisteredAllTheSame() {
        RegistrarFixture f;
        QTemporaryDir folder;
        QFile file(folder.filePath(u"file"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        // No folder can be made below a file.
        f.journal = std::make_shared<RegistrationJournal>(
            std::make_shared<Database>(folder.filePath(u"file/below/fleetkey.db"_s)));
        f.registrar = std::make_unique<Registrar>(f.api, f.journal, u"test"_s, u"admin"_s);
        f.platform.registering = FakePlatform::Disturbance::Unresolved;
        QVERIFY(!f.registerUser(ana()));
        f.platform.arriveAllLate();
        f.platform.registering = FakePlatform::Disturbance::None;
        QVERIFY(f.registerUser(ana()));
        QCOMPARE(f.platform.registrations, 1);
        QCOMPARE(f.platform.users.size(), 1);
    }
};

QTEST_GUILESS_MAIN(OpenRegistrationsTest)
#include "tst_registrar_open.moc"
