#include "core/lock/DesktopEvents.h"
#include "tests/support/FakeDesktop.h"

#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace fleetkey;
using namespace fleetkey::test;

/// The desktop is played on the bus of this test, which stands for the session's and the system's.
class tst_desktop_events : public QObject {
    Q_OBJECT

    struct Desk {
        Desk()
            : left(&events, &DesktopEvents::left)
            , woke(&events, &DesktopEvents::woke) { }

        void listen() { events.listen(QDBusConnection::sessionBus(), QDBusConnection::sessionBus()); }
        /// The signals are told one after the other: what was sent before this one has been heard.
        bool isHeard() {
            const auto before = woke.size();
            desktop.announceSleep(false);
            return QTest::qWaitFor([&] { return woke.size() > before; });
        }

        FakeDesktop desktop{qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS")};
        DesktopEvents events;
        QSignalSpy left;
        QSignalSpy woke;
    };

private Q_SLOTS:
    void loginLocksThisSession_data() {
        QTest::addColumn<bool>("knowsAuto");
        QTest::addColumn<int>("questions");
        QTest::newRow("whichever is on the screen") << true << 1;
        QTest::newRow("of an old logind, by the process") << false << 2;
    }

    void loginLocksThisSession() {
        QFETCH(const bool, knowsAuto);
        QFETCH(const int, questions);
        Desk desk;
        QVERIFY(desk.desktop.isThere());
        desk.desktop.knowsAuto = knowsAuto;
        desk.listen();
        QTRY_COMPARE(desk.desktop.questions, questions);
        // It is followed once the answer has come.
        QVERIFY(QTest::qWaitFor([&] {
            desk.desktop.lock(FakeDesktop::session);
            return !desk.left.isEmpty();
        }));
        QVERIFY(desk.isHeard());
        const auto told = desk.left.size();
        desk.desktop.lock(FakeDesktop::otherSession); // somebody else's, at another seat
        desk.desktop.unlock(FakeDesktop::session);
        QVERIFY(desk.isHeard());
        QCOMPARE(desk.left.size(), told);
        desk.desktop.lock(FakeDesktop::session);
        QVERIFY(desk.isHeard());
        QCOMPARE(desk.left.size(), told + 1);
    }

    void screenSaversTell_data() {
        QTest::addColumn<QString>("saver");
        QTest::addColumn<QString>("path");
        QTest::newRow("freedesktop") << FakeDesktop::freedesktopSaver << u"/org/freedesktop/ScreenSaver"_s;
        QTest::newRow("KDE's other path") << FakeDesktop::freedesktopSaver << u"/ScreenSaver"_s;
        QTest::newRow("GNOME") << FakeDesktop::gnomeSaver << u"/org/gnome/ScreenSaver"_s;
        QTest::newRow("Cinnamon") << FakeDesktop::cinnamonSaver << u"/org/cinnamon/ScreenSaver"_s;
        QTest::newRow("MATE") << FakeDesktop::mateSaver << u"/org/mate/ScreenSaver"_s;
    }

    void screenSaversTell() {
        QFETCH(const QString, saver);
        QFETCH(const QString, path);
        Desk desk;
        desk.listen();
        desk.desktop.announceSaver(saver, path, false);
        QVERIFY(desk.isHeard());
        QCOMPARE(desk.left.size(), 0);
        desk.desktop.announceSaver(saver, path, true);
        QVERIFY(desk.isHeard());
        QCOMPARE(desk.left.size(), 1);
    }

    void sleepWaitsUntilItWasTold() {
        Desk desk;
        desk.listen();
        QTRY_VERIFY(desk.desktop.isSleepDelayed());
        bool wasDelayed = false;
        // Once more after what was painted then had its turn.
        connect(&desk.events, &DesktopEvents::left, &desk.events, [&] {
            QTimer::singleShot(0, &desk.events, [&] { wasDelayed = desk.desktop.isSleepDelayed(); });
        });
        desk.desktop.announceSleep(true);
        QTRY_COMPARE(desk.left.size(), 1);
        QTRY_VERIFY(wasDelayed);
        QTRY_VERIFY(!desk.desktop.isSleepDelayed());
        QCOMPARE(desk.woke.size(), 0);

        desk.desktop.announceSleep(false);
        QTRY_COMPARE(desk.woke.size(), 1);
        QCOMPARE(desk.left.size(), 1);
        QTRY_VERIFY(desk.desktop.isSleepDelayed()); // for the next time
    }

    void aSleepThatIsSoonOverDropsNoNewDelay() {
        Desk desk;
        desk.listen();
        QTRY_VERIFY(desk.desktop.isSleepDelayed());
        desk.desktop.announceSleep(true);
        desk.desktop.announceSleep(false);
        QTRY_COMPARE(desk.woke.size(), 1);
        bool isLater = false;
        QTimer::singleShot(300, &desk.events, [&] { isLater = true; });
        QTRY_VERIFY(isLater);
        QVERIFY(desk.desktop.isSleepDelayed());
    }

    /// No bus, then one with nobody on it; who comes later is heard.
    void nobodySpeaks() {
        DesktopEvents events;
        QSignalSpy left(&events, &DesktopEvents::left);
        events.listen(QDBusConnection(u"no such bus"_s), QDBusConnection(u"no such bus"_s));
        events.listen(QDBusConnection::sessionBus(), QDBusConnection::sessionBus());
        FakeDesktop late(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
        late.announceSaver(FakeDesktop::gnomeSaver, u"/org/gnome/ScreenSaver"_s, true);
        QTRY_COMPARE(left.size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_desktop_events)
#include "tst_desktop_events.moc"
