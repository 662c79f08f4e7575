#include "tests/session/Console.h"

#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;

/// "This session only": a session that rests nowhere.
class tst_session_in_memory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void memoryOnlyAfterALockedKeychain() {
        World world;
        world.keychain->readFailure = ErrorKind::SecretLocked;
        world.keychain->writeFailure = ErrorKind::SecretLocked;
        Console console(world);
        QCOMPARE(kindOf(console.restore()), ErrorKind::SecretLocked);
        console.session->keepInMemory();
        QVERIFY(!console.session->facts().keychainTrouble);
        QVERIFY(console.signIn(true).has_value());
        QVERIFY(world.passUntil([&] { return console.session->facts().keptIn == TokensKeptIn::MemoryOnly; }));
        QVERIFY(!console.session->facts().keychainTrouble);
        QCOMPARE(world.keychain->writes, 0);
        world.platform.expireAccessTokens();
        QVERIFY(console.call().has_value());
        QVERIFY(console.expectsSession(false));
    }

    void theLaterChoiceCounts_data() {
        QTest::addColumn<bool>("unlocked");
        QTest::newRow("the prompt is answered") << true;
        QTest::newRow("the prompt is dismissed") << false;
    }

    /// The system still asks for the keychain's password when the person has chosen otherwise.
    void theLaterChoiceCounts() {
        QFETCH(bool, unlocked);
        World world;
        world.keychain->writeFailure = ErrorKind::SecretLocked;
        Console console(world);
        QVERIFY(console.signIn().has_value());
        QVERIFY(world.passUntil([&] { return console.session->facts().keychainTrouble.has_value(); }));
        world.keychain->hangs = true;
        auto retrying = console.session->retryKeychain();
        QVERIFY(world.passUntil([&] { return world.keychain->waiting() == 1; }));
        console.session->keepInMemory();
        world.keychain->passwordIsKnown = unlocked;
        if (!unlocked)
            world.keychain->unlockFailure = ErrorKind::SecretDenied;
        world.keychain->wake();
        QCOMPARE(kindOf(world.pass(std::move(retrying))), ErrorKind::Cancelled);
        QVERIFY(!console.session->facts().keychainTrouble);
        QCOMPARE(console.session->facts().keptIn, TokensKeptIn::MemoryOnly);
        QVERIFY(world.keychain->entries.isEmpty());
    }

    void whatWasNeverKeptIsErased_data() {
        QTest::addColumn<ErrorKind>("state");
        QTest::newRow("absent") << ErrorKind::SecretUnavailable;
        QTest::newRow("locked") << ErrorKind::SecretLocked;
    }
    void whatWasNeverKeptIsErased() {
        QFETCH(const ErrorKind, state);
        World world;
        world.keychain->writeFailure = state;
        Console console(world);
        QVERIFY(console.signIn().has_value());
        QVERIFY(world.passUntil([&] { return console.session->facts().keychainTrouble.has_value(); }));
        console.session->keepInMemory();
        QVERIFY(console.expectsSession(false));
        QVERIFY(world.pass(console.session->signOut()).has_value());
        QVERIFY(world.passUntil([&] {
            const auto trail = await(console.parts.audit->entries(u"sandbox"_s, admin, 0, 1));
            return trail && !trail->isEmpty() && trail->first().action == AuditEntry::Action::SignOut
                && trail->first().succeeded;
        }));
    }

    /// Also after the list of accounts was told that this session is kept in memory.
    void whatAnEarlierRunKeptIsNotErased() {
        World world;
        {
            Console console(world);
            QVERIFY(console.signInAndKeep());
            QVERIFY(console.expectsSession(true));
        }
        world.keychain->writeFailure = ErrorKind::SecretLocked;
        Console console(world);
        QVERIFY(console.signIn().has_value());
        QVERIFY(world.passUntil([&] { return console.session->facts().keychainTrouble.has_value(); }));
        console.session->keepInMemory();
        QVERIFY(console.expectsSession(false));
        QCOMPARE(kindOf(world.pass(console.session->signOut())), ErrorKind::SecretLocked);
    }
};

QTEST_GUILESS_MAIN(tst_session_in_memory)
#include "tst_session_in_memory.moc"
