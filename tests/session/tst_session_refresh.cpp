#include "core/platform/Answers.h"
#include "core/platform/Endpoints.h"
#include "core/session/SessionTokens.h"
#include "tests/session/Console.h"

#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;

class tst_session_refresh : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twentyCallsOneRefresh() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.platform.expireAccessTokens();
        const auto answers = console.callAtOnce(20);
        QCOMPARE(answers.size(), 20U);
        for (const auto &answer : answers) {
            QVERIFY(answer.has_value());
            QCOMPARE(answer->status, 200);
        }
        QCOMPARE(world.platform.refreshes, 1);
        QCOMPARE(world.platform.logins, 1);
        QCOMPARE(console.state(), SessionState::Active);
        QCOMPARE(console.session->facts().keptIn, TokensKeptIn::Keychain);
        // Both new tokens rest in the keychain: a console started now finds them good.
        Console next(world);
        QVERIFY(next.restore().has_value());
        QVERIFY(next.call().has_value());
        QCOMPARE(world.platform.refreshes, 1);
    }

    void lateAnswerOfAnOlderGenerationIsSentAgain() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.platform.expireAccessTokens();
        console.transport->holds = [](const HttpRequest &request) { return request.method == "POST"; };
        QObject context;
        std::optional<Result<HttpResponse>> late;
        HttpRequest request = Console::request(false);
        QCoro::connect(console.session->api()->send(std::move(request), {}), &context,
            [&late](Result<HttpResponse> &&answer) { late.emplace(std::move(answer)); });
        // Only the late call is held; the refresh of the other one is not.
        QVERIFY(console.transport->underWay() == 1);
        console.transport->holds = {};
        QVERIFY(console.call().has_value());
        QCOMPARE(world.platform.refreshes, 1);
        QVERIFY(!late);
        console.transport->release();
        QVERIFY(world.passUntil([&] { return late.has_value(); }));
        QVERIFY(late->has_value());
        QCOMPARE(world.platform.refreshes, 1);
    }

    void refusedIsTheEnd() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.platform.signInElsewhere(admin);
        const auto answers = console.callAtOnce(5);
        for (const auto &answer : answers)
            QCOMPARE(kindOf(answer), ErrorKind::SessionExpired);
        QCOMPARE(console.state(), SessionState::Expired);
        QCOMPARE(console.session->facts().expiryCause, ExpiryCause::SignedInElsewhere);
        QVERIFY(console.session->facts().refreshTrouble.has_value());
        QCOMPARE(world.platform.refreshes, 1);
        const int calls = world.platform.calls;
        QCOMPARE(kindOf(console.call()), ErrorKind::SessionExpired);
        QCOMPARE(world.platform.refreshes, 1);
        QCOMPARE(world.platform.calls, calls);
        QCOMPARE(world.platform.logins, 1);
    }

    /// The envelope alone may tell the refusal (contract §3).
    void refusedUnderASuccessIsTheEnd_data() {
        QTest::addColumn<int>("status");
        QTest::newRow("400") << 400;
        QTest::newRow("401") << 401;
    }
    void refusedUnderASuccessIsTheEnd() {
        QFETCH(const int, status);
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.platform.expireAccessTokens();
        world.platform.refreshStatus = status;
        world.platform.failuresUnderSuccess = true;
        QCOMPARE(kindOf(console.call()), ErrorKind::SessionExpired);
        QCOMPARE(console.state(), SessionState::Expired);
        QCOMPARE(world.platform.refreshes, 1);
    }

    void expiredSignsInAgain() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.platform.signInElsewhere(admin);
        QCOMPARE(kindOf(console.call()), ErrorKind::SessionExpired);
        QCOMPARE(kindOf(console.signIn(true, "wrong")), ErrorKind::Unauthorized);
        QCOMPARE(console.state(), SessionState::Expired);
        QCOMPARE(console.session->facts().email, admin);
        QVERIFY(console.signIn().has_value());
        QVERIFY(!console.session->facts().expiryCause);
        QVERIFY(!console.session->facts().refreshTrouble);
        QVERIFY(console.call().has_value());
    }

    void threeMonthsLater() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.clock->jumpTo(world.clock->now().addDays(100));
        world.platform.refreshStatus = 400;
        QCOMPARE(kindOf(console.call()), ErrorKind::SessionExpired);
        QCOMPARE(console.session->facts().expiryCause, ExpiryCause::TooOld);
    }

    void unreachableKeepsTheTokens() {
        World world;
        Console console(world);
        QVERIFY(meetsAFaultWhenItRefreshes(world, console));
        QCOMPARE(console.state(), SessionState::Active);
        QVERIFY(console.session->facts().refreshTrouble.has_value());
        world.platform.unreachable = true;
        QCOMPARE(kindOf(console.call(false)), ErrorKind::Offline);
        QCOMPARE(console.state(), SessionState::Active);
        QCOMPARE(console.session->facts().connectivity, Connectivity::Offline);
        world.platform.unreachable = false;
        world.platform.refreshStatus = 200;
        QVERIFY(console.call().has_value());
        QCOMPARE(console.session->facts().connectivity, Connectivity::Online);
        QVERIFY(!console.session->facts().refreshTrouble);
        QCOMPARE(world.platform.logins, 1);
    }

    /// The refresh may have been done: then nobody else ended the session.
    void aLostAnswerAccusesNobody() {
        World world;
        Console console(world);
        QVERIFY(meetsAFaultWhenItRefreshes(world, console));
        world.platform.refreshStatus = 401;
        QCOMPARE(kindOf(console.call()), ErrorKind::SessionExpired);
        QCOMPARE(console.session->facts().expiryCause, ExpiryCause::RefreshLost);
    }

    /// What is accepted afterwards was not replaced.
    void tokensThatAreAcceptedSinceWereNotReplaced() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.platform.refreshStatus = 503;
        QCOMPARE(kindOf(world.pass(console.session->renew())), ErrorKind::Server);
        QVERIFY(console.call().has_value());
        world.platform.expireAccessTokens();
        world.platform.refreshStatus = 401;
        QCOMPARE(kindOf(console.call()), ErrorKind::SessionExpired);
        QCOMPARE(console.session->facts().expiryCause, ExpiryCause::SignedInElsewhere);
    }

    void anAnswerToACallFromBeforeSettlesNothing() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.platform.refreshStatus = 503;
        QCOMPARE(kindOf(world.pass(console.session->renew())), ErrorKind::Server);
        console.transport->holds
            = [](const HttpRequest &request) { return !request.path.endsWith(u"/RefreshToken"_s); };
        auto early = console.session->api()->send(Console::request(), {});
        QVERIFY(world.passUntil([&] { return console.transport->underWay() == 1; }));
        QCOMPARE(kindOf(world.pass(console.session->renew())), ErrorKind::Server);
        console.transport->holds = {};
        console.transport->release();
        QVERIFY(world.pass(std::move(early)).has_value());
        world.platform.expireAccessTokens();
        world.platform.refreshStatus = 401;
        QCOMPARE(kindOf(console.call()), ErrorKind::SessionExpired);
        QCOMPARE(console.session->facts().expiryCause, ExpiryCause::RefreshLost);
    }

    /// Whatever the platform answers is no matter of the keychain's.
    void aRefreshThatIsNotFoundIsNoTroubleOfTheKeychain() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.platform.expireAccessTokens();
        world.platform.refreshStatus = 404;
        QCOMPARE(kindOf(console.call()), ErrorKind::NotFound);
        QCOMPARE(console.session->facts().refreshTrouble->kind, ErrorKind::NotFound);
        QVERIFY(!console.session->facts().keychainTrouble);
    }

    void saysThatACallIsBeingMadeAgain() {
        QList<std::optional<RetryFacts>> said; // also while the console closes
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.platform.callStatus = 503;
        connect(console.session.get(), &Session::factsChanged, this, [&](const SessionFacts &facts) {
            if (said.isEmpty() || said.last() != facts.retrying)
                said.append(facts.retrying);
        });
        QCOMPARE(console.callAtOnce(2).size(), 2U);
        QVERIFY(said.contains(RetryFacts{1, 3}));
        QVERIFY(said.contains(RetryFacts{3, 3}));
        QTRY_VERIFY(!console.session->facts().retrying);
        QCOMPARE(console.session->facts().connectivity, Connectivity::Online);
    }

    void refreshWithoutConnectionIsOffline() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.platform.expireAccessTokens();
        console.transport->holds
            = [](const HttpRequest &request) { return request.path.contains(u"Refresh"_s); };
        std::vector<Result<HttpResponse>> answers;
        QObject context;
        console.beginCalls(3, &context, answers);
        QVERIFY(world.passUntil([&] { return console.state() == SessionState::Refreshing; }));
        QVERIFY(world.passUntil([&] { return console.transport->underWay() == 1; }));
        world.platform.unreachable = true;
        console.transport->release();
        QVERIFY(world.passUntil([&] { return answers.size() == 3; }));
        for (const auto &answer : answers)
            QCOMPARE(kindOf(answer), ErrorKind::Offline);
        QCOMPARE(console.state(), SessionState::Active);
        QCOMPARE(console.session->facts().connectivity, Connectivity::Offline);
        world.platform.unreachable = false;
        QVERIFY(console.call().has_value());
        QCOMPARE(world.platform.logins, 1);
    }

    void secondRefusalOfACallEndsOnlyTheCall() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.platform.callStatus = 401;
        const auto answer = console.call();
        QCOMPARE(kindOf(answer), ErrorKind::Unauthorized); // the session is not over
        QCOMPARE(answer.error().httpStatus, 401);
        QCOMPARE(world.platform.refreshes, 1);
        QCOMPARE(world.platform.calls, 2);
        QCOMPARE(console.state(), SessionState::Active);
        world.platform.callStatus = 200;
        QVERIFY(console.call().has_value());
    }

    void refusedWithNewerTokensStoredAdoptsThem() {
        World world;
        Console first(world);
        QVERIFY(first.signInAndKeep());
        Console second(world);
        QVERIFY(second.restore().has_value());
        // The second console is on its way to refresh while somebody at the first signs in anew.
        second.transport->holds
            = [](const HttpRequest &request) { return request.path.contains(u"Refresh"_s); };
        world.platform.expireAccessTokens();
        std::vector<Result<HttpResponse>> answers;
        QObject context;
        second.beginCalls(2, &context, answers);
        QVERIFY(world.passUntil([&] { return second.transport->underWay() == 1; }));
        const auto answer = world.platform.answer(endpoints::loginAdmin(admin, SecretString("sandbox")));
        auto credentials = answers::credentials(*answer, world.clock->now()).value();
        const auto stored = SessionTokens::from(std::move(credentials), world.clock->now()).encoded();
        world.keychain->entries.begin().value() = stored.reveal();
        second.transport->release();
        QVERIFY(world.passUntil([&] { return answers.size() == 2; }));
        for (const auto &each : answers)
            QVERIFY(each.has_value());
        QCOMPARE(second.state(), SessionState::Active);
        QCOMPARE(world.platform.refreshes, 1);
    }

    void cancelledCallLeavesTheRefreshToTheOthers() {
        World world;
        Console console(world);
        QVERIFY(console.signInAndKeep());
        world.platform.expireAccessTokens();
        console.transport->holds
            = [](const HttpRequest &request) { return request.path.contains(u"Refresh"_s); };
        std::stop_source stop;
        auto cancelled = console.session->api()->send(Console::request(), stop.get_token());
        auto other = console.session->api()->send(Console::request(), {});
        QVERIFY(world.passUntil([&] { return console.transport->underWay() == 1; }));
        QVERIFY(world.passUntil([&] { return console.state() == SessionState::Refreshing; }));
        stop.request_stop();
        QCOMPARE(kindOf(world.pass(std::move(cancelled))), ErrorKind::Cancelled);
        console.transport->release();
        QVERIFY(world.pass(std::move(other)).has_value());
        QCOMPARE(world.platform.refreshes, 1);
    }

private:
    static bool meetsAFaultWhenItRefreshes(World &world, Console &console) {
        if (!console.signInAndKeep())
            return false;
        world.platform.expireAccessTokens();
        world.platform.refreshStatus = 503;
        return kindOf(console.call(false)) == ErrorKind::Server;
    }
};

QTEST_GUILESS_MAIN(tst_session_refresh)
#include "tst_session_refresh.moc"
