#include "core/session/SessionCare.h"
#include "tests/session/Console.h"
#include "tests/support/Unwind.h"

#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;

namespace {

/// A console with a session that is cared for, and hours that pass.
struct Desk {
    explicit Desk(World &in)
        : world(in)
        , console(in) {
        world.platform.lifetime = 36'000; // ten hours
        CarePolicy policy;
        policy.random = [] { return 0.5; };
        if (console.signInAndKeep())
            care = std::make_unique<SessionCare>(*console.session, console.parts, policy);
    }

    /// Half a minute at a time, for whoever wakes up that often.
    bool letPass(std::chrono::seconds span) const {
        for (auto passed = 0s; passed < span; passed += 30s) {
            world.clock->advance(30s);
            if (!QTest::qWaitFor([this] { return isQuiet(); }, 5'000))
                return false;
        }
        return true;
    }
    [[nodiscard]] bool isQuiet() const {
        return world.clock->waiting() > 0 && console.state() != SessionState::Refreshing;
    }
    [[nodiscard]] int refreshes() const { return world.platform.refreshes; }

    Unwind unwind;
    World &world;
    Console console;
    std::unique_ptr<SessionCare> care;
};

} // namespace

class tst_session_care : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void renewsAtFourFifthsOfTheLife() {
        World world;
        Desk desk(world);
        desk.care->setWatched(true);
        QVERIFY(desk.letPass(7h + 59min));
        QCOMPARE(desk.refreshes(), 0);
        QVERIFY(desk.letPass(2min));
        QTRY_COMPARE(desk.refreshes(), 1);
        QTRY_COMPARE(desk.console.state(), SessionState::Active);
        // And the next one at four fifths of its own.
        QVERIFY(desk.letPass(7h + 57min));
        QCOMPARE(desk.refreshes(), 1);
        QVERIFY(desk.letPass(4min));
        QTRY_COMPARE(desk.refreshes(), 2);
        QCOMPARE(world.platform.logins, 1);
    }

    void aTokenOfUnknownLifeIsLeftAlone() {
        World world;
        Desk desk(world);
        desk.care->setWatched(true);
        world.platform.saysLifetime = false;
        QVERIFY(desk.letPass(8h + 1min));
        QTRY_COMPARE(desk.refreshes(), 1);
        QTRY_COMPARE(desk.console.state(), SessionState::Active);
        QVERIFY(!desk.console.session->facts().accessTokenExpires.isValid());
        QVERIFY(desk.letPass(1h));
        QCOMPARE(desk.refreshes(), 1);
    }

    void notWhileNobodyUsesIt() {
        World world;
        Desk desk(world);
        QVERIFY(desk.letPass(9h));
        QCOMPARE(desk.refreshes(), 0);
        desk.care->setWatched(true);
        QTRY_COMPARE(desk.refreshes(), 1);
    }

    void aCallIsUse() {
        World world;
        Desk desk(world);
        QVERIFY(desk.letPass(7h + 58min));
        QVERIFY(desk.console.call().has_value());
        QVERIFY(desk.letPass(4min));
        QTRY_COMPARE(desk.refreshes(), 1);
    }

    void consolesDoNotComeAtOnce() {
        World world;
        Desk early(world);
        Desk late(world);
        CarePolicy policy;
        policy.random = [] { return 0.0; };
        early.care = std::make_unique<SessionCare>(*early.console.session, early.console.parts, policy);
        QVERIFY(early.console.call().has_value()); // follows the other one's sign-in
        early.care->setWatched(true);
        late.care->setWatched(true);
        QVERIFY(early.letPass(7h + 40min));
        QTRY_COMPARE(early.refreshes(), 1);
        QVERIFY(early.letPass(30min));
        QTRY_COMPARE(late.console.state(), SessionState::Active);
        // The late one found what the other had stored.
        QCOMPARE(late.refreshes(), 1);
        QCOMPARE(world.platform.logins, 2);
    }

