#include "app/console/Entrance.h"
#include "tests/support/FakeListing.h"

#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace fleetkey;
using namespace fleetkey::console;
using namespace fleetkey::test;

/// When a window that has just been built is shown for the first time.
class tst_entrance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withUsersItIsShownAtOnce() {
        QWidget window;
        FakeListing listing(3);
        Entrance entrance(window, listing);
        const QSignalSpy shown(&entrance, &Entrance::shown);
        entrance.show();
        QVERIFY(window.isVisible());
        QCOMPARE(shown.size(), 1);
    }

    void theFirstUsersShowIt() {
        QWidget window;
        FakeListing listing(0);
        listing.setSize({});
        Entrance entrance(window, listing);
        const QSignalSpy shown(&entrance, &Entrance::shown);
        entrance.show();
        QVERIFY(!window.isVisible());
        Q_EMIT listing.reset();
        QVERIFY(window.isVisible());
        Q_EMIT listing.reset(); // a search: nothing more comes to the front for it
        Q_EMIT listing.failed(fail(ErrorKind::Offline).error());
        QCOMPARE(shown.size(), 1);
    }

    void aListThatFailedShowsIt() {
        QWidget window;
        FakeListing listing(0);
        listing.setSize({});
        Entrance entrance(window, listing);
        entrance.show();
        Q_EMIT listing.failed(fail(ErrorKind::Offline).error());
        QVERIFY(window.isVisible());
    }

    void aMomentShowsItAsItIs() {
        QWidget window;
        FakeListing listing(0);
        listing.setSize({});
        Entrance entrance(window, listing);
        const QSignalSpy shown(&entrance, &Entrance::shown);
        entrance.show();
        QTRY_VERIFY(window.isVisible());
        window.hide();
        entrance.show(); // a second time without waiting
        QVERIFY(window.isVisible());
        QCOMPARE(shown.size(), 2);
    }
};

QTEST_MAIN(tst_entrance)
#include "tst_entrance.moc"
