#include "app/console/Entrance.h"
#include "tests/support/FakeListing.h"

#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace fleetkey;
using namespace fleetkey::console;
using namespace fleetkey::test;

namespace {

/// A window, and a list that no answer came for yet.
struct Fixture {
    Fixture() { listing.setSize({}); }

    QWidget window;
    FakeListing listing{0};
    Entrance entrance{window, listing};
    QSignalSpy shown{&entrance, &Entrance::shown};
};

} // namespace

/// When a window that has just been built is shown for the first time.
class tst_entrance : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withUsersItIsShownAtOnce() {
        Fixture f;
        f.listing.setSize(3);
        f.entrance.show();
        QVERIFY(f.window.isVisible());
        QCOMPARE(f.shown.size(), 1);
    }

    void theFirstUsersShowIt() {
        Fixture f;
        f.entrance.show();
        QVERIFY(!f.window.isVisible());
        Q_EMIT f.listing.reset();
        QVERIFY(f.window.isVisible());
        Q_EMIT f.listing.reset(); // a search: nothing more comes to the front for it
        f.listing.failWith(Error::of(ErrorKind::Offline));
        QCOMPARE(f.shown.size(), 1);
    }

    void aListThatFailedShowsIt() {
        Fixture f;
        f.entrance.show();
        f.listing.failWith(Error::of(ErrorKind::Offline));
        QVERIFY(f.window.isVisible());
    }

    void aMomentShowsItAsItIs() {
        Fixture f;
        f.entrance.show();
        QTRY_VERIFY(f.window.isVisible());
        f.entrance.show(); // it is here
        QCOMPARE(f.shown.size(), 2);
    }

    void whoeverHasLeftIsShownNothing() {
        Fixture f;
        f.entrance.show();
        f.entrance.hide();
        Q_EMIT f.listing.reset();
        QVERIFY(!f.window.isVisible());
        QCOMPARE(f.shown.size(), 0);
    }
};

QTEST_MAIN(tst_entrance)
#include "tst_entrance.moc"
