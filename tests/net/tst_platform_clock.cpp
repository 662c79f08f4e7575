#include "core/net/CallLog.h"
#include "core/net/PlatformClock.h"
#include "tests/support/FakeClock.h"

#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class PlatformClockTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isOurOwnBeforeTheFirstAnswer() {
        const FakeClock clock;
        const PlatformClock platform(clock);
        QVERIFY(!platform.ahead());
        QCOMPARE(platform.now(), clock.now());
    }

    void knowsHowFarWeAreOff_data() {
        QTest::addColumn<int>("ahead");
        QTest::newRow("ahead") << 600;
        QTest::newRow("behind") << -600;
        QTest::newRow("right") << 0;
    }

    void knowsHowFarWeAreOff() {
        QFETCH(int, ahead);
        FakeClock clock;
        PlatformClock platform(clock);
        const QDateTime date = clock.now().addSecs(-ahead);
        platform.measure(date, 0ms);
        QCOMPARE(platform.ahead()->count(), ahead);
        QCOMPARE(platform.now(), date);
        clock.advance(5s);
        QCOMPARE(platform.now(), date.addSecs(5));
    }

    void whatIsCutOffDoesNotCount_data() {
        QTest::addColumn<int>("cut");
        for (const int cut : {0, 1, 500, 999})
            QTest::addRow("%d ms", cut) << cut;
    }

    void whatIsCutOffDoesNotCount() {
        QFETCH(int, cut);
        for (const int ahead : {600, -600, 0}) {
            FakeClock clock;
            PlatformClock platform(clock);
            platform.measure(clock.now().addSecs(-ahead).addMSecs(-cut), 0ms);
            QCOMPARE(platform.ahead()->count(), ahead);
        }
    }

    /// Each `Date` is right within a second and the time its answer took.
    void answersThatAgreeTurnNoTimeBack() {
        FakeClock clock;
        PlatformClock platform(clock);
        QDateTime latest;
        const auto answered = [&](int cut, std::chrono::milliseconds took) {
            platform.measure(clock.now().addMSecs(-cut), took);
            const bool later = !latest.isValid() || platform.now() > latest;
            latest = platform.now();
            clock.advance(10ms);
            return later;
        };
        QVERIFY(answered(5900, 5000ms));
        QVERIFY(answered(900, 0ms));
        QVERIFY(answered(100, 0ms));
        QVERIFY(answered(900, 0ms));
        QVERIFY(answered(0, 0ms));
        QVERIFY(answered(5900, 5000ms));
        QVERIFY(answered(300, 0ms));
        QCOMPARE(platform.ahead()->count(), 0);
    }

    void changesNoFurtherThanItMust() {
        FakeClock clock;
        PlatformClock platform(clock);
        platform.measure(clock.now(), 0ms);
        platform.measure(clock.now().addSecs(-60), 2s);
        QCOMPARE(platform.now(), clock.now().addSecs(-57));
        platform.measure(clock.now().addSecs(60), 2s);
        QCOMPARE(platform.now(), clock.now().addSecs(60));
    }

    void measuresAgain() {
        FakeClock clock;
        PlatformClock platform(clock);
        platform.measure(clock.now().addSecs(-600), 0ms);
        clock.jumpTo(clock.now().addSecs(-600));
        platform.measure(clock.now(), 0ms);
        QCOMPARE(platform.ahead()->count(), 0);
        platform.measure(QDateTime(), 0ms);
        QCOMPARE(platform.ahead()->count(), 0);
    }

    void theLogForgetsTheOldest() {
        CallLog log;
        for (int i = 0; i < CallLog::capacity + 3; ++i) {
            CallRecord record;
            record.status = i;
            log.add(record);
        }
        QCOMPARE(log.records().size(), CallLog::capacity);
        QCOMPARE(log.records().first().status, 3);
        QCOMPARE(log.records().last().status, CallLog::capacity + 2);
    }
};

QTEST_GUILESS_MAIN(PlatformClockTest)
#include "tst_platform_clock.moc"
