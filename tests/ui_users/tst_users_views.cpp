#include "tests/support/CalledByText.h"
#include "tests/ui_users/PlaceFixture.h"
#include "ui/users/ActivityPopup.h"
#include "ui/users/ColumnChooser.h"
#include "ui/users/CreatedPopup.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"

#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace fleetkey::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What the place shows of what is there: days, new users, accounts without a role, small windows.
class tst_users_views : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void daysAreThoseTheTableShows_data() {
        QTest::addColumn<int>("hours");
        QTest::addColumn<QDateTime>("from");
        QTest::addColumn<QDateTime>("to");
        QTest::newRow("+13") << 13 << QDateTime({2025, 12, 31}, {11, 0}, Qt::UTC)
                             << QDateTime({2026, 2, 1}, {10, 59, 59, 999}, Qt::UTC);
        QTest::newRow("-8") << -8 << QDateTime({2026, 1, 1}, {8, 0}, Qt::UTC)
                            << QDateTime({2026, 2, 2}, {7, 59, 59, 999}, Qt::UTC);
    }

    void daysAreThoseTheTableShows() {
        QFETCH(int, hours);
        UserFilters filters;
        filters.created = {.preset = CreatedFilter::Preset::Dates, .from = {2026, 1, 1}, .to = {2026, 2, 1}};
        UserQuery query;
        filters.applyTo(query, {2026, 6, 1}, QTimeZone(hours * 3600));
        QTEST(query.createdFrom, "from");
        QTEST(query.createdTo, "to");
    }

    void whatAssistiveProgramsToggleIsAskedFor() {
        PlaceFixture f(100);
        f.serve();
        const auto toggle = [](QWidget *box) {
            QAccessible::queryAccessibleInterface(box)->actionInterface()->doAction(
                QAccessibleActionInterface::toggleAction());
        };
        toggle(called<QCheckBox>(*f.place.findChild<ActivityPopup *>(), u"Lost"_s));
        QCOMPARE(f.asked().activities, QList{ActivityStatus::Lost});
        toggle(called<QRadioButton>(*f.place.findChild<CreatedPopup *>(), u"Today"_s));
        QCOMPARE(f.asked().createdFrom, QDate(2026, 6, 1).startOfDay());
        QVERIFY(!f.table().columns().isShown(UserColumn::City));
        toggle(called<QCheckBox>(*f.place.findChild<ColumnChooser *>(), u"City"_s));
        QVERIFY(f.table().columns().isShown(UserColumn::City));
    }

    void aRangeOverRowsThatAreNotHereIsSaid() {
        PlaceFixture f(6'100);
        f.serve();
        f.clickRow(0);
        const Banner &notice = f.place.listPane().notice();
        QVERIFY(notice.isHidden());
        f.table().scrollTo(f.cell(5'999, UserColumn::Name));
        f.serve();
        f.clickRow(5'999, Qt::ShiftModifier);
        const qint64 here = f.table().selection().count();
        const qint64 away = 6'000 - here;
        QVERIFY(away > 4'000);
        const QLocale locale;
        const auto said = [&](qint64 missing) {
            return notice.text().contains(
                u"6,000 users are selected. The rows of %1 of them are not here"_s.arg(
                    locale.toString(missing)));
        };
        QVERIFY2(said(away), qPrintable(notice.text()));
        QVERIFY(f.place.filterBar().countText().startsWith(u"6,000 selected of 6,100"_s));

        f.table().copySelectedRows();
        const auto copied = QGuiApplication::clipboard()->text().count(u'\n');
        QCOMPARE(copied, here);
        QVERIFY2(notice.text().contains(u"Copied %1 of 6,000 rows"_s.arg(locale.toString(here))),
            qPrintable(notice.text()));

        f.clickRow(5'999);
        QVERIFY(notice.isHidden());
        f.table().copySelectedRows();
        QVERIFY(notice.isHidden());
        QCOMPARE(QGuiApplication::clipboard()->text().count(u'\n'), 1);
    }

    void rowsOfARangeThatComeChangeWhatIsSaid() {
        PlaceFixture f(6'100);
        f.serve();
        f.clickRow(0);
        f.table().scrollTo(f.cell(5'999, UserColumn::Name));
        f.serve();
        f.clickRow(5'999, Qt::ShiftModifier);
        const qint64 away = f.table().selection().awayCount();
        Banner &notice = f.place.listPane().notice();
        const QString before = notice.text();
        f.table().scrollTo(f.cell(3'000, UserColumn::Name));
        f.serve();
        QVERIFY(f.table().selection().awayCount() < away);
        QVERIFY(f.table().selectionModel()->isSelected(f.cell(3'000, UserColumn::Name)));
        QVERIFY(!notice.isHidden());
        QVERIFY(notice.text() != before);
        notice.clear(); // as its cross does
        f.table().scrollTo(f.cell(2'000, UserColumn::Name));
        f.serve();
        QVERIFY(notice.isHidden());
    }

    void readingThatTakesLongCanBeStopped() {
        PlaceFixture f(1'000);
        f.serve();
        auto *stop = called<QPushButton>(f.place, u"Stop"_s);
        f.place.reload();
        f.pass(900ms);
        QVERIFY(stop->isHidden());
        QVERIFY(!f.place.stopAction()->isEnabled());
        f.pass(200ms);
        QVERIFY(!stop->isHidden());
        QVERIFY(f.place.stopAction()->isEnabled());
        stop->click();
        QVERIFY(stop->isHidden());
        QVERIFY(!f.listing.isBusy());
        const Banner &notice = f.place.listPane().notice();
        QVERIFY2(notice.text().contains(u"Reading was stopped. The rows below are the earlier ones."_s),
            qPrintable(notice.text()));
        called<QPushButton>(notice, u"Try again"_s)->click();
        f.serve();
        QVERIFY(notice.isHidden());
        QVERIFY(stop->isHidden());
    }

    void whoWasRegisteredComesIntoSight() {
        PlaceFixture f(1000);
        f.serve();
        f.table().scrollTo(f.cell(150, UserColumn::Name));
        f.serve();
        QVERIFY(f.table().rowAt(0) > 0);
        f.place.userRegistered(FakeFleet::user(0)); // newest first: where else
        f.serve();
        QCOMPARE(f.table().rowAt(0), 0);
        QVERIFY(f.place.listPane().notice().isHidden());

        Q_EMIT f.table().columns().sortRequested(UserSortKey::City, false);
        f.serve();
        f.place.userRegistered(FakeFleet::user(90)); // in a page that is here
        f.serve();
        QVERIFY(f.table().viewport()->rect().intersects(f.table().visualRect(f.cell(90, UserColumn::Name))));
        QVERIFY(f.place.listPane().notice().isHidden());
    }

    void whoeverIsRegisteredOutOfSightIsTold() {
        PlaceFixture f(1000);
        f.serve();
        Q_EMIT f.table().columns().sortRequested(UserSortKey::City, false);
        f.serve();
        User elsewhere = FakeFleet::user(5000);
        elsewhere.profile.firstName = u"Zora"_s;
        elsewhere.profile.lastName = u"Out"_s;
        f.place.userRegistered(elsewhere);
        f.serve();
        const Banner &notice = f.place.listPane().notice();
        QVERIFY(!notice.isHidden());
        QVERIFY2(notice.text().contains(u"Zora Out is registered, but not in this view"),
            qPrintable(notice.text()));
        called<QPushButton>(notice, u"Show the newest"_s)->click();
        QCoreApplication::sendPostedEvents();
        f.serve();
        QCOMPARE(f.asked().sortKey, UserSortKey::DateCreated);
        QVERIFY(f.asked().descending);
    }

    void theNoticeGoesWhenTheRowComesIntoSight() {
        PlaceFixture f(1000);
        f.serve();
        Q_EMIT f.table().columns().sortRequested(UserSortKey::City, false);
        f.serve();
        const User zora = FakeFleet::user(700);
        f.place.userRegistered(zora);
        f.serve();
        const Banner &notice = f.place.listPane().notice();
        QVERIFY(!notice.isHidden());
        called<QPushButton>(notice, u"Show the newest"_s)->setFocus();
        f.field().setText(u"Zora"_s);
        f.pass(300ms);
        QVERIFY(!notice.isHidden()); // not known yet
        UserPage found;
        found.users = {zora};
        found.totalUsers = 1;
        f.source.answer(1, found);
        QCoreApplication::sendPostedEvents();
        QVERIFY(notice.isHidden());
        QCOMPARE(f.place.window()->focusWidget(), &f.table()); // it had been in the notice

        // By scrolling too, but not while another notice stands there.
        f.place.clearSearchAndFilters();
        f.serve();
        f.place.userRegistered(FakeFleet::user(900));
        f.serve();
        QVERIFY(!notice.isHidden());
        f.table().scrollTo(f.cell(900, UserColumn::Name));
        f.serve();
        QVERIFY(notice.isHidden());
        f.place.userRegistered(FakeFleet::user(2000));
        f.serve();
        QVERIFY(!notice.isHidden());
        f.place.reloadAction()->trigger();
        for (const qint64 page : f.source.openPages())
            f.source.refuse(page, ErrorKind::Server);
        QCoreApplication::sendPostedEvents();
        QVERIFY(!notice.title().isEmpty());
        f.place.userRemoved(FakeFleet::user(2000).deviceToken);
        QVERIFY(!notice.isHidden());
    }

    void whoeverTheListLeavesOutIsTold() {
        PlaceFixture f(1000);
        f.serve();
        QSignalSpy leftOut(&f.place, &UsersPlace::currentLeftOutChanged);
        f.clickRow(2);
        QCOMPARE(leftOut.count(), 0);
        f.field().setText(u"somebody else"_s);
        f.pass(300ms);
        QCOMPARE(leftOut.count(), 0); // not known yet
        UserPage found;
        found.users = {FakeFleet::user(7)};
        found.totalUsers = 1;
        f.source.answer(1, found);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(leftOut.count(), 1);
        QCOMPARE(leftOut.last().first().toBool(), true);
        QCOMPARE(f.place.currentUser(), FakeFleet::deviceToken(2));

        f.place.showCurrentAlone();
        QCOMPARE(f.asked().searchTerm, FakeFleet::deviceToken(2).text());
        QCOMPARE(f.field().text(), FakeFleet::deviceToken(2).text());
        found.users = {FakeFleet::user(2)};
        f.source.answer(1, found);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(leftOut.count(), 2);
        QCOMPARE(leftOut.last().first().toBool(), false);
        QCOMPARE(f.table().currentIndex().row(), 0);
    }

    /// In a long list most rows are not here, but a filter can be held against the record.
    void aFilterLeavesOutForCertain() {
        PlaceFixture f(5000);
        f.serve();
        QSignalSpy leftOut(&f.place, &UsersPlace::currentLeftOutChanged);
        f.place.showUser(FakeFleet::deviceToken(4000));
        QCOMPARE(leftOut.count(), 0); // somewhere further down, most likely
        User user = FakeFleet::user(4000);
        user.activity = ActivityStatus::Lost;
        f.place.userChanged(user);
        const auto filter = [&](ActivityStatus activity) {
            UserFilters filters;
            filters.activities = {activity};
            f.place.filterBar().setFilters(filters);
            Q_EMIT f.place.filterBar().filtersChanged();
            f.serve();
        };
        filter(ActivityStatus::Error);
        QCOMPARE(leftOut.count(), 1);
        filter(ActivityStatus::Lost);
        QCOMPARE(leftOut.count(), 2);
        filter(ActivityStatus::Error);
        QCOMPARE(leftOut.last().first().toBool(), true);
        f.clickRow(3); // another user, who is here
        QCOMPARE(leftOut.last().first().toBool(), false);
    }

    void anAccountWithoutARoleIsToldSo() {
        PlaceFixture f(100);
        f.pass(50ms);
        f.source.refuse(1, ErrorKind::Forbidden);
        QCoreApplication::sendPostedEvents();
        QVERIFY(!f.place.listPane().notice().isHidden());
        f.place.setRoleless(true);
        QVERIFY(f.place.listPane().notice().isHidden());
        QSignalSpy signedOut(&f.place, &UsersPlace::signOutRequested);
        called<QPushButton>(f.place.listPane().emptyState(), u"Sign out"_s)->click();
        QCOMPARE(signedOut.count(), 1);
    }

    void aNarrowWindowKeepsListAndInspector() {
        PlaceFixture f(100);
        f.serve();
        QWidget *inspector = f.place.inspector();
        const int wide = f.table().width();
        QVERIFY(wide < f.place.width());
        f.place.resize(712, 600); // of a window 900 pixels wide
        QCoreApplication::sendPostedEvents();
        QCOMPARE(f.table().width(), 712);
        QVERIFY(inspector->isVisible());
        const QRect over(inspector->mapTo(&f.place, QPoint()), inspector->size());
        QCOMPARE(over.right(), f.place.rect().right());
        QVERIFY(over.width() >= 340);
        f.place.setInspectorShown(false);
        QVERIFY(!inspector->isVisible());
        f.clickRow(3);
        QTest::keyClick(&f.table(), Qt::Key_Return);
        QVERIFY(inspector->isVisible());
        f.place.resize(1252, 800);
        QCoreApplication::sendPostedEvents();
        QVERIFY(qAbs(f.table().width() - wide) < 10);
        QVERIFY(inspector->isVisible());
    }
};

QTEST_MAIN(tst_users_views)
#include "tst_users_views.moc"
