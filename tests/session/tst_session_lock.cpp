#include "tests/session/Console.h"

using namespace fleetkey;
using namespace fleetkey::test;

/// A session whose person has left for a while.
class tst_session_lock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatTheKeychainHoldsIsGivenUpAndTakenBack() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        console.session->lock();
        QVERIFY(console.session->facts().locked);
        QCOMPARE(kindOf(console.call()), ErrorKind::Cancelled);
        const int reads = world.keychain->reads;

        world.keychain->readFailure = ErrorKind::SecretLocked;
        QCOMPARE(kindOf(world.pass(console.session->unlock())), ErrorKind::SecretLocked);
        QVERIFY(console.session->facts().locked);
        QVERIFY(world.keychain->reads > reads); // in memory there was nothing left
        world.keychain->readFailure.reset();
        QVERIFY(world.pass(console.session->unlock()).has_value());
        QVERIFY(!console.session->facts().locked);
        QCOMPARE(console.state(), SessionState::Active);
        QVERIFY(console.call().has_value());
        QCOMPARE(world.platform.logins, 1);
        QCOMPARE(world.platform.refreshes, 0);
    }

    void whatOnlyMemoryHoldsStays() {
        World world;
        Console console(world);
        QVERIFY(console.signIn(false).has_value());
        console.session->lock();
        QCOMPARE(kindOf(console.call()), ErrorKind::Cancelled);
        world.keychain->readFailure = ErrorKind::SecretUnavailable;
        QVERIFY(world.pass(console.session->unlock()).has_value());
        QVERIFY(console.call().has_value());
        QCOMPARE(world.platform.logins, 1);
    }

    void tokensThatAreGoneMeanwhileMeanSigningInAgain() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        console.session->lock();
        world.keychain->entries.clear();
        QVERIFY(world.pass(console.session->unlock()).has_value());
        QCOMPARE(console.state(), SessionState::Expired);
        QVERIFY(!console.session->facts().locked);
        QVERIFY(console.signIn().has_value());
        QVERIFY(console.call().has_value());
    }

    void tokensOfAnotherConsoleAreTakenOver() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        console.session->lock();
        {
            Console other(world);
            QVERIFY(other.restore().has_value());
            world.platform.expireAccessTokens();
            QVERIFY(other.call().has_value());
            QCOMPARE(world.platform.refreshes, 1);
        }
        QVERIFY(world.pass(console.session->unlock()).has_value());
        QVERIFY(console.call().has_value());
        QCOMPARE(world.platform.refreshes, 1);
        QCOMPARE(world.platform.logins, 1);
    }

    void signingOutEndsTheLock() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        console.session->lock();
        QVERIFY(world.pass(console.session->signOut()).has_value());
        QVERIFY(!console.session->facts().locked);
        QVERIFY(world.keychain->entries.isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_session_lock)
#include "tst_session_lock.moc"
