#include "tests/session/Console.h"

#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;

class tst_session_sign_in : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signsInAndCalls() {
        World world;
        QList<SessionState> states;
        Console console(world);
        connect(console.session.get(), &Session::factsChanged, this, [&](const SessionFacts &facts) {
            if (states.isEmpty() || states.last() != facts.state)
                states.append(facts.state);
        });
        QVERIFY(console.signIn().has_value());
        QCOMPARE(states, (QList{SessionState::SigningIn, SessionState::Active}));
        QCOMPARE(console.session->facts().email, admin);
        QCOMPARE(console.session->facts().accessTokenExpires, world.clock->now().addSecs(3600));
        QCOMPARE(console.session->facts().connectivity, Connectivity::Online);
        QVERIFY(console.call().has_value());
        QCOMPARE(world.platform.logins, 1);
        QCOMPARE(console.budget->facts().allowance.left, LoginLedger::limit - 1);
    }

    void remembersTheAccountAndTheDeed() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        QVERIFY(console.expectsSession(true));
        const auto known = await(console.parts.accounts->all()).value();
        QCOMPARE(known.size(), 1);
        QCOMPARE(known.first().email, admin);
        QCOMPARE(known.first().lastUsed, world.clock->now());
        const auto deeds = await(console.parts.audit->entries(u"sandbox"_s, admin, 0, 10)).value();
        QCOMPARE(deeds.size(), 1);
        QCOMPARE(deeds.first().action, AuditEntry::Action::SignIn);
        QVERIFY(deeds.first().succeeded);
    }

    void wrongPasswordLeadsBack() {
        World world;
        Console console(world);
        const auto outcome = console.signIn(true, "wrong");
        QCOMPARE(kindOf(outcome), ErrorKind::Unauthorized);
        QCOMPARE(console.state(), SessionState::SignedOut);
        QVERIFY(console.session->facts().email.isEmpty());
        QVERIFY(world.keychain->entries.isEmpty());
        QCOMPARE(kindOf(console.call()), ErrorKind::SessionExpired);
        QCOMPARE(world.platform.calls, 0);
        const auto deeds = await(console.parts.audit->entries(u"sandbox"_s, admin, 0, 10)).value();
        QVERIFY(!deeds.first().succeeded);
        QVERIFY(console.signIn().has_value());
    }

    void unreachableLeadsBack() {
        World world;
        world.platform.unreachable = true;
        Console console(world);
        QCOMPARE(kindOf(console.signIn()), ErrorKind::Offline);
        QCOMPARE(console.state(), SessionState::SignedOut);
        QCOMPARE(console.session->facts().connectivity, Connectivity::Offline);
        // A login whose answer is lost may have been counted.
        QCOMPARE(console.budget->facts().allowance.left, LoginLedger::limit - 1);
        QCOMPARE(console.transport->sent, 1);
    }

    void cancelWhileSigningIn() {
        World world;
        Console console(world);
        console.transport->holds = [](const HttpRequest &) { return true; };
        auto signingIn = console.session->signIn(admin, SecretString("sandbox"), true);
        QVERIFY(world.passUntil([&] { return console.transport->underWay() == 1; }));
        QCOMPARE(console.state(), SessionState::SigningIn);
        console.session->cancel();
        QCOMPARE(kindOf(world.pass(std::move(signingIn))), ErrorKind::Cancelled);
        QCOMPARE(console.state(), SessionState::SignedOut);
        console.transport->release();
        QVERIFY(console.signIn().has_value());
    }

    void neverTwoLoginsAtOnce() {
        World world;
        Console console(world);
        auto first = console.session->signIn(admin, SecretString("sandbox"), true);
        QCOMPARE(kindOf(console.signIn()), ErrorKind::Cancelled);
        QVERIFY(world.pass(std::move(first)).has_value());
        QCOMPARE(world.platform.logins, 1);
    }

    void signOutErasesAndForgets() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        QVERIFY(!world.keychain->entries.isEmpty());
        console.transport->holds = [](const HttpRequest &) { return true; };
        auto call = console.session->api()->send(Console::request(), {});
        const int sent = console.transport->sent;
        QVERIFY(world.pass(console.session->signOut()).has_value());
        QCOMPARE(kindOf(world.pass(std::move(call))), ErrorKind::Cancelled);
        QCOMPARE(console.state(), SessionState::SignedOut);
        QVERIFY(world.keychain->entries.isEmpty());
        QCOMPARE(console.session->facts().keptIn, TokensKeptIn::Nowhere);
        QCOMPARE(console.transport->sent, sent);
        QVERIFY(console.expectsSession(false));
    }

    void notKeptLeavesNothingInTheKeychain() {
        World world;
        Console console(world);
        QVERIFY(console.signIn(false).has_value());
        QVERIFY(world.passUntil([&] { return console.session->facts().keptIn == TokensKeptIn::MemoryOnly; }));
        QVERIFY(world.keychain->entries.isEmpty());
        QVERIFY(console.expectsSession(false));
    }

    void notKeptErasesWhatWasKeptBefore() {
        World world;
        {
            Console console(world);
            QVERIFY(console.signInAndKeep());
        }
        QVERIFY(!world.keychain->entries.isEmpty());
        Console console(world);
        QVERIFY(console.signIn(false).has_value());
        QVERIFY(world.passUntil([&] { return world.keychain->entries.isEmpty(); }));
    }

    void anAttemptThatUnwindsLateDisturbsNoOther() {
        World world;
        Console console(world);
        console.transport->holds = [](const HttpRequest &) { return true; };
        auto first = console.session->signIn(admin, SecretString("sandbox"), false);
        QVERIFY(world.passUntil([&] { return console.transport->underWay() == 1; }));
        auto signingOut = console.session->signOut();
        auto second = console.session->signIn(admin, SecretString("sandbox"), false);
        QCOMPARE(kindOf(world.pass(std::move(first))), ErrorKind::Cancelled);
        QCOMPARE(console.state(), SessionState::SigningIn);
        console.transport->release();
        QVERIFY(world.pass(std::move(second)).has_value());
        QCOMPARE(console.state(), SessionState::Active);
        QVERIFY(world.pass(std::move(signingOut)).has_value());
    }

    void worksWithoutADatabase() {
        World world;
        Console console(world, u"/proc/nowhere/fleetkey.sqlite"_s);
        QVERIFY(console.signInAndKeep());
        QVERIFY(console.call().has_value());
        QTRY_VERIFY(console.database->trouble().error().has_value());
        QCOMPARE(console.database->trouble().error()->kind, ErrorKind::Storage);
        QVERIFY(console.budget->facts().trouble.has_value());
    }

    void clockThatJumpsDoesNotSignOut() {
        World world;
        Console console(world);
        QVERIFY(console.signIn().has_value());
        const QDateTime now = world.clock->now();
        world.clock->jumpTo(now.addSecs(600));
        QVERIFY(console.call().has_value());
        world.clock->jumpTo(now.addDays(-1));
        QVERIFY(console.call().has_value());
        world.platform.expireAccessTokens();
        QVERIFY(console.call().has_value());
        QCOMPARE(console.state(), SessionState::Active);
        QCOMPARE(world.platform.logins, 1);
        QCOMPARE(world.platform.refreshes, 1);
    }
};

QTEST_GUILESS_MAIN(tst_session_sign_in)
#include "tst_session_sign_in.moc"
