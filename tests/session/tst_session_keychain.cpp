#include "tests/session/Console.h"

#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;

class tst_session_keychain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void restoresWithoutALogin() {
        World world;
        QDateTime expires;
        {
            Console console(world);
            QVERIFY(console.signInAndKeep());
            expires = console.session->facts().accessTokenExpires;
        }
        QList<SessionState> states;
        Console console(world);
        connect(console.session.get(), &Session::factsChanged, this,
            [&](const SessionFacts &facts) { states.append(facts.state); });
        QVERIFY(console.restore().has_value());
        QCOMPARE(console.state(), SessionState::Active);
        QCOMPARE(states.first(), SessionState::Restoring);
        QCOMPARE(console.session->facts().email, admin);
        QCOMPARE(console.session->facts().accessTokenExpires, expires);
        QCOMPARE(console.session->facts().keptIn, TokensKeptIn::Keychain);
        QCOMPARE(console.transport->sent, 0);
        QVERIFY(console.call().has_value());
        QCOMPARE(world.platform.logins, 1);
    }

    void restoresAnExpiredTokenByARefresh() {
        World world;
        {
            Console console(world);
            QVERIFY(console.signInAndKeep());
        }
        world.clock->advance(2h);
        Console console(world);
        QVERIFY(console.restore().has_value());
        QCOMPARE(console.state(), SessionState::Active);
        QCOMPARE(world.platform.refreshes, 1);
        QCOMPARE(world.platform.logins, 1);
    }

    /// The old refresh token is spent once the platform has the call, whatever the person wants by then.
    void aRefreshOnItsWayOutlivesTheCancelledRestore() {
        World world;
        {
            Console console(world);
            QVERIFY(console.signInAndKeep());
        }
        world.clock->advance(2h);
        Console console(world);
        console.transport->holds
            = [](const HttpRequest &request) { return request.path.contains(u"Refresh"_s); };
        auto restoring = console.session->restore(Console::account());
        QVERIFY(world.passUntil([&] { return console.transport->underWay() == 1; }));
        const auto before = world.keychain->entries;
        console.session->cancel();
        QCOMPARE(kindOf(world.pass(std::move(restoring))), ErrorKind::Cancelled);
        QCOMPARE(console.state(), SessionState::SignedOut);
        console.transport->release();
        QVERIFY(world.passUntil([&] { return world.keychain->entries != before; }));
        QCOMPARE(console.state(), SessionState::SignedOut);

        QVERIFY(console.restore().has_value());
        QVERIFY(console.call().has_value());
        QCOMPARE(world.platform.refreshes, 1);
        QCOMPARE(world.platform.logins, 1);
    }

    void aRestoreBegunAgainWaitsForTheRefreshOnItsWay() {
        World world;
        {
            Console console(world);
            QVERIFY(console.signInAndKeep());
        }
        world.clock->advance(2h);
        Console console(world);
        console.transport->holds
            = [](const HttpRequest &request) { return request.path.contains(u"Refresh"_s); };
        auto restoring = console.session->restore(Console::account());
        QVERIFY(world.passUntil([&] { return console.transport->underWay() == 1; }));
        console.session->cancel();
        QCOMPARE(kindOf(world.pass(std::move(restoring))), ErrorKind::Cancelled);
        auto again = console.session->restore(Console::account());
        QVERIFY(world.passUntil([&] { return console.state() == SessionState::Refreshing; }));
        QCOMPARE(console.transport->underWay(), 1);
        console.transport->release();
        QVERIFY(world.pass(std::move(again)).has_value());
        QVERIFY(console.call().has_value());
        QCOMPARE(world.platform.refreshes, 1);
    }

    void closingBringsTheLeftRefreshHome() {
        World world;
        {
            Console console(world);
            QVERIFY(console.signInAndKeep());
        }
        world.clock->advance(2h);
        {
            Console console(world);
            console.transport->holds
                = [](const HttpRequest &request) { return request.path.contains(u"Refresh"_s); };
            auto restoring = console.session->restore(Console::account());
            QVERIFY(world.passUntil([&] { return console.transport->underWay() == 1; }));
            console.session->cancel();
            QCOMPARE(kindOf(world.pass(std::move(restoring))), ErrorKind::Cancelled);
            auto closing = console.session->close();
            console.transport->release();
            QVERIFY(world.pass(std::move(closing)).has_value());
        }
        Console next(world);
        QVERIFY(next.restore().has_value());
        QCOMPARE(world.platform.refreshes, 1);
        QCOMPARE(next.state(), SessionState::Active);
    }

    void aLeftRefreshDoesNotBringBackWhatWasErased() {
        World world;
        {
            Console console(world);
            QVERIFY(console.signInAndKeep());
        }
        world.clock->advance(2h);
        Console console(world);
        console.transport->holds
            = [](const HttpRequest &request) { return request.path.contains(u"Refresh"_s); };
        auto restoring = console.session->restore(Console::account());
        QVERIFY(world.passUntil([&] { return console.transport->underWay() == 1; }));
        console.session->cancel();
        QCOMPARE(kindOf(world.pass(std::move(restoring))), ErrorKind::Cancelled);
        world.keychain->entries.clear(); // the account was forgotten
        console.transport->release();
        QVERIFY(world.pass(console.session->close()).has_value());
        QVERIFY(world.keychain->entries.isEmpty());
    }

    void restoresOfflineToo() {
        World world;
        {
            Console console(world);
            QVERIFY(console.signInAndKeep());
        }
        world.clock->advance(2h);
        world.platform.unreachable = true;
        Console console(world);
        QVERIFY(console.restore().has_value());
        QCOMPARE(console.state(), SessionState::Active);
        QCOMPARE(console.session->facts().connectivity, Connectivity::Offline);
        world.platform.unreachable = false;
        QVERIFY(console.call().has_value());
        QCOMPARE(world.platform.logins, 1);
    }

    void restoringARevokedSessionExpires() {
        World world;
        {
            Console console(world);
            QVERIFY(console.signInAndKeep());
        }
        world.clock->advance(2h);
        world.platform.signInElsewhere(admin);
        Console console(world);
        QCOMPARE(kindOf(console.restore()), ErrorKind::SessionExpired);
        QCOMPARE(console.state(), SessionState::Expired);
        QCOMPARE(console.session->facts().expiryCause, ExpiryCause::SignedInElsewhere);
    }

    void lockedSaysSoAndCanBeRetried() {
        World world;
        {
            Console console(world);
            QVERIFY(console.signInAndKeep());
        }
        const auto entries = world.keychain->entries;
        world.keychain->readFailure = ErrorKind::SecretLocked;
        Console console(world);
        QCOMPARE(kindOf(console.restore()), ErrorKind::SecretLocked);
        QCOMPARE(console.state(), SessionState::SignedOut);
        QCOMPARE(console.session->facts().keychainTrouble->kind, ErrorKind::SecretLocked);
        QCOMPARE(kindOf(world.pass(console.session->retryKeychain())), ErrorKind::SecretLocked);
        QCOMPARE(world.keychain->entries, entries);
        world.keychain->readFailure.reset();
        QVERIFY(world.pass(console.session->retryKeychain()).has_value());
        QCOMPARE(console.state(), SessionState::Active);
        QVERIFY(!console.session->facts().keychainTrouble);
        QVERIFY(console.expectsSession(true));
        QCOMPARE(world.platform.logins, 1);
    }

    void thePairOfAnEarlierLoginIsNotNewer() {
        World world;
        {
            Console console(world);
            QVERIFY(console.signInAndKeep());
        }
        world.clock->advance(1min);
        world.keychain->readFailure = world.keychain->writeFailure = ErrorKind::SecretLocked;
        Console console(world);
        QVERIFY(console.signIn().has_value());
        QVERIFY(world.passUntil([&] { return console.session->facts().keychainTrouble.has_value(); }));
        world.keychain->readFailure = world.keychain->writeFailure = std::nullopt;
        world.platform.expireAccessTokens();
        QVERIFY(console.call().has_value());
        QCOMPARE(world.platform.logins, 2);
        QCOMPARE(world.platform.refreshes, 1);
        QVERIFY(!console.session->facts().keychainTrouble);
    }

    void retryAsksForThePassword() {
        World world;
        {
            Console console(world);
            QVERIFY(console.signInAndKeep());
        }
        world.keychain->readFailure = ErrorKind::SecretLocked;
        Console console(world);
        QCOMPARE(kindOf(console.restore()), ErrorKind::SecretLocked);
        QCOMPARE(world.keychain->unlocks, 0);
        world.keychain->unlockFailure = ErrorKind::SecretDenied;
        QCOMPARE(kindOf(world.pass(console.session->retryKeychain())), ErrorKind::SecretDenied);
        QCOMPARE(console.state(), SessionState::SignedOut);
        QCOMPARE(console.session->facts().keychainTrouble->kind, ErrorKind::SecretDenied);
        world.keychain->unlockFailure.reset();
        world.keychain->passwordIsKnown = true;
        QVERIFY(world.pass(console.session->retryKeychain()).has_value());
        QCOMPARE(console.state(), SessionState::Active);
        QVERIFY(!console.session->facts().keychainTrouble);
        QCOMPARE(world.keychain->unlocks, 2);
        QCOMPARE(world.platform.logins, 1);
    }

    void unlockingIsAskedOnceAndCanBeGivenUp() {
        World world;
        world.keychain->readFailure = ErrorKind::SecretLocked;
        Console console(world);
        QCOMPARE(kindOf(console.restore()), ErrorKind::SecretLocked);
        world.keychain->hangs = true;
        auto asking = console.session->retryKeychain();
        QCOMPARE(kindOf(world.pass(console.session->retryKeychain())), ErrorKind::Cancelled);
        QCOMPARE(world.keychain->unlocks, 1);
        console.session->cancel();
        QCOMPARE(kindOf(world.pass(std::move(asking))), ErrorKind::Cancelled);
        QCOMPARE(console.state(), SessionState::SignedOut);
        QCOMPARE(console.session->facts().keychainTrouble->kind, ErrorKind::SecretLocked);
        // Whoever signs in instead has given it up, too; a late answer changes nothing.
        asking = console.session->retryKeychain();
        QVERIFY(console.signIn(false).has_value());
        QCOMPARE(kindOf(world.pass(std::move(asking))), ErrorKind::Cancelled);
        world.keychain->wake();
        QCOMPARE(console.state(), SessionState::Active);
    }

    void failedWriteIsATroubleOnly() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        const auto entries = world.keychain->entries;
        world.keychain->writeFailure = ErrorKind::SecretDenied;
        world.platform.expireAccessTokens();
        QVERIFY(console.call().has_value());
        QCOMPARE(console.state(), SessionState::Active);
        QCOMPARE(console.session->facts().keychainTrouble->kind, ErrorKind::SecretDenied);
        QCOMPARE(console.session->facts().keptIn, TokensKeptIn::MemoryOnly);
        // The older pair that rests in the keychain is not mistaken for newer tokens.
        QCOMPARE(world.keychain->entries, entries);
        world.platform.expireAccessTokens();
        QVERIFY(console.call().has_value());
        QCOMPARE(world.platform.refreshes, 2);
        world.keychain->writeFailure.reset();
        QVERIFY(world.pass(console.session->retryKeychain()).has_value());
        QVERIFY(!console.session->facts().keychainTrouble);
        QCOMPARE(console.session->facts().keptIn, TokensKeptIn::Keychain);
        QVERIFY(world.keychain->entries != entries);
    }

    void missingEntryIsNotASignOut() {
        World world;
        Console console(world);
        QCOMPARE(kindOf(console.restore()), ErrorKind::NotFound);
        QCOMPARE(console.session->facts().keychainTrouble->kind, ErrorKind::NotFound);
        KnownAccount unexpected = Console::account();
        unexpected.sessionExpected = false;
        QCOMPARE(kindOf(world.pass(console.session->restore(unexpected))), ErrorKind::NotFound);
        QVERIFY(!console.session->facts().keychainTrouble);
        QCOMPARE(console.transport->sent, 0);
    }

    void foreignEntryIsNoSession() {
        World world;
        world.keychain->entries.insert(u"sandbox/"_s + admin + u"/tokens"_s, "not ours");
        Console console(world);
        QCOMPARE(kindOf(console.restore()), ErrorKind::NotFound);
        QCOMPARE(console.state(), SessionState::SignedOut);
    }

    void hungKeychainCanBeCancelled() {
        World world;
        world.keychain->hangs = true;
        Console console(world);
        auto restoring = console.session->restore(Console::account());
        QCOMPARE(console.state(), SessionState::Restoring);
        console.session->cancel();
        QCOMPARE(kindOf(world.pass(std::move(restoring))), ErrorKind::Cancelled);
        QCOMPARE(console.state(), SessionState::SignedOut);
        QVERIFY(!console.session->facts().keychainTrouble);
        // The windows need not wait for it either: signing in succeeds while the keychain thinks.
        QVERIFY(console.signIn().has_value());
        QVERIFY(console.call().has_value());
        QCOMPARE(console.session->facts().keptIn, TokensKeptIn::Nowhere);
        world.keychain->wake();
        QVERIFY(world.passUntil([&] { return console.session->facts().keptIn == TokensKeptIn::Keychain; }));
    }

    /// The keychain may have written although nobody heard of it.
    void whatMayHaveBeenKeptIsNotErased() {
        World world;
        world.keychain->writeFailure = ErrorKind::Timeout;
        Console console(world);
        QVERIFY(console.signIn().has_value());
        QVERIFY(world.passUntil([&] { return console.session->facts().keychainTrouble.has_value(); }));
        world.keychain->writeFailure = ErrorKind::SecretLocked;
        QCOMPARE(kindOf(world.pass(console.session->signOut())), ErrorKind::SecretLocked);
    }

    void signOutOfALockedKeychainStillSignsOut() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.keychain->writeFailure = ErrorKind::SecretLocked;
        QCOMPARE(kindOf(world.pass(console.session->signOut())), ErrorKind::SecretLocked);
        QCOMPARE(console.state(), SessionState::SignedOut);
        QVERIFY(console.expectsSession(false));
    }
};

QTEST_GUILESS_MAIN(tst_session_keychain)
#include "tst_session_keychain.moc"
