#include "tests/support/AccessibleControls.h"
#include "tests/support/FakeClock.h"
#include "ui/lock/IdleWatch.h"
#include "ui/lock/LockCover.h"
#include "ui/lock/LockSettings.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace fleetkey::ui;
using namespace std::chrono_literals;

class tst_idle_watch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nobodyForAWhileIsTold() {
        const auto clock = std::make_shared<FakeClock>();
        IdleWatch watch(clock);
        QSignalSpy idle(&watch, &IdleWatch::idle);
        pass(*clock, 60min);
        QCOMPARE(idle.count(), 0); // nothing was asked for
        watch.setLimit(10min);
        pass(*clock, 9min);
        QCOMPARE(idle.count(), 0);
        pass(*clock, 1min);
        QCOMPARE(idle.count(), 1);
        pass(*clock, 60min);
        QCOMPARE(idle.count(), 1);
    }

    void whoeverUsesItIsNotIdle() {
        const auto clock = std::make_shared<FakeClock>();
        IdleWatch watch(clock);
        watch.setLimit(10min);
        QSignalSpy idle(&watch, &IdleWatch::idle);
        QWidget window;
        window.show();
        pass(*clock, 9min);
        QTest::keyClick(&window, Qt::Key_Shift);
        pass(*clock, 9min);
        QCOMPARE(idle.count(), 0);
        QTest::mouseClick(&window, Qt::LeftButton);
        pass(*clock, 10min);
        QCOMPARE(idle.count(), 1);
        QTest::keyClick(&window, Qt::Key_Shift);
        pass(*clock, 10min);
        QCOMPARE(idle.count(), 2);
        watch.setLimit(0min);
        pass(*clock, 60min);
        QCOMPARE(idle.count(), 2);
    }

    void everyControlHasAName() {
        const Theme theme(*qApp);
        QWidget window;
        LockCover cover(theme, true, &window);
        LockSettings settings(theme, 10min, true, &window);
        window.show();
        settings.show();
        QCOMPARE(namelessControls(cover), QStringList());
        QCOMPARE(namelessControls(settings), QStringList());
    }

private:
    static void pass(FakeClock &clock, std::chrono::milliseconds span) {
        clock.advance(span);
        for (int round = 0; round < 6; ++round)
            QCoreApplication::sendPostedEvents();
    }
};

QTEST_MAIN(tst_idle_watch)
#include "tst_idle_watch.moc"
