#include "tests/support/AccessibleControls.h"
#include "tests/support/Grab.h"
#include "tests/support/Unwind.h"
#include "tests/support/WindowsShown.h"
#include "tests/ui_activity/FakeTrail.h"
#include "ui/activity/ActivityPlace.h"
#include "ui/activity/ActivityTable.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Translations.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

using Action = AuditEntry::Action;

namespace {

struct PlaceFixture {
    explicit PlaceFixture(bool dark = false)
        : theme(*qApp, [dark] { return dark; }) {
        place.resize(1252, 800);
    }
    void show() {
        place.show();
        place.activateWindow();
        FakeTrail::settle();
    }
    /// A day at the desk.
    void fill() {
        AuditEntry &signIn = trail.add(Action::SignIn);
        signIn.subject = u"fleet@acme.example"_s;
        signIn.subjectName.clear();
        const QStringList names{u"Ana Petrović"_s, u"李 伟"_s, u"Oluwaseun Adeyemi"_s, u"محمد الأحمد"_s,
            u"Δημήτρης Παπαδόπουλος"_s, u"Nguyễn Thị Minh Khai"_s};
        const QList<Action> actions{Action::Register, Action::UserLogin, Action::UserRefresh,
            Action::UserCheck, Action::Copy, Action::CopyKey, Action::UserTakeOver, Action::UserRemember,
            Action::UserStopRemembering, Action::UserForget};
        for (int done = 0; done < 18; ++done) {
            AuditEntry &entry = trail.add(actions[done % actions.size()]);
            entry.subjectName = entry.action == Action::CopyKey ? u"Drivers EU"_s : names[done * 5 % 6];
            entry.succeeded = done % 7 != 3;
            entry.result = entry.succeeded ? QString() : u"The user is deactivated"_s;
        }
        for (AuditEntry &entry : trail.entries)
            entry.when = clock->now().addSecs(-60 * (trail.entries.constFirst().id - entry.id)
                * (trail.entries.constFirst().id - entry.id) * 11);
    }
    [[nodiscard]] Banner &notice() const { return *place.findChild<Banner *>(); }
    [[nodiscard]] EmptyState &empty() const { return *place.findChild<EmptyState *>(); }

    Unwind unwind;
    Theme theme;
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    FakeTrail trail;
    ActivityPlace place{theme, clock, trail.source()};
};

} // namespace

