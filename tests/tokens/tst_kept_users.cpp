#include "tests/tokens/UserDesk.h"

#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace std::chrono_literals;

namespace {

const QString entry = u"sandbox/6f1c0001-0000-4000-8000-000000009b2e/tokens"_s;
const QString colleague = u"application@sandbox.example"_s;

} // namespace

/// The keychain's entry of a user where it is behind, the only one, another account's too, or about to be
/// written when the program ends.
class tst_kept_users : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The pair before it is in the keychain still, revoked by the login.
    void whatTheKeychainKeepsOfAnEarlierLoginIsNotNewer() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        desk.restart();
        QVERIFY(desk.isListed());
        desk.world.clock->advance(1min);
        desk.world.keychain->readFailure = desk.world.keychain->writeFailure = ErrorKind::SecretLocked;
        QVERIFY(desk.logIn().has_value());
        desk.world.keychain->readFailure.reset();
        desk.world.keychain->writeFailure.reset();
        QVERIFY(desk.refresh().has_value());
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.platform.logins, 2);
        QVERIFY(!desk.users->keychainTrouble(driver));
        QVERIFY(desk.world.keychain->entries.value(entry).contains(desk.accessToken()));
    }

    void aLockedKeychainIsOpenedToRemember() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        desk.world.keychain->writeFailure = ErrorKind::SecretLocked;
        QCOMPARE(kindOf(desk.remember()), ErrorKind::SecretLocked);
        desk.world.keychain->passwordIsKnown = true;
        QVERIFY(desk.remember(true).has_value());
        QVERIFY(!desk.users->keychainTrouble(driver));
        QVERIFY(desk.world.keychain->entries.contains(entry));
    }

    void whatOnlyTheKeychainHasStaysForTheSession() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        desk.restart();
        QVERIFY(desk.isListed());
        desk.world.keychain->readFailure = ErrorKind::SecretLocked;
        QCOMPARE(kindOf(desk.stopRemembering()), ErrorKind::SecretLocked);
        QVERIFY(desk.users->isRemembered(driver));
        QVERIFY(desk.world.keychain->entries.contains(entry));

        desk.world.keychain->readFailure.reset();
        QVERIFY(desk.stopRemembering().has_value());
        QVERIFY(!desk.users->isRemembered(driver));
        QVERIFY(desk.world.keychain->entries.isEmpty());
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.platform.logins, 1);
    }

    void anEntryThatIsGoneNeedNotBeRemembered() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        desk.restart();
        QVERIFY(desk.isListed());
        desk.world.keychain->entries.clear();
        QVERIFY(desk.stopRemembering().has_value());
        QVERIFY(desk.users->heldUsers().isEmpty());
    }

    void whatAnotherAccountRemembersStays() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        const auto others = desk.madeOver(desk.console.database, colleague);
        Credentials same = desk.users->held(driver)->credentials.clone();
        same.deviceToken = driver;
        others->adopt(std::move(same), TokenSource::Pasted);
        QVERIFY(desk.world.pass(others->remember(driver, false)).has_value());

        QVERIFY(desk.forget().has_value());
        QVERIFY(desk.users->heldUsers().isEmpty());
        QVERIFY(desk.world.keychain->entries.contains(entry));
        QVERIFY(desk.world.pass(others->forget(driver)).has_value());
        QVERIFY(desk.world.keychain->entries.isEmpty());
    }

    void theEndWaitsForARefreshThatTheKeychainIsToHave() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        desk.console.transport->holds = [](const HttpRequest &) { return true; };
        auto refreshing = desk.users->refresh(driver, {});
        QVERIFY(desk.world.passUntil([&] { return desk.console.transport->underWay() == 1; }));
        auto end = endOf(desk.flows, desk.world.clock);
        QVERIFY(!end.isReady());
        desk.console.transport->release();
        QVERIFY(desk.world.passUntil([&] { return end.isReady(); }));
        desk.users = desk.made();
        QVERIFY(desk.isListed());
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.platform.refreshes, 1);
    }

    void theEndDoesNotWaitForEver() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.remember().has_value());
        desk.console.transport->holds = [](const HttpRequest &) { return true; };
        auto refreshing = desk.users->refresh(driver, {});
        QVERIFY(desk.world.passUntil([&] { return desk.console.transport->underWay() == 1; }));
        auto end = endOf(desk.flows, desk.world.clock);
        desk.world.clock->advance(4s);
        QVERIFY(desk.world.passUntil([&] { return end.isReady(); }));
        QCOMPARE(desk.console.transport->underWay(), 0);
    }

    void theEndComesAtOnceWhereNothingIsUnderWay() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.refresh().has_value());
        auto end = endOf(desk.flows, desk.world.clock);
        QVERIFY(desk.world.passUntil([&] { return end.isReady(); }));
    }
};

QTEST_GUILESS_MAIN(tst_kept_users)
#include "tst_kept_users.moc"
