#include "core/session/TokenLease.h"
#include "core/tokens/Diagnosis.h"
#include "tests/tokens/UserDesk.h"

#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;

namespace {

const DeviceToken other(u"6F1C0002-0000-4000-8000-000000009B2E"_s);
const QString entry = u"sandbox/6f1c0001-0000-4000-8000-000000009b2e/tokens"_s;

HttpRequest call() {
    return Console::request();
}

} // namespace

/// What the keychain keeps of users' tokens, and calls in their name.
class tst_remembered_users : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsKeptUnlessAskedFor() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.refresh().has_value());
        QVERIFY(desk.world.keychain->entries.isEmpty());
        QVERIFY(!desk.users->isRemembered(driver));
        QCOMPARE(desk.users->heldUsers().size(), 1);
        QVERIFY(desk.users->heldUsers().first().inMemory);
        QVERIFY(!desk.users->heldUsers().first().remembered);
        QCOMPARE(kindOf(desk.world.pass(desk.users->remember(other, false))), ErrorKind::NotFound);
    }

    void rememberedTokensComeBack() {
        UserDesk desk;
        User ana = driversRecord(u"Ana"_s);
        ana.account.instanceName = u"Drivers EU"_s;
        desk.users->note(ana);
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        QVERIFY(desk.world.keychain->entries.contains(entry));
        QVERIFY(!desk.users->keychainTrouble(driver));
        const QByteArray before = desk.accessToken();
        const QDateTime expires = desk.users->held(driver)->expires;

        desk.restart();
        QVERIFY(!desk.users->held(driver));
        QVERIFY(desk.isListed());
        const HeldUser listed = desk.users->heldUsers().value(0);
        QCOMPARE(listed.name, u"Ana"_s);
        QCOMPARE(listed.instance, u"Drivers EU"_s);
        QVERIFY(listed.remembered && !listed.inMemory);
        QCOMPARE(desk.users->keychainHolding(driver), KeychainHolding::Unread);
        QVERIFY(desk.load().has_value());
        QCOMPARE(desk.accessToken(), before);
        QCOMPARE(desk.users->held(driver)->expires, expires);
        QCOMPARE(desk.users->held(driver)->source, TokenSource::Login);
        QCOMPARE(desk.users->keychainHolding(driver), KeychainHolding::NotUsed);
        QVERIFY(TokenSituation::of(desk.users->knowledge(driver)).unaccepted);
        QVERIFY(desk.check().has_value());
        QVERIFY(!TokenSituation::of(desk.users->knowledge(driver)).unaccepted);
        QCOMPARE(desk.world.platform.logins, 1);
    }

    void aListUnderWayKeepsNoDatabaseOpen() {
        UserDesk desk;
        auto database = std::make_shared<Database>(desk.world.folder.filePath(u"other.sqlite"_s));
        const std::weak_ptr watched(database);
        auto users = desk.madeOver(database);
        database.reset();
        QVERIFY(!watched.expired());
        users.reset();
        QVERIFY(watched.expired());
    }

    /// Two consoles: the refresh of one would put its pair over the other's newer one.
    void aLoginWaitsForARefreshElsewhere() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        const auto lease
            = desk.world.pass(takeTokenLease(desk.console.parts.leases, desk.world.clock, entry, {}, {}));
        QVERIFY(lease && !lease->holder.isEmpty());
        QObject context;
        std::optional<Result<void>> outcome;
        QCoro::connect(desk.users->logIn(driver, instance, SecretString("sandbox"), {}), &context,
            [&outcome](Result<void> &&done) { outcome.emplace(std::move(done)); });
        int turns = 0;
        QVERIFY(desk.world.passUntil([&] { return ++turns > 20; }));
        QCOMPARE(desk.world.platform.logins, 1);
        QVERIFY(desk.world.pass(releaseTokenLease(*lease)).has_value());
        QVERIFY(desk.world.passUntil([&] { return outcome.has_value(); }));
        QVERIFY(outcome->has_value());
        QCOMPARE(desk.world.platform.logins, 2);
        QVERIFY(desk.world.keychain->entries.value(entry).contains(desk.accessToken()));
    }

    void secretsAreReadAtNeed() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        desk.restart();
        QVERIFY(desk.isListed());
        QCOMPARE(desk.world.keychain->reads, 0);
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.keychain->reads, 1);
    }

    void aRefreshIsKeptToo() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        const QByteArray before = desk.world.keychain->entries.value(entry);
        QVERIFY(desk.refresh().has_value());
        QVERIFY(desk.world.keychain->entries.value(entry) != before);
        QVERIFY(desk.world.keychain->entries.value(entry).contains(desk.accessToken()));
        QVERIFY(desk.world.keychain->entries.value(entry).contains("\"source\":\"refresh\""));
    }

    void aKeychainLockedHalfWayLosesNothing() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        desk.world.keychain->writeFailure = ErrorKind::SecretLocked;
        desk.world.keychain->readFailure = ErrorKind::SecretLocked;
        QVERIFY(desk.refresh().has_value());
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.users->keychainTrouble(driver)->kind, ErrorKind::SecretLocked);
        QVERIFY(desk.users->isRemembered(driver));

        desk.world.keychain->writeFailure.reset();
        desk.world.keychain->readFailure.reset();
        QVERIFY(desk.remember().has_value());
        QVERIFY(!desk.users->keychainTrouble(driver));
        QVERIFY(desk.world.keychain->entries.value(entry).contains(desk.accessToken()));
        QCOMPARE(desk.world.platform.logins, 1);
    }

    void aLockedKeychainIsToldAndOpened() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        desk.restart();
        QVERIFY(desk.isListed());
        desk.world.keychain->readFailure = ErrorKind::SecretLocked;
        QCOMPARE(kindOf(desk.load()), ErrorKind::SecretLocked);
        QCOMPARE(desk.users->keychainHolding(driver), KeychainHolding::Locked);
        TokenKnowledge knowledge;
        knowledge.user = driver;
        knowledge.keychain = desk.users->keychainHolding(driver);
        QCOMPARE(diagnose(TokenSituation::of(knowledge)).action, TokenAction::OpenKeychain);
        desk.world.keychain->passwordIsKnown = true;
        QVERIFY(desk.load(true).has_value());
        QVERIFY(desk.users->held(driver));
        QVERIFY(!desk.users->keychainTrouble(driver));
    }

    void anEntryThatIsGoneIsTold() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        desk.restart();
        QVERIFY(desk.isListed());
        desk.world.keychain->entries.clear();
        QCOMPARE(kindOf(desk.load()), ErrorKind::NotFound);
        QCOMPARE(desk.users->keychainHolding(driver), KeychainHolding::Missing);
        desk.world.keychain->entries.insert(entry, "not ours");
        QCOMPARE(kindOf(desk.load()), ErrorKind::NotFound);
    }

    void aKeychainThatRefusesToRememberIsTold() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        desk.world.keychain->writeFailure = ErrorKind::SecretUnavailable;
        QCOMPARE(kindOf(desk.remember()), ErrorKind::SecretUnavailable);
        QVERIFY(desk.users->held(driver));
        QCOMPARE(desk.users->keychainTrouble(driver)->kind, ErrorKind::SecretUnavailable);
    }

    void notRememberedAnyMore() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        QVERIFY(desk.stopRemembering().has_value());
        QVERIFY(desk.world.keychain->entries.isEmpty());
        QVERIFY(desk.users->held(driver));
        QVERIFY(!desk.users->isRemembered(driver));
        const auto markers
            = desk.world.pass(asTask(RememberedUsers(desk.console.database).all(u"sandbox"_s, admin)));
        QVERIFY(markers.has_value() && markers->isEmpty());
    }

    void forgottenInMemoryAndKeychain() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        QSignalSpy changes(desk.users.get(), &UserSessions::heldUsersChanged);
        QVERIFY(desk.forget().has_value());
        QVERIFY(!desk.users->held(driver));
        QVERIFY(desk.users->heldUsers().isEmpty());
        QVERIFY(desk.world.keychain->entries.isEmpty());
        QVERIFY(!changes.isEmpty());
        QVERIFY(desk.forget().has_value());
    }

    void whatCannotBeErasedStaysListed() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        desk.world.keychain->writeFailure = ErrorKind::SecretLocked;
        QCOMPARE(kindOf(desk.forget()), ErrorKind::SecretLocked);
        QVERIFY(!desk.users->held(driver));
        QVERIFY(desk.users->isRemembered(driver));
        QCOMPARE(desk.users->keychainTrouble(driver)->kind, ErrorKind::SecretLocked);
        desk.world.keychain->writeFailure.reset();
        QVERIFY(desk.forget().has_value());
        QVERIFY(desk.users->heldUsers().isEmpty());
    }

    /// The keychain gives them before it loses them.
    void whatIsForgottenWhileItIsReadStaysForgotten() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        desk.restart();
        QVERIFY(desk.isListed());
        auto loading = desk.users->load(driver, false, {});
        auto forgetting = desk.users->forget(driver);
        QVERIFY(desk.world.pass(std::move(forgetting)).has_value());
        QCOMPARE(kindOf(desk.world.pass(std::move(loading))), ErrorKind::Cancelled);
        QVERIFY(!desk.users->held(driver));
        QVERIFY(desk.users->heldUsers().isEmpty());
        QVERIFY(desk.world.keychain->entries.isEmpty());
    }

    void everybodyIsForgotten() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.logIn("sandbox", other).has_value());
        QVERIFY(desk.remember().has_value());
        QCOMPARE(desk.users->heldUsers().size(), 2);
        QVERIFY(desk.world.pass(desk.users->forgetAll()).has_value());
        QVERIFY(desk.users->heldUsers().isEmpty());
        QVERIFY(desk.world.keychain->entries.isEmpty());
    }

    void rememberingAndForgettingLeaveALine() {
        UserDesk desk;
        desk.users->note(driversRecord(u"Ana"_s));
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        QVERIFY(desk.stopRemembering().has_value());
        QVERIFY(desk.forget().has_value());
        QVERIFY(desk.forget().has_value()); // nothing was held any more: nothing was done
        const auto trail = desk.trail(4);
        QCOMPARE(trail.size(), 4);
        QCOMPARE(trail.at(2).action, AuditEntry::Action::UserRemember);
        QCOMPARE(trail.at(1).action, AuditEntry::Action::UserStopRemembering);
        QCOMPARE(trail.at(0).action, AuditEntry::Action::UserForget);
        for (const AuditEntry &line : trail) {
            QCOMPARE(line.subject, driver.text());
            QCOMPARE(line.subjectName, u"Ana"_s);
            QVERIFY(line.succeeded);
        }
    }

    void whatTheKeychainRefusedIsWrittenDownAsSuch() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        desk.world.keychain->writeFailure = ErrorKind::SecretLocked;
        QVERIFY(!desk.remember().has_value());
        const auto trail = desk.trail(2);
        QCOMPARE(trail.first().action, AuditEntry::Action::UserRemember);
        QVERIFY(!trail.first().succeeded);
    }

    void forgettingAllLeavesALineForEverybody() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.logIn("sandbox", other).has_value());
        QVERIFY(desk.remember().has_value());
        QVERIFY(desk.world.pass(desk.users->forgetAll()).has_value());
        const auto trail = desk.trail(5);
        QCOMPARE(trail.size(), 5);
        QCOMPARE(trail.at(0).action, AuditEntry::Action::UserForget);
        QCOMPARE(trail.at(1).action, AuditEntry::Action::UserForget);
        QCOMPARE(QSet({trail.at(0).subject, trail.at(1).subject}), QSet({driver.text(), other.text()}));
    }

    void anAccessTokenAloneComesBack() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        Credentials alone;
        alone.deviceToken = driver;
        alone.accessToken = desk.users->held(driver)->credentials.accessToken.clone();
        desk.users->adopt(std::move(alone), TokenSource::Pasted);
        QVERIFY(desk.remember().has_value());
        desk.restart();
        QVERIFY(desk.isListed());
        QVERIFY(desk.check().has_value());
        QVERIFY(desk.users->held(driver)->credentials.refreshToken.isEmpty());
        QCOMPARE(desk.users->held(driver)->source, TokenSource::Pasted);
        QCOMPARE(kindOf(desk.refresh()), ErrorKind::NotFound); // there is nothing to refresh with
        QCOMPARE(desk.world.platform.refreshes, 0);
    }

    void callsOfOneUserShareOneRefresh() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.logIn("sandbox", other).has_value());
        desk.world.platform.expireAccessTokens();
        QObject context;
        int answered = 0;
        for (int i = 0; i < 20; ++i) {
            QCoro::connect(desk.users->send(i % 2 == 0 ? driver : other, call(), {}), &context,
                [&answered](Result<HttpResponse> &&answer) { answered += answer && answer->status == 200; });
        }
        QVERIFY(desk.world.passUntil([&] { return answered == 20; }));
        QCOMPARE(desk.world.platform.refreshes, 2);
        QCOMPARE(desk.world.platform.logins, 2);
    }

    void aCallWhoseRefreshIsRefusedSaysSo() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        desk.world.platform.signInElsewhere(driver.text());
        QCOMPARE(kindOf(desk.world.pass(desk.users->send(driver, call(), {}))), ErrorKind::SessionExpired);
        QCOMPARE(desk.world.platform.logins, 1);
        QCOMPARE(kindOf(desk.world.pass(desk.users->send(other, call(), {}))), ErrorKind::NotFound);
    }

    void tokensOfAnotherConsoleAreTakenOver() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        const auto second = desk.made();
        QVERIFY(desk.world.passUntil([&] { return second->isRemembered(driver); }));
        QVERIFY(desk.world.pass(second->refresh(driver, {})).has_value());
        QCOMPARE(desk.world.platform.refreshes, 1);
        QVERIFY(desk.refresh().has_value());
        QCOMPARE(desk.world.platform.refreshes, 1);
        QVERIFY(desk.check().has_value());
    }

    void aRefreshOnItsWayReachesTheKeychain() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        const QByteArray before = desk.world.keychain->entries.value(entry);
        desk.console.transport->holds = [](const HttpRequest &) { return true; };
        auto refreshing = desk.users->refresh(driver, {});
        QVERIFY(desk.world.passUntil([&] { return desk.console.transport->underWay() == 1; }));
        desk.users.reset();
        desk.console.transport->release();
        QVERIFY(desk.world.passUntil([&] { return desk.world.keychain->entries.value(entry) != before; }));
        desk.users = desk.made();
        QVERIFY(desk.isListed());
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.platform.logins, 1);
    }

    void theLastLoginIsEvidence() {
        UserDesk desk;
        QVERIFY(!desk.users->lastLogin(driver));
        QCOMPARE(kindOf(desk.logIn("wrong")), ErrorKind::Unauthorized);
        QCOMPARE(desk.users->lastLogin(driver)->failure->kind, ErrorKind::Unauthorized);
        QCOMPARE(desk.users->lastLogin(driver)->instance, instance);
        desk.world.platform.unreachable = true;
        QCOMPARE(kindOf(desk.logIn()), ErrorKind::Offline);
        QVERIFY(desk.users->isUnreachable());
        QCOMPARE(desk.users->lastLogin(driver)->failure->kind, ErrorKind::Unauthorized);
        desk.world.platform.unreachable = false;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(!desk.users->isUnreachable());
        QVERIFY(!desk.users->lastLogin(driver)->failure);
    }

    void aRecordOfSomebodyElseIsEvidence() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        Credentials credentials = desk.users->held(driver)->credentials.clone();
        credentials.deviceToken = other;
        desk.users->adopt(std::move(credentials), TokenSource::Pasted);
        QVERIFY(desk.world.pass(desk.users->check(other, {})).has_value());
        TokenKnowledge knowledge;
        knowledge.user = other;
        knowledge.held = desk.users->held(other);
        knowledge.platformNow = desk.users->platformNow();
        QCOMPARE(TokenSituation::of(knowledge).accessToken, AccessTokenState::Foreign);
    }
};

QTEST_GUILESS_MAIN(tst_remembered_users)
#include "tst_remembered_users.moc"
