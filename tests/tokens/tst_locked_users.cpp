#include "tests/tokens/UserDesk.h"

#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;

namespace {

const DeviceToken other(u"6F1C0002-0000-4000-8000-000000009B2E"_s);
const QString entry = u"sandbox/6f1c0001-0000-4000-8000-000000009b2e/tokens"_s;

/// The driver is forgotten while the keychain writes the tokens: they are written after they were erased.
struct LateEntry {
    explicit LateEntry(UserDesk &desk) {
        FakeSecretStore &keychain = *desk.world.keychain;
        keychain.hangs = true;
        remembering = desk.users->remember(driver, false);
        desk.world.passUntil([&] { return keychain.waiting() == 1; });
        forgetting = desk.users->forget(driver);
        desk.world.passUntil([&] { return keychain.waiting() == 2; });
        keychain.wakeBackwards();
    }

    QCoro::Task<Result<void>> remembering;
    QCoro::Task<Result<void>> forgetting;
};

} // namespace

/// What the lock puts away of users' tokens, and what it leaves.
class tst_locked_users : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theLockPutsAwayWhatTheKeychainHolds() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.logIn("sandbox", other).has_value());
        QVERIFY(desk.remember().has_value());
        QVERIFY(desk.check().has_value());
        const QByteArray before = desk.accessToken();
        const auto checked = desk.users->held(driver)->lastCheck;
        QSignalSpy changes(desk.users.get(), &UserSessions::changed);
        desk.users->lock();
        QVERIFY(!desk.users->held(driver));
        QVERIFY(desk.users->held(other)); // nobody could give these back
        QVERIFY(!changes.isEmpty());
        QCOMPARE(desk.users->keychainHolding(driver), KeychainHolding::Unread);
        QCOMPARE(desk.users->heldUsers().size(), 2);
        QCOMPARE(kindOf(desk.load()), ErrorKind::Cancelled);
        QCOMPARE(kindOf(desk.check()), ErrorKind::Cancelled);
        QCOMPARE(desk.world.keychain->reads, 0);

        desk.users->unlock();
        QCOMPARE(desk.world.keychain->reads, 0); // at need
        QVERIFY(desk.load().has_value());
        QCOMPARE(desk.accessToken(), before);
        QCOMPARE(desk.users->held(driver)->lastCheck, checked); // what was known of them is known again
        QVERIFY(!desk.users->held(driver)->fromKeychain); // and that this console has them from the platform
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.platform.logins, 2);
    }

    void aRefreshUnderWayIsKeptAndThenPutAway() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
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
        QVERIFY(desk.remember().has_value());
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
        QVERIFY(desk.remember().has_value());
        desk.restart();
        QVERIFY(desk.isListed());
        desk.world.keychain->hangs = true;
        auto reading = desk.users->load(driver, false, {});
        QVERIFY(desk.world.passUntil([&] { return desk.world.keychain->reads == 1; }));
        desk.users->lock();
        desk.world.keychain->wake();
        QCOMPARE(kindOf(desk.world.pass(std::move(reading))), ErrorKind::Cancelled);
        QVERIFY(!desk.users->held(driver));
        desk.users->unlock();
        QVERIFY(desk.load().has_value());
    }

    /// What a person asked for is done, if the lock lets it be only later.
    void whatTheLockInterruptsIsFinishedAfterIt() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        desk.restart();
        QVERIFY(desk.isListed());
        desk.world.keychain->hangs = true;
        auto stopping = desk.users->stopRemembering(driver);
        QVERIFY(desk.world.passUntil([&] { return desk.world.keychain->waiting() == 1; }));
        desk.users->lock();
        desk.world.keychain->wake();
        QCOMPARE(desk.world.pass(std::move(stopping)).error().kind, ErrorKind::Cancelled);
        QVERIFY(desk.users->isRemembered(driver));
        QVERIFY(desk.world.keychain->entries.contains(entry));
        desk.users->unlock();
        QVERIFY(desk.world.passUntil([&] { return !desk.users->isRemembered(driver); }));
        QVERIFY(desk.users->held(driver)); // for this session, as ever
        QVERIFY(!desk.world.keychain->entries.contains(entry));
        QCOMPARE(desk.trail(3).first().action, AuditEntry::Action::UserStopRemembering);
    }

    void theLockLosesNothingTheKeychainIsAboutToLose() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        desk.world.keychain->hangs = true;
        auto stopping = desk.users->stopRemembering(driver);
        desk.users->lock();
        QVERIFY(desk.users->held(driver));
        desk.world.keychain->wake();
        QVERIFY(desk.world.pass(std::move(stopping)).has_value());
        QVERIFY(!desk.world.keychain->entries.contains(entry));
        QVERIFY(desk.users->held(driver)); // what is in memory stays for this session
        desk.users->unlock();
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.platform.logins, 1);
    }

    void nothingStaysInTheKeychainOfAUserForgottenMeanwhile() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        LateEntry late(desk);
        QVERIFY(desk.world.keychain->entries.contains(entry));
        QVERIFY(desk.world.pass(std::move(late.forgetting)).has_value());
        QCOMPARE(kindOf(desk.world.pass(std::move(late.remembering))), ErrorKind::Cancelled);
        QVERIFY(!desk.world.keychain->entries.contains(entry));
        QVERIFY(!desk.users->isRemembered(driver));
    }

    void whatCannotBeErasedStaysListed() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        LateEntry late(desk);
        desk.world.keychain->writeFailure = ErrorKind::SecretLocked;
        qsizetype listed = 0; // in a window that follows
        connect(desk.users.get(), &UserSessions::heldUsersChanged, this,
            [&] { listed = desk.users->heldUsers().size(); });
        QVERIFY(desk.world.pass(std::move(late.forgetting)).has_value());
        QCOMPARE(kindOf(desk.world.pass(std::move(late.remembering))), ErrorKind::Cancelled);
        QVERIFY(desk.world.keychain->entries.contains(entry));
        QVERIFY(desk.users->isRemembered(driver));
        QCOMPARE(listed, 1);
        desk.world.keychain->writeFailure.reset();
        QVERIFY(desk.forget().has_value());
        QVERIFY(!desk.world.keychain->entries.contains(entry));
        QCOMPARE(listed, 0);
        desk.users->disconnect(this);
    }

    void nothingThatSpendsALoginBeginsUnderTheLock() {
        UserDesk desk;
        desk.users->lock();
        QCOMPARE(kindOf(desk.logIn()), ErrorKind::Cancelled);
        QCOMPARE(desk.world.platform.logins, 0);
        desk.users->unlock();
        QVERIFY(desk.logIn().has_value());
    }

    void aCheckAnsweredUnderTheLockIsKnownAfterIt() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        auto &network = *desk.console.transport;
        network.holds = [](const HttpRequest &) { return true; };
        auto check = desk.users->check(driver, {});
        QVERIFY(desk.world.passUntil([&] { return network.underWay() == 1; }));
        desk.users->lock();
        QVERIFY(!desk.users->held(driver));
        network.release();
        QVERIFY(desk.world.pass(std::move(check)).has_value());
        desk.users->unlock();
        QVERIFY(desk.load().has_value());
        QVERIFY(desk.users->held(driver)->lastCheck);
        QVERIFY(!desk.users->held(driver)->lastCheck->failure);
    }

    void theLockLosesNothingTheKeychainWouldNotTake() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        desk.world.keychain->writeFailure = ErrorKind::SecretLocked;
        QVERIFY(desk.refresh().has_value());
        desk.users->lock();
        QVERIFY(desk.users->held(driver));
        desk.users->unlock();
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.platform.logins, 1);
    }
};

QTEST_GUILESS_MAIN(tst_locked_users)

#include "tst_locked_users.moc"
