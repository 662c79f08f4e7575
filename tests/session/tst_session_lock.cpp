#include "tests/session/Console.h"

using namespace fleetkey;
using namespace fleetkey::test;

/// A session whose person has left for a while.
class tst_session_lock : public QObject {
    Q_OBJECT

    static auto refreshes() {
        return [](const HttpRequest &request) { return request.path.endsWith(u"/RefreshToken"_s); };
    }
    /// What becomes of the refresh, which stays on its way until it is released.
    static QCoro::Task<Result<void>> lockDuringARefresh(World &world, Console &console) {
        console.transport->holds = refreshes();
        auto renewal = console.session->renew();
        const bool isUnderWay = world.passUntil([&] { return console.transport->underWay() == 1; });
        if (isUnderWay)
            console.session->lock();
        return renewal;
    }
    /// Only the keychain can lift a lock that has left nothing in memory.
    static bool needsTheKeychain(World &world, Console &console) {
        world.keychain->readFailure = ErrorKind::SecretLocked;
        const auto refused = kindOf(world.pass(console.session->unlock()));
        world.keychain->readFailure.reset();
        return refused == ErrorKind::SecretLocked && console.session->facts().locked;
    }

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

    void aRefreshUnderWayIsKeptAndThenGivenUp() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        const auto before = world.keychain->entries;
        auto renewal = lockDuringARefresh(world, console);
        console.transport->release();
        QVERIFY(world.pass(std::move(renewal)).has_value());
        QVERIFY(console.session->facts().locked);
        QCOMPARE(console.state(), SessionState::Active);
        QVERIFY(world.keychain->entries != before);
        QVERIFY(needsTheKeychain(world, console));
        QVERIFY(world.pass(console.session->unlock()).has_value());
        QVERIFY(console.call().has_value());
        QCOMPARE(world.platform.refreshes, 1);
        QCOMPARE(world.platform.logins, 1);
    }

    void aRefreshThatFailsLeavesThePairBefore() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        auto renewal = lockDuringARefresh(world, console);
        world.platform.unreachable = true;
        console.transport->release();
        QVERIFY(!world.pass(std::move(renewal)));
        world.platform.unreachable = false;
        QVERIFY(needsTheKeychain(world, console));
        QVERIFY(world.pass(console.session->unlock()).has_value());
        QVERIFY(console.call().has_value());
        QCOMPARE(world.platform.logins, 1);
    }

    void thatARefreshMayHaveBeenDoneIsNotForgotten() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        auto renewal = lockDuringARefresh(world, console);
        world.platform.refreshStatus = 503;
        console.transport->release();
        QVERIFY(!world.pass(std::move(renewal)));
        QVERIFY(needsTheKeychain(world, console));
        QVERIFY(world.pass(console.session->unlock()).has_value());
        world.platform.expireAccessTokens();
        world.platform.refreshStatus = 401;
        QCOMPARE(kindOf(console.call()), ErrorKind::SessionExpired);
        QCOMPARE(console.session->facts().expiryCause, ExpiryCause::RefreshLost);
    }

    void liftedBeforeARefreshIsOverNothingIsGivenUp() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        auto renewal = lockDuringARefresh(world, console);
        QVERIFY(world.pass(console.session->unlock()).has_value());
        console.transport->release();
        QVERIFY(world.pass(std::move(renewal)).has_value());
        world.keychain->readFailure = ErrorKind::SecretLocked;
        QVERIFY(console.call().has_value());
    }

    void whatTheKeychainWouldNotTakeStays() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.keychain->writeFailure = ErrorKind::SecretLocked;
        QVERIFY(world.pass(console.session->renew()).has_value());
        console.session->lock();
        world.keychain->readFailure = ErrorKind::SecretLocked;
        QVERIFY(world.pass(console.session->unlock()).has_value());
        QVERIFY(console.call().has_value());
        QCOMPARE(world.platform.logins, 1);
    }

    void tokensStillOnTheirWayToTheKeychainAreGivenUpThere() {
        World world;
        Console console(world);
        world.keychain->hangs = true;
        QVERIFY(console.signIn().has_value());
        console.session->lock();
        QVERIFY(world.keychain->entries.isEmpty());
        world.keychain->wake();
        QVERIFY(world.passUntil([&] { return console.session->facts().keptIn == TokensKeptIn::Keychain; }));
        QVERIFY(needsTheKeychain(world, console));
        QVERIFY(world.pass(console.session->unlock()).has_value());
        QVERIFY(console.call().has_value());
    }

    void signingInAgainUnderTheLockLeavesItLocked() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.platform.signInElsewhere(admin);
        QCOMPARE(kindOf(console.call()), ErrorKind::SessionExpired);
        console.transport->holds
            = [](const HttpRequest &request) { return request.path.endsWith(u"/Login"_s); };
        auto login = console.session->signIn(admin, SecretString(QByteArray("sandbox")), true);
        QVERIFY(world.passUntil([&] { return console.transport->underWay() == 1; }));
        console.session->lock();
        console.transport->release();
        QVERIFY(world.pass(std::move(login)).has_value());
        QVERIFY(console.session->facts().locked);
        QVERIFY(world.passUntil([&] { return console.session->facts().keptIn == TokensKeptIn::Keychain; }));
        QVERIFY(needsTheKeychain(world, console));
        QVERIFY(world.pass(console.session->unlock()).has_value());
        QVERIFY(console.call().has_value());
    }

    void refusedTokensDoNotComeBack() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.platform.signInElsewhere(admin);
        QCOMPARE(kindOf(console.call()), ErrorKind::SessionExpired);
        console.session->lock();
        QVERIFY(world.pass(console.session->unlock()).has_value());
        QCOMPARE(console.state(), SessionState::Expired);
        QCOMPARE(world.pass(console.session->reawaken()).value(), false);
        QCOMPARE(console.state(), SessionState::Expired);
    }

    void tokensFoundUnderTheLockAreGivenUpAgain() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.platform.signInElsewhere(admin);
        QCOMPARE(kindOf(console.call()), ErrorKind::SessionExpired);
        console.session->lock();
        Console other(world);
        QVERIFY(other.signInAndKeep());
        QVERIFY(world.pass(console.session->reawaken()).value()); // its window is turned to, to be unlocked
        QVERIFY(needsTheKeychain(world, console));
        QVERIFY(world.pass(console.session->unlock()).has_value());
        QVERIFY(console.call().has_value());
        QCOMPARE(world.platform.logins, 2);
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
