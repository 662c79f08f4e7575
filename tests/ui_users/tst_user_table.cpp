#include "tests/support/AccessibleControls.h"
#include "tests/ui_users/TableFixture.h"
#include "ui/users/UserText.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QScrollBar>
#include <QSignalSpy>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace fleetkey::ui;
using namespace Qt::StringLiterals;
using RowState = UserListing::RowState;

class tst_user_table : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void modelKeepsItsPromises() {
        FakeListing listing(50);
        UserTableModel model(listing);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 50);
        listing.setSize(80);
        QCOMPARE(model.rowCount(), 80);
        listing.setState(10, 20, RowState::Loading);
        listing.setSize(15);
        QCOMPARE(model.rowCount(), 15);
        listing.answerReversed(true);
        listing.setSize(std::nullopt);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(!model.index(0, 0).isValid());
    }

    void cellsSayWhatIsKnown() {
        TableFixture f(100);
        const User user = FakeFleet::user(3);
        QCOMPARE(f.cell(3).data().toString(), user.displayName());
        QCOMPARE(f.cell(3, UserColumn::DeviceToken).data().toString(), user.deviceToken.text());
        QCOMPARE(f.cell(3, UserColumn::Instance).data().toString(), user.account.instanceName);
        QCOMPARE(f.cell(3).data(UserTableModel::DeviceTokenRole).toString(), user.deviceToken.text());
        QVERIFY(f.cell(3, UserColumn::Created).data(Qt::ToolTipRole).toString().contains(u"UTC"_s));
        for (const UserColumnFacts &facts : UserColumnFacts::all()) {
            QVERIFY(!f.view.users().headerData(int(facts.column), Qt::Horizontal).toString().isEmpty());
            QVERIFY(!f.spoken(3, facts.column).isEmpty());
        }
    }

    /// With nothing filtered, their rows stand among those of the others.
    void deactivatedUsersAreMarkedInTheirRow() {
        TableFixture f(100);
        User user = FakeFleet::user(3);
        user.status = UserStatus::Inactive;
        f.listing.setUser(3, user);
        QCOMPARE(f.spoken(3, UserColumn::Name), user.displayName() + u", Deactivated"_s);
        QVERIFY(f.cell(3).data(Qt::ToolTipRole).toString().endsWith(u"\nDeactivated"_s));
        QCOMPARE(f.cell(3).data(UserTableModel::CopyRole).toString(), user.displayName());
        const auto nameOf
            = [&f](int row) { return f.view.viewport()->grab(f.view.visualRect(f.cell(row))).toImage(); };
        const QImage deactivated = nameOf(3);
        user.status = UserStatus::Active;
        f.listing.setUser(3, user);
        QVERIFY(nameOf(3) != deactivated);
        QCOMPARE(f.spoken(3, UserColumn::Name), user.displayName());
    }

    void statesAreSpoken() {
        TableFixture f(100);
        f.listing.setState(5, 5, RowState::Loading);
        f.listing.setState(6, 6, RowState::Failed);
        User nameless = FakeFleet::user(7);
        nameless.profile = {};
        f.listing.setUser(7, nameless);
        QCOMPARE(f.spoken(5, UserColumn::Name), u"loading"_s);
        QCOMPARE(f.spoken(6, UserColumn::Name), u"could not be read"_s);
        QCOMPARE(f.spoken(7, UserColumn::Name), u"none"_s);
        f.listing.setOutdated(true);
        QVERIFY(f.spoken(3, UserColumn::Name).endsWith(u"being updated"_s));
        QCOMPARE(f.cell(3).data(UserTableModel::StateRole).toInt(), int(RowState::Outdated));
        QVERIFY(namelessControls(f.view).isEmpty());
    }

    void oddTextsStayInTheirRow() {
        const QString odd = QString::fromUtf16(u"a\nb\tc\r\u2028d\u202ee\u0000f", 12);
        QCOMPARE(UserText::oneLine(odd), u"a b c  d e f"_s);
        const QString longest = UserText::oneLine(QString(500, u'x'));
        QCOMPARE(longest.size(), 201);
        const QString emoji = QString::fromUtf16(u"👩🏽‍🚒 مرحبا");
        QCOMPARE(UserText::oneLine(emoji), emoji);
        // Nothing is cut through the middle of a character.
        const QString cut = UserText::oneLine(QString::fromUtf16(u"x👩👩"), 2);
        QVERIFY(!cut.at(1).isSurrogate());
    }

    void copiesSelectedRowsAsText() {
        TableFixture f(100);
        f.click(2);
        f.click(4, Qt::ControlModifier);
        QTest::keyClick(&f.view, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        const QStringList cells = lines.first().split(u'\t');
        QCOMPARE(cells.size(), f.view.columns().shownColumns().size());
        QCOMPARE(cells.at(0), FakeFleet::user(2).displayName());
        QCOMPARE(cells.at(3), FakeFleet::deviceToken(2).text());
        QCOMPARE(cells.at(6), FakeFleet::user(2).created.toString(Qt::ISODate));
        f.view.copyDeviceToken();
        QCOMPARE(QGuiApplication::clipboard()->text(), FakeFleet::deviceToken(4).text());
    }

    void homeAndEndLeadThroughTheList() {
        TableFixture f(100'000);
        f.click(2);
        QTest::keyClick(&f.view, Qt::Key_End);
        QCOMPARE(f.view.currentIndex().row(), 99'999);
        QCOMPARE(f.view.selectionModel()->selectedRows().value(0).row(), 99'999); // and nobody else
        QCOMPARE(f.view.selectionModel()->selectedRows().size(), 1);
        QTest::keyClick(&f.view, Qt::Key_Home);
        QCOMPARE(f.view.currentIndex().row(), 0);
        QTest::keyClick(&f.view, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(f.view.selectionModel()->selectedRows().value(0).row(), 99'999);
        QTest::keyClick(&f.view, Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(f.view.selectionModel()->selectedRows().value(0).row(), 0);
        QTest::keyClick(&f.view, Qt::Key_End, Qt::ShiftModifier);
        QCOMPARE(f.view.currentIndex().row(), 99'999);
    }

    void copiedTextCannotBreakIntoCells() {
        TableFixture f(10);
        User user = FakeFleet::user(0);
        user.profile.firstName = u"Tab\there\nand there"_s;
        f.listing.setUser(0, user);
        f.click(0);
        QCOMPARE(f.view.selectedText().count(u'\n'), 1);
        QCOMPARE(f.view.selectedText().count(u'\t'), f.view.columns().shownColumns().size() - 1);
    }

    void sortsByAskingThePlatform() {
        TableFixture f(100);
        QSignalSpy sort(&f.view.columns(), &UserTableHeader::sortRequested);
        f.clickHeader(UserColumn::Email);
        QCOMPARE(sort.count(), 1);
        QCOMPARE(sort.at(0).at(0).value<UserSortKey>(), UserSortKey::Email);
        QCOMPARE(sort.at(0).at(1).toBool(), false);
        f.view.columns().showSort(UserSortKey::Email, false);
        f.clickHeader(UserColumn::Email);
        QCOMPARE(sort.at(1).at(1).toBool(), true);
        f.clickHeader(UserColumn::Device); // the platform cannot sort by it
        QCOMPARE(sort.count(), 2);
        QCOMPARE(f.view.columns().sortIndicatorSection(), int(UserColumn::Email));
        QVERIFY(f.view.columns().isSortIndicatorShown());
        f.clickHeader(UserColumn::Created); // newest first
        QCOMPARE(sort.at(2).at(1).toBool(), true);
    }

    /// The platform sorts by one part of the name only; which one is said, and both can be had.
    void namesAreSortedByEitherPart() {
        TableFixture f(100);
        QSignalSpy sort(&f.view.columns(), &UserTableHeader::sortRequested);
        const auto head = [&f] {
            return f.view.users().headerData(static_cast<int>(UserColumn::Name), Qt::Horizontal).toString();
        };
        QCOMPARE(head(), u"Name"_s);
        const auto click = [&](UserSortKey key, bool descending, const QString &name) {
            f.clickHeader(UserColumn::Name);
            QCOMPARE(sort.last().at(0).value<UserSortKey>(), key);
            QCOMPARE(sort.last().at(1).toBool(), descending);
            UserQuery query;
            query.sortKey = key;
            query.descending = descending;
            f.listing.setQuery(query);
            f.view.columns().showSort(key, descending);
            QCOMPARE(f.view.columns().sortIndicatorSection(), int(UserColumn::Name));
            QCOMPARE(head(), name);
        };
        click(UserSortKey::FirstName, false, u"Name (by first)"_s);
        click(UserSortKey::FirstName, true, u"Name (by first)"_s);
        click(UserSortKey::LastName, false, u"Name (by last)"_s);
        click(UserSortKey::LastName, true, u"Name (by last)"_s);
        click(UserSortKey::FirstName, false, u"Name (by first)"_s);
        f.clickHeader(UserColumn::Email);
        QCOMPARE(sort.last().at(0).value<UserSortKey>(), UserSortKey::Email);
    }

    void failedRowsAreRetriedByClickAndByKey() {
        TableFixture f(100);
        f.listing.setState(4, 90, RowState::Failed);
        QVERIFY(!f.view.viewport()->grab().isNull());
        f.click(6);
        QCOMPARE(f.listing.retried(), (QList<qint64>{6}));
        f.click(3);
        QTest::keyClick(&f.view, Qt::Key_Down);
        QTest::keyClick(&f.view, Qt::Key_Return);
        QCOMPARE(f.listing.retried(), (QList<qint64>{6, 4}));
    }

    /// However narrow the table is, "Deactivated" and "Unregistered" are read whole.
    void statesKeepTheirWidth() {
        TableFixture f(10);
        UserTableHeader &header = f.view.columns();
        header.setShown(UserColumn::Status, true);
        for (const int width : {1600, 900, 500}) {
            header.fitTo(width);
            for (const UserColumn column : {UserColumn::Activity, UserColumn::Status})
                QVERIFY(header.sectionSize(int(column)) >= UserColumnFacts::of(column).width);
        }
        header.fitTo(900);
        const int narrow = header.sectionSize(int(UserColumn::Email));
        header.fitTo(1200);
        QVERIFY(header.sectionSize(int(UserColumn::Email)) > narrow);
    }

    void columnsAreKept() {
        TableFixture f(10);
        UserTableHeader &header = f.view.columns();
        header.setShown(UserColumn::City, true);
        header.setShown(UserColumn::Phone, false);
        header.moveSection(header.visualIndex(int(UserColumn::City)), 0);
        header.resizeSection(int(UserColumn::Email), 321);
        const QVariantMap state = header.saveState();
        TableFixture other(10);
        other.view.columns().restoreState(state);
        QCOMPARE(other.view.columns().shownColumns(), header.shownColumns());
        QCOMPARE(other.view.columns().shownColumns().first(), UserColumn::City);
        QCOMPARE(other.view.columns().sectionSize(int(UserColumn::Email)), 321);
        QCOMPARE(other.view.columns().saveState(), state);
        other.view.columns().setDefaults();
        QCOMPARE(other.view.columns().shownColumns().first(), UserColumn::Name);
        // Nonsense leaves what is there.
        other.view.columns().restoreState({{u"shown"_s, QVariantList{u"nonsense"_s}}, {u"order"_s, 7}});
        QVERIFY(other.view.columns().isShown(UserColumn::Name));
        for (const UserColumnFacts &facts : UserColumnFacts::all())
            other.view.columns().setShown(facts.column, false);
        QCOMPARE(other.view.columns().shownColumns().size(), 1);
    }

    void nobodyAsksForRowsThatAreNotShown() {
        const Theme theme(*qApp, [] { return false; });
        FakeListing listing(100);
        UserTableView view(theme, listing);
        view.resize(1000, 600);
        view.grab();
        QVERIFY(listing.ensured().isEmpty());
        view.show();
        QVERIFY(!listing.ensured().isEmpty());
    }

    void onlyRowsInSightArePaintedAnew() {
        TableFixture f(1'000);
        QCoreApplication::sendPostedEvents();
        const qint64 before = f.listing.rowCalls();
        Q_EMIT f.listing.rowsChanged(200, 399);
        QCoreApplication::sendPostedEvents();
        QVERIFY(f.listing.rowCalls() - before < 5);
        Q_EMIT f.listing.rowsChanged(0, 199);
        QTRY_VERIFY(f.listing.rowCalls() - before > 100);
    }

    void aLongListBeginsWithItsFirstRows() {
        FakeListing listing(1'000'000);
        UserTableModel model(listing);
        QVERIFY(model.rowCount() > 1'000);
        QVERIFY(model.rowCount() < 100'000);
        QTRY_COMPARE(model.rowCount(), 1'000'000);
        QCOMPARE(model.index(999'999, 0).data(UserTableModel::DeviceTokenRole).toString(),
            FakeFleet::user(999'999).deviceToken.text());
        Q_EMIT listing.reset(); // sorted otherwise, say: there is room for them now
        QCOMPARE(model.rowCount(), 1'000'000);
    }

    void aMillionRowsCostWhatIsVisible() {
        TableFixture f(1'000'000);
        QTRY_COMPARE(f.view.users().rowCount(), 1'000'000);
        f.view.grab();
        const qint64 before = f.listing.rowCalls();
        constexpr int jumps = 100;
        for (int jump = 1; jump <= jumps; ++jump) {
            f.view.verticalScrollBar()->setValue(f.view.verticalScrollBar()->maximum() / jumps * jump);
            f.view.viewport()->grab();
        }
        const qint64 calls = f.listing.rowCalls() - before;
        // 16 rows of 7 columns are visible; each cell asks a few times.
        QVERIFY2(calls < jumps * 17 * 7 * 4, qPrintable(QString::number(calls)));
        QVERIFY(f.listing.ensured().last().last == 999'999);
        QVERIFY(f.listing.ensured().last().first > 999'970);
        QTest::keyClicks(&f.view, u"ana"_s); // typing into the table looks through nothing
        QVERIFY(f.listing.rowCalls() - before - calls < 10'000);
        f.view.setCompact(true);
        f.view.doItemsLayout();
        QVERIFY(f.listing.rowCalls() - before - calls < 10'000);
    }
};

QTEST_MAIN(tst_user_table)
#include "tst_user_table.moc"
