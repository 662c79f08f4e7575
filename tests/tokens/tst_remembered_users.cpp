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

    static Result<void> remember(UserDesk &desk) { return desk.world.pass(desk.users->remember(driver)); }
    static Result<void> load(UserDesk &desk, bool unlock = false) {
        return desk.world.pass(desk.users->load(driver, unlock, {}));
    }
    static Result<void> forget(UserDesk &desk) { return desk.world.pass(desk.users->forget(driver)); }
    static QByteArray access(const UserDesk &desk) {
        const HeldTokens *held = desk.users->held(driver);
        return held ? QByteArray(held->credentials.accessToken.reveal().constData()) : QByteArray();
    }
    /// The console is started anew: another service over the same store and keychain.
    static void restart(UserDesk &desk) {
        desk.users.reset();
        desk.users = desk.made();
    }
    static bool isListed(const UserDesk &desk) {
        return desk.world.passUntil([&] { return desk.users->isRemembered(driver); });
    }

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
        QCOMPARE(kindOf(desk.world.pass(desk.users->remember(other))), ErrorKind::NotFound);
    }

    void rememberedTokensComeBack() {
        UserDesk desk;
        desk.users->setName(driver, u"Ana"_s);
        QVERIFY(desk.logIn().has_value());
        QVERIFY(remember(desk).has_value());
        QVERIFY(desk.world.keychain->entries.contains(entry));
        QVERIFY(!desk.users->keychainTrouble(driver));
        const QByteArray before = access(desk);
        const QDateTime expires = desk.users->held(driver)->expires;

        restart(desk);
        QVERIFY(!desk.users->held(driver));
        QVERIFY(isListed(desk));
        const HeldUser listed = desk.users->heldUsers().value(0);
        QCOMPARE(listed.name, u"Ana"_s);
        QVERIFY(listed.remembered && !listed.inMemory);
        QCOMPARE(desk.users->keychainHolding(driver), KeychainHolding::Unread);
        QVERIFY(load(desk).has_value());
        QCOMPARE(access(desk), before);
        QCOMPARE(desk.users->held(driver)->expires, expires);
        QCOMPARE(desk.users->held(driver)->source, TokenSource::Login);
        QCOMPARE(desk.users->keychainHolding(driver), KeychainHolding::NotUsed);
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.platform.logins, 1);
    }

    void secretsAreReadAtNeed() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(remember(desk).has_value());
        restart(desk);
        QVERIFY(isListed(desk));
        QCOMPARE(desk.world.keychain->reads, 0);
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.keychain->reads, 1);
    }

    void theLockPutsAwayWhatTheKeychainHolds() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.logIn("sandbox", other).has_value());
        QVERIFY(remember(desk).has_value());
        QVERIFY(desk.check().has_value());
        const QByteArray before = access(desk);
        const auto checked = desk.users->held(driver)->lastCheck;
        QSignalSpy changes(desk.users.get(), &UserSessions::changed);
        desk.users->lock();
        QVERIFY(!desk.users->held(driver));
        QVERIFY(desk.users->held(other)); // nobody could give these back
        QVERIFY(!changes.isEmpty());
        QCOMPARE(desk.users->keychainHolding(driver), KeychainHolding::Unread);
        QCOMPARE(desk.users->heldUsers().size(), 2);
        QCOMPARE(kindOf(load(desk)), ErrorKind::Cancelled);
        QCOMPARE(kindOf(desk.check()), ErrorKind::Cancelled);
        QCOMPARE(desk.world.keychain->reads, 0);

        desk.users->unlock();
        QCOMPARE(desk.world.keychain->reads, 0); // at need
        QVERIFY(load(desk).has_value());
        QCOMPARE(access(desk), before);
        QCOMPARE(desk.users->held(driver)->lastCheck, checked); // what was known of them is known again
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.platform.logins, 2);
    }

    void aRefreshUnderWayIsKeptAndThenPutAway() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(remember(desk).has_value());
        const QByteArray before = desk.world.keychain->entries.value(entry);
        auto &network = *desk.console.transport;
        network.holds = [](const HttpRequest &) { return true; };
        auto refresh = desk.users->refresh(driver, {});
        QVERIFY(desk.world.passUntil([&] { return network.underWay() == 1; }));
        desk.users->lock();
        network.release();
        QVERIFY(desk.world.pass(std::move(refresh)).has_value());
        QVERIFY(!desk.users->held(driver));
        QCOMPARE(desk.users->keychainHolding(driver), KeychainHolding::Unread);
        QVERIFY(desk.world.keychain->entries.value(entry) != before);
        desk.users->unlock();
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.platform.refreshes, 1);
        QCOMPARE(desk.world.platform.logins, 1);
    }

    void aLoginUnderWayIsKeptAndThenPutAway() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(remember(desk).has_value());
        auto &network = *desk.console.transport;
        network.holds = [](const HttpRequest &) { return true; };
        auto login = desk.users->logIn(driver, instance, SecretString(QByteArray("sandbox")), {});
        QVERIFY(desk.world.passUntil([&] { return network.underWay() == 1; }));
        desk.users->lock();
        QVERIFY(!desk.users->held(driver));
        network.release();
        QVERIFY(desk.world.pass(std::move(login)).has_value());
        QVERIFY(!desk.users->held(driver));
        desk.users->unlock();
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.platform.logins, 2);
    }

    void aReadingUnderWayBringsNothingUnderTheLock() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(remember(desk).has_value());
        restart(desk);
        QVERIFY(isListed(desk));
        desk.world.keychain->hangs = true;
        auto reading = desk.users->load(driver, false, {});
        QVERIFY(desk.world.passUntil([&] { return desk.world.keychain->reads == 1; }));
        desk.users->lock();
        desk.world.keychain->wake();
        QCOMPARE(kindOf(desk.world.pass(std::move(reading))), ErrorKind::Cancelled);
        QVERIFY(!desk.users->held(driver));
        desk.users->unlock();
        QVERIFY(load(desk).has_value());
    }

    void theLockLosesNothingTheKeychainWouldNotTake() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(remember(desk).has_value());
        desk.world.keychain->writeFailure = ErrorKind::SecretLocked;
        QVERIFY(desk.refresh().has_value());
        desk.users->lock();
        QVERIFY(desk.users->held(driver));
        desk.users->unlock();
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.platform.logins, 1);
    }

    void aRefreshIsKeptToo() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(remember(desk).has_value());
        const QByteArray before = desk.world.keychain->entries.value(entry);
        QVERIFY(desk.refresh().has_value());
        QVERIFY(desk.world.keychain->entries.value(entry) != before);
        QVERIFY(desk.world.keychain->entries.value(entry).contains(access(desk)));
        QVERIFY(desk.world.keychain->entries.value(entry).contains("\"source\":\"refresh\""));
    }

    void aKeychainLockedHalfWayLosesNothing() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(remember(desk).has_value());
        desk.world.keychain->writeFailure = ErrorKind::SecretLocked;
        desk.world.keychain->readFailure = ErrorKind::SecretLocked;
        QVERIFY(desk.refresh().has_value());
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.users->keychainTrouble(driver)->kind, ErrorKind::SecretLocked);
        QVERIFY(desk.users->isRemembered(driver));

        desk.world.keychain->writeFailure.reset();
        desk.world.keychain->readFailure.reset();
        QVERIFY(remember(desk).has_value());
        QVERIFY(!desk.users->keychainTrouble(driver));
        QVERIFY(desk.world.keychain->entries.value(entry).contains(access(desk)));
        QCOMPARE(desk.world.platform.logins, 1);
    }

    void aLockedKeychainIsToldAndOpened() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(remember(desk).has_value());
        restart(desk);
        QVERIFY(isListed(desk));
        desk.world.keychain->readFailure = ErrorKind::SecretLocked;
        QCOMPARE(kindOf(load(desk)), ErrorKind::SecretLocked);
        QCOMPARE(desk.users->keychainHolding(driver), KeychainHolding::Locked);
        TokenKnowledge knowledge;
        knowledge.user = driver;
        knowledge.keychain = desk.users->keychainHolding(driver);
        QCOMPARE(diagnose(TokenSituation::of(knowledge)).action, TokenAction::OpenKeychain);
        desk.world.keychain->passwordIsKnown = true;
        QVERIFY(load(desk, true).has_value());
        QVERIFY(desk.users->held(driver));
        QVERIFY(!desk.users->keychainTrouble(driver));
    }

    void anEntryThatIsGoneIsTold() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(remember(desk).has_value());
        restart(desk);
        QVERIFY(isListed(desk));
        desk.world.keychain->entries.clear();
        QCOMPARE(kindOf(load(desk)), ErrorKind::NotFound);
        QCOMPARE(desk.users->keychainHolding(driver), KeychainHolding::Missing);
        desk.world.keychain->entries.insert(entry, "not ours");
        QCOMPARE(kindOf(load(desk)), ErrorKind::NotFound);
    }

    void aKeychainThatRefusesToRememberIsTold() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        desk.world.keychain->writeFailure = ErrorKind::SecretUnavailable;
        QCOMPARE(kindOf(remember(desk)), ErrorKind::SecretUnavailable);
        QVERIFY(desk.users->held(driver));
        QCOMPARE(desk.users->keychainTrouble(driver)->kind, ErrorKind::SecretUnavailable);
    }

    void notRememberedAnyMore() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(remember(desk).has_value());
        QVERIFY(desk.world.pass(desk.users->stopRemembering(driver)).has_value());
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
        QVERIFY(remember(desk).has_value());
        QSignalSpy changes(desk.users.get(), &UserSessions::heldUsersChanged);
        QVERIFY(forget(desk).has_value());
        QVERIFY(!desk.users->held(driver));
        QVERIFY(desk.users->heldUsers().isEmpty());
        QVERIFY(desk.world.keychain->entries.isEmpty());
        QVERIFY(!changes.isEmpty());
        QVERIFY(forget(desk).has_value());
    }

    void whatCannotBeErasedStaysListed() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(remember(desk).has_value());
        desk.world.keychain->writeFailure = ErrorKind::SecretLocked;
        QCOMPARE(kindOf(forget(desk)), ErrorKind::SecretLocked);
        QVERIFY(!desk.users->held(driver));
        QVERIFY(desk.users->isRemembered(driver));
        QCOMPARE(desk.users->keychainTrouble(driver)->kind, ErrorKind::SecretLocked);
        desk.world.keychain->writeFailure.reset();
        QVERIFY(forget(desk).has_value());
        QVERIFY(desk.users->heldUsers().isEmpty());
    }

    void everybodyIsForgotten() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.logIn("sandbox", other).has_value());
        QVERIFY(remember(desk).has_value());
        QCOMPARE(desk.users->heldUsers().size(), 2);
        QVERIFY(desk.world.pass(desk.users->forgetAll()).has_value());
        QVERIFY(desk.users->heldUsers().isEmpty());
        QVERIFY(desk.world.keychain->entries.isEmpty());
    }

    void rememberingAndForgettingLeaveALine() {
        UserDesk desk;
        desk.users->setName(driver, u"Ana"_s);
        QVERIFY(desk.logIn().has_value());
        QVERIFY(remember(desk).has_value());
        QVERIFY(desk.world.pass(desk.users->stopRemembering(driver)).has_value());
        QVERIFY(forget(desk).has_value());
        QVERIFY(forget(desk).has_value()); // nothing was held any more: nothing was done
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
        QVERIFY(!remember(desk).has_value());
        const auto trail = desk.trail(2);
        QCOMPARE(trail.first().action, AuditEntry::Action::UserRemember);
        QVERIFY(!trail.first().succeeded);
    }

    void forgettingAllLeavesALineForEverybody() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.logIn("sandbox", other).has_value());
        QVERIFY(remember(desk).has_value());
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
        QVERIFY(remember(desk).has_value());
        restart(desk);
        QVERIFY(isListed(desk));
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
        QVERIFY(remember(desk).has_value());
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
        QVERIFY(remember(desk).has_value());
        const QByteArray before = desk.world.keychain->entries.value(entry);
        desk.console.transport->holds = [](const HttpRequest &) { return true; };
        auto refreshing = desk.users->refresh(driver, {});
        QVERIFY(desk.world.passUntil([&] { return desk.console.transport->underWay() == 1; }));
        desk.users.reset();
        desk.console.transport->release();
        QVERIFY(desk.world.passUntil([&] { return desk.world.keychain->entries.value(entry) != before; }));
        desk.users = desk.made();
        QVERIFY(isListed(desk));
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
