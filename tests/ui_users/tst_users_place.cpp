#include "tests/support/AccessibleControls.h"
#include "tests/support/CalledByText.h"
#include "tests/ui_users/PlaceFixture.h"
#include "ui/users/ActivityPopup.h"
#include "ui/users/ColumnChooser.h"
#include "ui/users/CreatedPopup.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"

#include <QAction>
#include <QCheckBox>
#include <QLabel>
#include <QMenu>
#include <QRadioButton>
#include <QSignalSpy>
#include <QToolButton>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace fleetkey::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QAction *entry(QMenu *menu, const QString &text) {
    Q_EMIT menu->aboutToShow();
    for (QAction *action : menu->actions()) {
        if (action->text().startsWith(text))
            return action;
    }
    return nullptr;
}

QList<Application> applications() {
    Application drive;
    drive.id = ApplicationId(u"a1"_s);
    drive.name = u"Acme Drive"_s;
    for (const QString &name : {u"Drivers EU"_s, u"Couriers & Co"_s}) {
        Instance instance;
        instance.id = InstanceId(u"i%1"_s.arg(drive.instances.size()));
        instance.name = name;
        drive.instances.append(instance);
    }
    return {drive};
}

} // namespace

class tst_users_place : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// It may be built, and painted once, while nobody is signed in.
    void nothingIsAskedBeforeItsStateIsRestored() {
        const Theme theme(*qApp, [] { return false; });
        const auto clock = std::make_shared<FakeClock>();
        FakeFleet fleet(100);
        FakePageSource source(fleet);
        RemoteListing listing(*clock, source.source());
        UsersPlace place(theme, clock, listing, new QWidget);
        place.resize(1252, 800);
        QPixmap picture(place.size());
        place.render(&picture);
        QCoreApplication::sendPostedEvents();
        QVERIFY(source.calls().empty());
        place.restoreState({});
        QCOMPARE(source.calls().size(), size_t(1));
        place.show();
        QVERIFY(QTest::qWaitForWindowExposed(&place));
        QCOMPARE(source.calls().size(), size_t(1));
    }

    void typingAsksOnceItRests() {
        PlaceFixture f(12'408);
        f.serve();
        const size_t before = f.source.calls().size();
        QTest::keyClicks(&f.field(), u"an"_s);
        f.pass(200ms);
        QTest::keyClicks(&f.field(), u"a"_s);
        f.pass(200ms);
        QCOMPARE(f.source.calls().size(), before);
        f.pass(60ms);
        QCOMPARE(f.source.calls().size(), before + 1);
        QCOMPARE(f.asked().searchTerm, u"ana"_s);
        QTest::keyClicks(&f.field(), u"x"_s);
        QTest::keyClick(&f.field(), Qt::Key_Return); // no need to wait
        QCOMPARE(f.asked().searchTerm, u"anax"_s);
        QTest::keyClick(&f.field(), Qt::Key_Escape);
        QCOMPARE(f.field().text(), QString());
        QCOMPARE(f.asked().searchTerm, QString());
    }

    void aDeviceTokenLeadsStraightToItsUser() {
        PlaceFixture f(12'408);
        f.serve();
        QSignalSpy entered(&f.place, &UsersPlace::deviceTokenEntered);
        QSignalSpy current(&f.place, &UsersPlace::currentUserChanged);
        const DeviceToken user = FakeFleet::deviceToken(9'000);
        f.field().setText(u"  %1 "_s.arg(user.text().toUpper()));
        QCOMPARE(entered.count(), 1);
        QCOMPARE(current.count(), 1);
        QCOMPARE(current.first().first().value<DeviceToken>(), user);
        QCOMPARE(f.place.currentUser(), user);
        QCOMPARE(f.place.searchRow().recent().entries().first().user, user);
    }

    void slashAndCtrlFLeadToTheSearch() {
        PlaceFixture f(100);
        f.serve();
        f.table().setFocus();
        QTest::keyClick(&f.table(), Qt::Key_Slash);
        QCOMPARE(QApplication::focusWidget(), &f.field());
        QTest::keyClick(&f.field(), Qt::Key_Slash); // here it is a character
        QCOMPARE(f.field().text(), u"/"_s);
        f.table().setFocus();
        QTest::keyClick(&f.table(), Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), &f.field());
        QTest::keyClick(&f.field(), Qt::Key_Down);
        QCOMPARE(QApplication::focusWidget(), &f.table());
        f.serve();
        QCOMPARE(f.table().currentIndex().row(), 0);
    }

    void aSearchThatIsClearedLeavesAnEmptyField() {
        PlaceFixture f(100);
        f.serve();
        f.field().setText(u"ana"_s);
        f.pass(300ms);
        const auto *clear = f.field().findChild<QAction *>(u"_q_qlineeditclearaction"_s);
        QVERIFY(clear != nullptr);
        const auto buttons = f.field().findChildren<QToolButton *>();
        const auto cross = std::ranges::find_if(
            buttons, [clear](const QToolButton *button) { return button->defaultAction() == clear; });
        QVERIFY(cross != buttons.end());
        QTRY_COMPARE((*cross)->property("opacity").toReal(), 1.0);
        const size_t before = f.source.calls().size();
        f.place.clearSearchAndFilters();
        QCOMPARE(f.source.calls().size(), before + 1);
        QTRY_COMPARE((*cross)->property("opacity").toReal(), 0.0);
        f.pass(300ms);
        QCOMPARE(f.source.calls().size(), before + 1);
    }

    void filtersBecomeAQuery() {
        PlaceFixture f(12'408);
        f.serve();
        QCOMPARE(f.source.calls().front().page, 1);
        QVERIFY(f.source.calls().front().query.includeInactive);
        auto *activity = f.place.findChild<ActivityPopup *>();
        called<QCheckBox>(*activity, u"Lost"_s)->click();
        called<QCheckBox>(*activity, u"No data"_s)->click();
        QCOMPARE(f.asked().activities, (QList{ActivityStatus::Lost, ActivityStatus::NoData}));
        QCOMPARE(f.place.filterBar().activityChip()->value(), u"2 of 5"_s);
        called<QRadioButton>(*f.place.findChild<CreatedPopup *>(), u"Last 7 days"_s)->click();
        QCOMPARE(f.asked().createdFrom, QDate(2026, 5, 26).startOfDay()); // seven days with today, 1 June
        QVERIFY(!f.asked().createdTo.isValid());
        const auto menus = f.place.findChildren<QMenu *>();
        const auto choose = [&](const QString &text) {
            for (QMenu *menu : menus) {
                if (QAction *action = entry(menu, text)) {
                    action->trigger();
                    return;
                }
            }
            QFAIL(qPrintable(text));
        };
        choose(u"Active only"_s);
        QVERIFY(!f.asked().includeInactive);
        choose(u"Off"_s);
        QCOMPARE(f.asked().realTimeLocation, false);
        Q_EMIT f.place.filterBar().activityChip()->cleared();
        QVERIFY(f.asked().activities.isEmpty());
        f.place.clearSearchAndFilters();
        QVERIFY(f.asked().includeInactive);
        QVERIFY(!f.asked().realTimeLocation);
        QVERIFY(!f.asked().createdFrom.isValid());
    }

    void instanceComesFromTheHierarchy() {
        PlaceFixture f(100);
        f.serve();
        InstanceSelector &instances = f.place.searchRow().instances();
        QVERIFY(instances.isHidden());
        f.place.setApplications(applications());
        QVERIFY(!instances.isHidden());
        entry(instances.menu(), u"Couriers"_s)->trigger();
        QCOMPARE(f.asked().instances, (QList{InstanceId(u"i1"_s)}));
        QCOMPARE(instances.accessibleName(), u"Instance: Couriers & Co"_s);
        QSignalSpy newUser(&f.place, &UsersPlace::newUserRequested);
        f.place.searchRow().newUserButton().click();
        QCOMPARE(newUser.first().first().value<InstanceId>(), InstanceId(u"i1"_s));
    }

    void sortingKeepsTheCurrentUser() {
        PlaceFixture f(12'408);
        f.serve();
        QSignalSpy current(&f.place, &UsersPlace::currentUserChanged);
        f.clickRow(2);
        QCOMPARE(current.count(), 1);
        QVERIFY(current.first().at(1).value<std::optional<User>>().has_value());
        Q_EMIT f.table().columns().sortRequested(UserSortKey::Email, false);
        QCOMPARE(f.asked().sortKey, UserSortKey::Email);
        QCOMPARE(f.asked().descending, false);
        UserPage moved = f.fleet.page(1, 200);
        std::ranges::reverse(moved.users);
        f.source.answer(1, moved);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(f.table().currentIndex().row(), 197);
        QCOMPARE(f.table().columns().sortIndicatorSection(), int(UserColumn::Email));
        // Filtered away, the inspector's user stays.
        f.field().setText(u"nobody"_s);
        f.pass(300ms);
        f.source.answer(1, UserPage{});
        QCoreApplication::sendPostedEvents();
        QCOMPARE(f.place.currentUser(), FakeFleet::deviceToken(2));
        QCOMPARE(current.count(), 1);
    }

    void lookedAtUsersAreRemembered() {
        PlaceFixture f(100);
        f.serve();
        f.clickRow(1);
        f.clickRow(2); // passed by
        f.clickRow(3);
        f.pass(2s);
        QCOMPARE(f.place.searchRow().recent().entries().size(), 1);
        QCOMPARE(f.place.searchRow().recent().entries().first().name, FakeFleet::user(3).displayName());
        f.clickRow(5);
        QSignalSpy opened(&f.place, &UsersPlace::openRequested);
        QTest::keyClick(&f.table(), Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(f.place.searchRow().recent().entries().size(), 2);
        f.place.showUser(FakeFleet::deviceToken(3));
        QCOMPARE(f.place.currentUser(), FakeFleet::deviceToken(3));
        f.place.userRemoved(FakeFleet::deviceToken(3));
        QVERIFY(f.place.currentUser().isEmpty());
        QCOMPARE(f.place.searchRow().recent().entries().size(), 1);
    }

    void everythingIsKept() {
        PlaceFixture f(100);
        f.serve();
        UserFilters filters;
        filters.activities = {ActivityStatus::Error};
        filters.created = {.preset = CreatedFilter::Preset::Dates, .from = {2026, 1, 1}, .to = {2026, 2, 1}};
        filters.realTime = true;
        f.place.filterBar().setFilters(filters);
        Q_EMIT f.table().columns().sortRequested(UserSortKey::City, false);
        f.table().setCompact(true);
        f.table().columns().setShown(UserColumn::City, true);
        f.place.showUser(FakeFleet::deviceToken(4));
        f.place.setInspectorShown(false);
        const QVariantMap state = f.place.saveState();
        PlaceFixture other(100);
        QSignalSpy changed(&other.place, &UsersPlace::stateChanged);
        other.place.restoreState(state);
        QCOMPARE(changed.count(), 0);
        QCOMPARE(other.place.saveState(), state);
        QCOMPARE(other.asked().sortKey, UserSortKey::City);
        QCOMPARE(other.asked().createdTo, QDate(2026, 2, 1).endOfDay());
        QVERIFY(other.table().isCompact());
        QVERIFY(other.table().columns().isShown(UserColumn::City));
        Q_EMIT f.table().columns().sortRequested(UserSortKey::LastName, true);
        other.place.restoreState(f.place.saveState());
        QCOMPARE(other.asked().sortKey, UserSortKey::LastName);
        PlaceFixture fresh(100);
        fresh.place.restoreState({});
        QCOMPARE(fresh.asked().sortKey, UserSortKey::DateCreated);
        QVERIFY(fresh.asked().includeInactive);
    }

    void selectAllSaysWhatItReached() {
        PlaceFixture f(12'408);
        f.serve();
        QTest::keyClick(&f.table(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(f.table().selection().count(), 400);
        QVERIFY(f.place.listPane().notice().text().contains(u"400"_s));
        QVERIFY(f.place.filterBar().countText().contains(u"400"_s));
        f.clickRow(3); // and no longer says so when that is over
        QVERIFY(f.place.listPane().notice().isHidden());
    }

    void emptyListsSayWhatToDo() {
        PlaceFixture f(0);
        f.serve();
        EmptyState &empty = f.place.listPane().emptyState();
        QVERIFY(empty.isVisible());
        QSignalSpy newUser(&f.place, &UsersPlace::newUserRequested);
        empty.findChild<Button *>()->click();
        QCOMPARE(newUser.count(), 1);
        f.field().setText(u"nobody"_s);
        f.pass(300ms);
        f.serve();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        const auto says = [&empty](const QString &part) {
            return std::ranges::any_of(empty.findChildren<QLabel *>(),
                [&part](const QLabel *label) { return label->text().contains(part); });
        };
        QVERIFY(says(u"Check the spelling"_s));
        QVERIFY(!says(u"without the filters"_s)); // there are none
        called<Button>(empty, u"Clear search and filters"_s)->click();
        QCOMPARE(f.asked().searchTerm, QString());
        f.fleet.resize(20);
        f.place.reloadAction()->trigger();
        f.serve();
        QVERIFY(f.table().isVisible());
    }

    void aListThatCannotBeReadSaysSoAndIsRetried() {
        PlaceFixture f(100);
        const QSignalSpy retried(&f.place, &UsersPlace::connectionRetryRequested);
        f.source.refuse(1, ErrorKind::Offline);
        QCoreApplication::sendPostedEvents();
        Banner &notice = f.place.listPane().notice();
        QVERIFY(notice.isVisible());
        QCOMPARE(notice.title(), QString()); // the window says what is the matter
        QCOMPARE(notice.text(), u"The list could not be read."_s);
        called<Button>(notice, u"Try again"_s)->click();
        QCOMPARE(retried.count(), 1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // the button
        f.place.reload(); // what whoever mends the connection does then
        f.source.refuse(1, ErrorKind::Server);
        QCoreApplication::sendPostedEvents();
        called<Button>(notice, u"Try again"_s)->click();
        f.serve();
        QVERIFY(notice.isHidden());
        QVERIFY(f.table().isVisible());
        // Later the earlier rows stay under the notice.
        f.place.reloadAction()->trigger();
        f.source.refuse(1, ErrorKind::Server);
        QCoreApplication::sendPostedEvents();
        QVERIFY(notice.isVisible());
        QVERIFY(f.table().isVisible());
        QCOMPARE(f.table().users().rowCount(), 100);
        f.listing.retry(0);
        f.serve();
        QVERIFY(notice.isHidden());
    }

    void aNoticeGoesWithTheRowsInSight() {
        PlaceFixture f(10'000);
        f.serve();
        f.clock->advance(std::chrono::hours(1));
        f.table().scrollToBottom();
        f.serve();
        const QString readAt = f.clock->now().toLocalTime().toString(u"HH:mm");
        f.table().scrollToTop();
        f.serve();
        f.table().scrollToBottom(); // these were read an hour after the first ones, and nothing since
        f.clock->advance(std::chrono::minutes(5));
        f.place.reloadAction()->trigger();
        QCoreApplication::sendPostedEvents();
        QVERIFY(!f.source.openPages().contains(1));
        for (const qint64 page : f.source.openPages())
            f.source.refuse(page, ErrorKind::Offline);
        QCoreApplication::sendPostedEvents();
        const Banner &notice = f.place.listPane().notice();
        QVERIFY(notice.isVisible());
        QCOMPARE(notice.text(), u"Showing what was read at %1."_s.arg(readAt));
        f.place.reloadAction()->trigger();
        f.serve();
        QVERIFY(notice.isHidden());
    }

    void columnsAreChosen() {
        PlaceFixture f(100);
        f.serve();
        auto *chooser = f.place.findChild<ColumnChooser *>();
        called<QCheckBox>(*chooser, u"ClientId"_s)->click();
        QVERIFY(f.table().columns().isShown(UserColumn::ClientId));
        called<QCheckBox>(*chooser, u"Compact rows"_s)->click();
        QVERIFY(f.place.compactAction()->isChecked());
        called<Button>(*chooser, u"Reset columns"_s)->click();
        QVERIFY(!called<QCheckBox>(*chooser, u"ClientId"_s)->isChecked());
    }

    void everyControlHasAName() {
        PlaceFixture f(100);
        f.place.setApplications(applications());
        f.serve();
        QCOMPARE(namelessControls(f.place).join(u' '), QString());
        for (QWidget *popup : f.place.findChildren<PopupPanel *>())
            QCOMPARE(namelessControls(*popup).join(u' '), QString());
    }
};

QTEST_MAIN(tst_users_place)
#include "tst_users_place.moc"