    void afterASleep() {
        World world;
        Desk desk(world);
        desk.care->setWatched(true);
        desk.care->wake();
        QCOMPARE(desk.refreshes(), 0); // the network is not back yet
        QVERIFY(desk.letPass(30s));
        QTRY_COMPARE(desk.refreshes(), 1);
        QVERIFY(desk.letPass(5min));
        QCOMPARE(desk.refreshes(), 1);
    }

    void underTheLockItWaits() {
        World world;
        Desk desk(world);
        desk.care->setWatched(true);
        desk.console.session->lock(); // as before a sleep
        desk.care->wake();
        QVERIFY(desk.letPass(9h));
        QCOMPARE(desk.refreshes(), 0);
        QVERIFY(world.pass(desk.console.session->unlock()).has_value());
        QVERIFY(desk.letPass(1min));
        QTRY_COMPARE(desk.refreshes(), 1);
        QVERIFY(desk.letPass(5min));
        QCOMPARE(desk.refreshes(), 1);
        QCOMPARE(world.platform.logins, 1);
    }

    void whoeverComesBackFindsItRenewed() {
        World world;
        Desk desk(world);
        desk.care->wake(); // nobody looks at it
        QVERIFY(desk.letPass(2h));
        QCOMPARE(desk.refreshes(), 0);
        desk.care->setWatched(true);
        QTRY_COMPARE(desk.refreshes(), 1);
    }

    void afterTheClockWasSet_data() {
        QTest::addColumn<int>("seconds");
        QTest::addColumn<int>("refreshes");
        QTest::newRow("ahead") << 7'200 << 1;
        QTest::newRow("back") << -7'200 << 1;
        QTest::newRow("nudged") << 10 << 0;
    }

    void afterTheClockWasSet() {
        QFETCH(const int, seconds);
        QFETCH(const int, refreshes);
        World world;
        Desk desk(world);
        desk.care->setWatched(true);
        QVERIFY(desk.letPass(1min));
        world.clock->jumpTo(world.clock->now().addSecs(seconds));
        QVERIFY(desk.letPass(1min));
        QTRY_COMPARE(desk.refreshes(), refreshes);
        QVERIFY(desk.letPass(5min));
        QCOMPARE(desk.refreshes(), refreshes);
    }

    void withoutConnectionItTriesLessAndLess() {
        World world;
        Desk desk(world);
        desk.care->setWatched(true);
        QVERIFY(desk.letPass(7h + 59min));
        world.platform.unreachable = true;
        const int sent = desk.console.transport->sent;
        QVERIFY(desk.letPass(1h));
        const int tries = desk.console.transport->sent - sent;
        QVERIFY2(tries >= 5 && tries <= 12, qPrintable(QString::number(tries)));
        QCOMPARE(desk.console.state(), SessionState::Active);
        world.platform.unreachable = false;
        QVERIFY(desk.letPass(11min));
        QTRY_COMPARE(desk.refreshes(), 1);
        QCOMPARE(world.platform.logins, 1);
    }

    void refusedIsTheEndOfIt() {
        World world;
        Desk desk(world);
        desk.care->setWatched(true);
        world.platform.signInElsewhere(admin);
        QVERIFY(desk.letPass(7h + 59min));
        world.clock->advance(2min);
        QTRY_COMPARE(desk.console.state(), SessionState::Expired);
        QVERIFY(desk.letPass(3h));
        QCOMPARE(desk.refreshes(), 1);
        QCOMPARE(world.platform.logins, 1);
    }

    void theSessionMayGoFirst() {
        World world;
        Desk desk(world);
        desk.care->setWatched(true);
        QVERIFY(world.pass(desk.console.session->close()).has_value());
        desk.console.session.reset();
        world.clock->advance(1min);
        desk.care->wake();
        world.clock->advance(1min);
        QTRY_COMPARE(world.clock->waiting(), 0);
        QCOMPARE(desk.refreshes(), 0);
    }
};

QTEST_GUILESS_MAIN(tst_session_care)
#include "tst_session_care.moc"