class tst_activity_place : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp); }

    void isNoWindowWhileItIsBuilt() {
        const WindowsShown windows;
        const PlaceFixture f;
        QCOMPARE(windows.count(), 0);
    }

    void readsWhenShown() {
        PlaceFixture f;
        f.trail.add(2);
        f.place.refresh();
        QCOMPARE(f.trail.asked.size(), 0U); // nobody looks
        f.show();
        f.trail.answer();
        QCOMPARE(f.place.table().model()->rowCount(), 2);
        f.trail.add(1);
        f.place.refresh();
        f.trail.answer();
        QCOMPARE(f.place.table().model()->rowCount(), 3);
        f.place.hide();
        f.trail.add(1);
        f.show();
        f.trail.answer();
        QCOMPARE(f.place.table().model()->rowCount(), 4);
    }

    void scrollingDownReadsMore() {
        PlaceFixture f;
        f.trail.add(250);
        f.show();
        f.trail.answer();
        f.place.table().doItemsLayout();
        QCOMPARE(f.trail.open(), 0U);
        f.place.table().verticalScrollBar()->setValue(f.place.table().verticalScrollBar()->maximum());
        QCOMPARE(f.trail.open(), 1U);
        f.trail.answer();
        QCOMPARE(f.place.table().model()->rowCount(), 200);
    }

    void newRowsLeaveTheCurrentOneCurrent() {
        PlaceFixture f;
        f.trail.add(5);
        f.show();
        f.trail.answer();
        f.place.table().selectRow(1);
        f.trail.add(2);
        f.place.refreshAction()->trigger();
        f.trail.answer();
        QCOMPARE(f.place.table().currentIndex().row(), 3);
    }

    void copiesTheSelectedRows() {
        PlaceFixture f;
        f.trail.add(3);
        f.trail.entries[1].subjectName = u"Tab\there"_s;
        f.show();
        f.trail.answer();
        f.place.table().setFocus();
        f.place.table().selectRow(0);
        QTest::keyClick(&f.place.table(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&f.place.table(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(),
            u"2026-06-01 09:03:00 UTC\tRefresh of a user's tokens\tUser 3\t"
            "6f1c2a7e-51d4-4d0b-8c41-000000000003\tDone\n"
            "2026-06-01 09:02:00 UTC\tRefresh of a user's tokens\tTab here\t"
            "6f1c2a7e-51d4-4d0b-8c41-000000000002\tDone\n"_s);
    }

    void leadsToTheUser() {
        PlaceFixture f;
        f.trail.add(Action::CopyKey);
        f.trail.add(Action::UserLogin);
        f.show();
        f.trail.answer();
        QSignalSpy asked(&f.place, &ActivityPlace::userRequested);
        f.place.table().setFocus();
        f.place.table().selectRow(0);
        QTest::keyClick(&f.place.table(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<DeviceToken>().text(), f.trail.entries[0].subject);
        QTest::keyClick(&f.place.table(), Qt::Key_Down);
        QTest::keyClick(&f.place.table(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1); // that one is about an instance
        const QPoint cell = f.place.table().visualRect(f.place.table().model()->index(0, 1)).center();
        QTest::mouseClick(f.place.table().viewport(), Qt::LeftButton, {}, cell);
        QTest::mouseDClick(f.place.table().viewport(), Qt::LeftButton, {}, cell);
        QCOMPARE(asked.size(), 2);
    }

    void nothingDoneYet() {
        PlaceFixture f;
        f.show();
        grab(f.place, u"activity-waiting"_s);
        QVERIFY(!f.empty().isVisible());
        f.trail.answer();
        QVERIFY(f.empty().isVisible());
        grab(f.place, u"activity-empty"_s);
        f.trail.add(1);
        f.place.refresh();
        f.trail.answer();
        QVERIFY(!f.empty().isVisible());
    }

    void aFailureIsToldInPlace() {
        PlaceFixture f;
        f.trail.add(2);
        f.show();
        f.trail.answer();
        f.place.refresh();
        f.trail.refuse();
        QVERIFY(f.notice().isVisible());
        QCOMPARE(f.notice().title(), u"Fleetkey's own file cannot be read or written."_s);
        QVERIFY(f.place.table().isVisible());
        QCOMPARE(f.place.table().model()->rowCount(), 2);
        grab(f.place, u"activity-failed"_s);
        for (Button *button : f.notice().findChildren<Button *>()) {
            if (button->text() == u"Try again"_s)
                button->click();
        }
        FakeTrail::settle();
        f.trail.answer();
        QVERIFY(!f.notice().isVisible());
    }

    void nothingReadAndNothingHere() {
        PlaceFixture f;
        f.show();
        f.trail.refuse();
        QVERIFY(f.empty().isVisible());
        QVERIFY(f.notice().isVisible());
    }

    void momentsMoveOnWhileShown() {
        PlaceFixture f;
        f.trail.add().when = f.clock->now().addSecs(-59 * 60);
        f.show();
        f.trail.answer();
        const QModelIndex when = f.place.table().model()->index(0, ActivityModel::When);
        const QString before = when.data().toString();
        QSignalSpy changed(f.place.table().model(), &QAbstractItemModel::dataChanged);
        for (int half = 0; half < 6; ++half) {
            f.clock->advance(std::chrono::seconds(30));
            FakeTrail::settle();
        }
        QVERIFY(!changed.isEmpty());
        QVERIFY(when.data().toString() != before);
    }

    void columnWidthsAreKept() {
        PlaceFixture f;
        QSignalSpy changed(&f.place, &ActivityPlace::stateChanged);
        f.show();
        f.place.resize(1000, 700);
        QCOMPARE(changed.count(), 0);
        f.place.table().setColumnWidth(1, 333);
        QCOMPARE(changed.count(), 1);
        PlaceFixture later;
        later.place.restoreState(f.place.saveState());
        QCOMPARE(later.place.table().columnWidth(1), 333);
        later.place.restoreState({{u"columns"_s, QVariantList{u"rubbish"_s, -7}}});
        QCOMPARE(later.place.table().columnWidth(1), 333);
    }

    void aNarrowTableKeepsEveryColumnInSight() {
        PlaceFixture f;
        f.show();
        f.place.resize(912, 700); // of a window 1100 pixels wide
        QCoreApplication::sendPostedEvents();
        const QTableView &table = f.place.table();
        const int last = ActivityModel::Outcome;
        QVERIFY(table.columnViewportPosition(last) + 200 <= table.viewport()->width());
        QCOMPARE(table.horizontalHeader()->length(), table.viewport()->width());
        QTRY_COMPARE(table.horizontalScrollBar()->maximum(), 0);
        QVERIFY(f.place.saveState().value(u"columns"_s).toList().isEmpty()); // nobody has set a width
        f.place.resize(1252, 700);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(table.columnWidth(ActivityModel::Identifier), 300);
    }

    void theAddressOfAnAdminIsReadableWhole() {
        PlaceFixture f;
        const QString address = u"fleet.administration@acme.example"_s;
        AuditEntry &entry = f.trail.add(AuditEntry::Action::SignIn);
        entry.subject = address;
        entry.subjectName.clear();
        f.show();
        f.trail.answer();
        f.place.resize(1252, 700);
        QCoreApplication::sendPostedEvents();
        const ActivityTable &table = f.place.table();
        const QFontMetrics metrics(f.theme.font(TextRole::BodyStrong));
        QVERIFY(table.columnWidth(ActivityModel::Whom) >= metrics.horizontalAdvance(address) + 16);
        QCOMPARE(table.model()->index(0, ActivityModel::Whom).data(Qt::ToolTipRole).toString(), address);
    }

    void everyControlHasAName() {
        PlaceFixture f;
        f.fill();
        f.show();
        f.trail.answer();
        QCOMPARE(namelessControls(f.place), QStringList());
        QCOMPARE(spokenName(&f.place.table()), u"Activity"_s);
        QVERIFY(f.place.refreshAction()->isEnabled());
        f.place.hide();
        QVERIFY(!f.place.refreshAction()->isEnabled());
    }

    void looks_data() {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<qreal>("scale");
        QTest::newRow("light") << false << 1.0;
        QTest::newRow("dark") << true << 1.0;
        QTest::newRow("dark, 2x") << true << 2.0;
    }
    void looks() {
        QFETCH(bool, dark);
        QFETCH(qreal, scale);
        PlaceFixture f(dark);
        f.fill();
        f.show();
        f.trail.answer();
        f.place.table().setFocus();
        f.place.table().selectRow(2);
        const QPixmap picture
            = grab(f.place, u"activity-%1-%2"_s.arg(dark ? u"dark"_s : u"light"_s).arg(scale), scale);
        QCOMPARE(picture.size(), (QSizeF(f.place.size()) * scale).toSize());
        QCOMPARE(picture.toImage().pixelColor(int(600 * scale), int(790 * scale)), f.theme.colors().surface);
    }

    void rightToLeft() {
        PlaceFixture f(true);
        f.fill();
        f.trail.entries[1].subjectName = QString(500, u'W');
        f.place.setLayoutDirection(Qt::RightToLeft);
        f.show();
        f.trail.answer();
        grab(f.place, u"activity-right-to-left"_s);
        QCOMPARE(f.place.table().rowAt(40), 1);
    }
};

QTEST_MAIN(tst_activity_place)
#include "tst_activity_place.moc"
