#include "tests/session/Console.h"

#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;

/// Two consoles of one person: a database file, a keychain and an account in common.
class tst_session_consoles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneRefreshBetweenThem() {
        World world;
        Console first(world);
        QVERIFY(first.signInAndKeep());
        Console second(world);
        QVERIFY(second.restore().has_value());
        world.platform.expireAccessTokens();

        std::vector<Result<HttpResponse>> answers;
        QObject context;
        first.beginCalls(20, &context, answers);
        second.beginCalls(20, &context, answers);
        QVERIFY(world.passUntil([&] { return answers.size() == 40; }));
        for (const auto &answer : answers) {
            QVERIFY(answer.has_value());
            QCOMPARE(answer->status, 200);
        }
        QCOMPARE(world.platform.refreshes, 1);
        QCOMPARE(world.platform.logins, 1);
        QCOMPARE(first.state(), SessionState::Active);
        QCOMPARE(second.state(), SessionState::Active);
    }

    void adoptedTokensThatHaveExpiredTooAreRefreshed() {
        World world;
        Console first(world);
        QVERIFY(first.signInAndKeep());
        Console second(world);
        QVERIFY(second.restore().has_value());
        world.platform.expireAccessTokens();
        QVERIFY(first.call().has_value());
        world.clock->advance(2h);
        const int calls = world.platform.calls;
        QVERIFY(second.call().has_value());
        QCOMPARE(world.platform.refreshes, 2);
        // Once with its own token, once with the refreshed one; never with the one it found expired.
        QCOMPARE(world.platform.calls, calls + 2);
        QVERIFY(first.call().has_value());
        QCOMPARE(world.platform.refreshes, 2);
        QCOMPARE(world.platform.logins, 1);
    }

    void signingInAtOneCarriesTheOther() {
        World world;
        Console first(world);
        QVERIFY(first.signInAndKeep());
        Console second(world);
        QVERIFY(second.signInAndKeep());
        QVERIFY(first.call().has_value());
        QCOMPARE(first.state(), SessionState::Active);
        QCOMPARE(world.platform.refreshes, 0);
        QCOMPARE(world.platform.logins, 2);
    }

    void signingInWhileTheOtherRefreshes() {
        World world;
        Console first(world);
        QVERIFY(first.signInAndKeep());
        Console second(world);
        QVERIFY(second.restore().has_value());
        second.transport->holds
            = [](const HttpRequest &request) { return request.path.contains(u"Login"_s); };
        world.platform.expireAccessTokens();
        QVERIFY(world.pass(second.session->signOut()).has_value());
        auto signingIn = second.session->signIn(admin, SecretString("sandbox"), true);
        QVERIFY(world.passUntil([&] { return second.transport->underWay() == 1; }));
        // The first console waits for the lease and then finds what the second has stored.
        std::vector<Result<HttpResponse>> answers;
        QObject context;
        first.beginCalls(3, &context, answers);
        QVERIFY(world.passUntil([&] { return first.state() == SessionState::Refreshing; }));
        second.transport->release();
        QVERIFY(world.pass(std::move(signingIn)).has_value());
        QVERIFY(world.passUntil([&] { return answers.size() == 3; }));
        for (const auto &answer : answers)
            QVERIFY(answer.has_value());
        QCOMPARE(first.state(), SessionState::Active);
        QCOMPARE(world.platform.refreshes, 0);
    }

    void aConsoleThatHangsBlocksNobodyForEver() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        const QString lease = u"sandbox/"_s + admin + u"/tokens"_s;
        QVERIFY(await(console.parts.leases->acquire(lease, u"killed"_s, world.clock->now(), 60s)).value());
        world.platform.expireAccessTokens();
        const QDateTime before = world.clock->now();
        std::optional<qint64> saidAfter;
        const auto listening
            = connect(console.session.get(), &Session::factsChanged, this, [&](const SessionFacts &facts) {
                  if (facts.waitsForOtherConsole && !saidAfter)
                      saidAfter = before.secsTo(world.clock->now());
              });
        QVERIFY(console.call().has_value());
        disconnect(listening);
        QVERIFY(saidAfter && *saidAfter <= 4);
        QVERIFY(!console.session->facts().waitsForOtherConsole);
        QVERIFY(before.secsTo(world.clock->now()) >= 55);
        QVERIFY(before.secsTo(world.clock->now()) <= 65);
        QCOMPARE(world.platform.refreshes, 1);
    }

    /// Its session is over; then somebody signs in at the other one with the same account.
    void anExpiredConsoleFollowsTheOther() {
        World world;
        Console first(world);
        QVERIFY(first.signInAndKeep());
        world.platform.signInElsewhere(admin);
        QCOMPARE(kindOf(first.call()), ErrorKind::SessionExpired);
        QCOMPARE(first.state(), SessionState::Expired);
        QCOMPARE(world.pass(first.session->reawaken()).value(), false);
        QCOMPARE(first.state(), SessionState::Expired);

        Console second(world);
        QVERIFY(second.signInAndKeep());
        QCOMPARE(world.pass(first.session->reawaken()).value(), true);
        QCOMPARE(first.state(), SessionState::Active);
        QVERIFY(first.call().has_value());
        QCOMPARE(world.platform.logins, 2);
        const int reads = world.keychain->reads;
        QCOMPARE(world.pass(first.session->reawaken()).value(), false);
        QCOMPARE(world.keychain->reads, reads);
    }

    void aSessionInMemoryFollowsNobody() {
        World world;
        Console first(world);
        QVERIFY(first.signIn(false).has_value());
        world.platform.signInElsewhere(admin);
        QCOMPARE(kindOf(first.call()), ErrorKind::SessionExpired);
        Console second(world);
        QVERIFY(second.signInAndKeep());
        QCOMPARE(world.pass(first.session->reawaken()).value(), false);
        QCOMPARE(first.state(), SessionState::Expired);
    }

    void theSixthLoginIsRefusedAcrossConsoles() {
        World world;
        Console first(world);
        Console second(world);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(kindOf(first.signIn(false, "wrong")), ErrorKind::Unauthorized);
        for (int i = 0; i < 2; ++i)
            QCOMPARE(kindOf(second.signIn(false, "wrong")), ErrorKind::Unauthorized);
        const int sent = first.transport->sent;
        const auto refused = first.signIn();
        QCOMPARE(kindOf(refused), ErrorKind::LoginBudget);
        QVERIFY(refused.error().retryAt.has_value());
        QCOMPARE(first.transport->sent, sent);
        QCOMPARE(first.budget->facts().allowance.left, 0);
        QCOMPARE(first.budget->facts().allowance.nextAt, refused.error().retryAt);
        world.clock->advance(LoginLedger::window + 1s);
        QVERIFY(first.signIn().has_value());
    }

    void theBlockSurvivesARestart() {
        World world;
        {
            Console console(world);
            world.platform.loginStatus = 429;
            world.platform.retryAfter = "1800";
            const auto refused = console.signIn();
            QCOMPARE(kindOf(refused), ErrorKind::RateLimited);
            QCOMPARE(refused.error().retryAt, world.clock->now().addSecs(1800));
        }
        world.platform.loginStatus = 200;
        Console console(world);
        const auto refused = console.signIn();
        QCOMPARE(kindOf(refused), ErrorKind::LoginBudget);
        QCOMPARE(console.transport->sent, 0);
        QCOMPARE(console.budget->facts().allowance.blockedUntil, refused.error().retryAt);
        world.clock->advance(31min);
        QVERIFY(console.signIn().has_value());
    }
};

QTEST_GUILESS_MAIN(tst_session_consoles)
#include "tst_session_consoles.moc"
