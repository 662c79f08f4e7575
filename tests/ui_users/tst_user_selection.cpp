#include "tests/ui_users/TableFixture.h"

#include <QFocusEvent>
#include <QSignalSpy>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace fleetkey::ui;
using RowState = UserListing::RowState;

/// Who is selected and who is current, while rows move, come and go.
class tst_user_selection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void selectionFollowsTheUser() {
        TableFixture f(100);
        QSignalSpy current(&f.view.selection(), &UserSelection::currentChanged);
        f.click(3);
        f.click(5, Qt::ControlModifier);
        QCOMPARE(f.view.selection().current(), FakeFleet::deviceToken(5));
        QCOMPARE(current.count(), 2);
        f.listing.answerReversed(true);
        QCOMPARE(current.count(), 2);
        QCOMPARE(f.view.selection().rows(), (QList<RowRange>{{94, 94}, {96, 96}}));
        QCOMPARE(f.view.currentIndex().row(), 94);
        // The user is gone: nobody else takes the place.
        f.listing.setSize(50);
        f.listing.answerReversed(false);
        f.listing.setSize(4);
        QCOMPARE(f.view.selection().current(), FakeFleet::deviceToken(5));
        QVERIFY(!f.view.currentIndex().isValid());
        QCOMPARE(f.view.selection().rows(), (QList<RowRange>{{3, 3}}));
        QCOMPARE(current.count(), 2);
    }

    void aRowThatComesLaterBecomesCurrent() {
        TableFixture f(1'000);
        f.click(1);
        f.listing.setState(2, 400, RowState::Loading);
        QSignalSpy current(&f.view.selection(), &UserSelection::currentChanged);
        QTest::keyClick(&f.view, Qt::Key_Down);
        QCOMPARE(f.view.currentIndex().row(), 2);
        QCOMPARE(current.count(), 0);
        f.listing.setState(2, 400, RowState::Present);
        QCOMPARE(current.count(), 1);
        QCOMPARE(f.view.selection().current(), FakeFleet::deviceToken(2));
        QCOMPARE(f.view.currentIndex().row(), 2);
    }

    void enterOnARowThatComesLaterOpensNobodyElse() {
        TableFixture f(1'000);
        f.click(1);
        f.listing.setState(2, 400, RowState::Loading);
        QSignalSpy opened(&f.view, &UserTableView::openRequested);
        QTest::keyClick(&f.view, Qt::Key_Down);
        QTest::keyClick(&f.view, Qt::Key_Return);
        QCOMPARE(opened.count(), 0);
        f.listing.setState(2, 400, RowState::Present);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().value<DeviceToken>(), FakeFleet::deviceToken(2));
        // Whoever moves on wants it no more.
        f.listing.setState(3, 400, RowState::Loading);
        QTest::keyClick(&f.view, Qt::Key_Down);
        QTest::keyClick(&f.view, Qt::Key_Return);
        QTest::keyClick(&f.view, Qt::Key_Down);
        f.listing.setState(3, 400, RowState::Present);
        QCOMPARE(f.view.selection().current(), FakeFleet::deviceToken(4));
        QCOMPARE(opened.count(), 1);
        f.listing.setState(5, 400, RowState::Loading);
        QTest::keyClick(&f.view, Qt::Key_Down);
        QTest::keyClick(&f.view, Qt::Key_Return);
        QTest::keyClick(&f.view, Qt::Key_Up); // to somebody who is here
        QCOMPARE(f.view.selection().current(), FakeFleet::deviceToken(4));
        QCOMPARE(opened.count(), 1);
        // Nor is it another list's row.
        QTest::keyClick(&f.view, Qt::Key_Down);
        QTest::keyClick(&f.view, Qt::Key_Return);
        f.listing.answerReversed(true);
        f.view.setCurrentIndex(f.cell(5));
        QCOMPARE(opened.count(), 1);
    }

    void whoTurnsToSomethingElseIsNotCalledBack() {
        TableFixture f(1'000);
        f.click(1);
        f.listing.setState(2, 400, RowState::Loading);
        QTest::keyClick(&f.view, Qt::Key_Down);
        QSignalSpy current(&f.view.selection(), &UserSelection::currentChanged);
        f.view.selection().awaitNoCurrent();
        f.listing.setState(2, 400, RowState::Present);
        QCOMPARE(current.count(), 0);
        // Back at the list, Enter means the row where the person stands.
        f.listing.setState(2, 400, RowState::Loading);
        QTest::keyClick(&f.view, Qt::Key_Down);
        f.view.selection().awaitNoCurrent();
        QSignalSpy opened(&f.view, &UserTableView::openRequested);
        QTest::keyClick(&f.view, Qt::Key_Return);
        QCOMPARE(opened.count(), 0);
        f.listing.setState(2, 400, RowState::Present);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().value<DeviceToken>(), FakeFleet::deviceToken(2));
        // Who was let go of in between is opened as before.
        f.listing.setState(2, 400, RowState::Loading);
        QTest::keyClick(&f.view, Qt::Key_Return);
        QCOMPARE(opened.count(), 2);
        f.listing.setState(2, 400, RowState::Present);
        QCOMPARE(opened.count(), 2);
    }

    void whoComesIntoASelectedRangeIsSelected() {
        TableFixture f(1'000);
        f.listing.setState(5, 400, RowState::Loading);
        f.click(1);
        f.view.scrollTo(f.cell(500));
        f.click(500, Qt::ShiftModifier);
        const UserSelection &selection = f.view.selection();
        QCOMPARE(selection.count(), 500 - 396);
        QCOMPARE(selection.awayCount(), 396);
        QSignalSpy changed(&selection, &UserSelection::countChanged);
        f.listing.setState(5, 204, RowState::Present);
        QCOMPARE(selection.rows(), (QList<RowRange>{{1, 204}, {401, 500}}));
        QCOMPARE(selection.awayCount(), 196);
        QCOMPARE(changed.count(), 1);
        f.listing.setState(205, 400, RowState::Present);
        QCOMPARE(selection.rows(), (QList<RowRange>{{1, 500}}));
        QCOMPARE(selection.awayCount(), 0);
        // They are users like the others from then on.
        f.listing.answerReversed(true);
        QCOMPARE(selection.rows(), (QList<RowRange>{{499, 998}}));
    }

    void whoComesOutsideOfTheRangeIsNot() {
        TableFixture f(1'000);
        f.listing.setState(5, 400, RowState::Loading);
        f.click(1);
        f.view.scrollTo(f.cell(500));
        f.click(500, Qt::ShiftModifier);
        f.click(500);
        QCOMPARE(f.view.selection().awayCount(), 0);
        f.listing.setState(5, 400, RowState::Present);
        QCOMPARE(f.view.selection().rows(), (QList<RowRange>{{500, 500}}));
        // Somebody else stands where a selected user stood before the page was let go of.
        f.listing.setState(500, 500, RowState::Loading);
        QCOMPARE(f.view.selection().awayCount(), 1);
        f.listing.setUser(500, FakeFleet::user(2'000));
        f.listing.setState(500, 500, RowState::Present);
        QCOMPARE(f.view.selection().count(), 0);
    }

    void aUserCanBeCurrentWithoutARow() {
        TableFixture f(100);
        QSignalSpy current(&f.view.selection(), &UserSelection::currentChanged);
        f.view.selection().setCurrent(FakeFleet::deviceToken(700));
        QCOMPARE(current.count(), 1);
        QVERIFY(!f.view.currentIndex().isValid());
        f.listing.setSize(900);
        f.listing.setState(700, 700, RowState::Present);
        QCOMPARE(f.view.currentIndex().row(), 700);
        QCOMPARE(current.count(), 1);
    }

    void theFocusLeavesTheCurrentUserAlone() {
        TableFixture f(100);
        f.view.selection().setCurrent(FakeFleet::deviceToken(700));
        QFocusEvent forward(QEvent::FocusIn, Qt::ActiveWindowFocusReason);
        QApplication::sendEvent(&f.view, &forward);
        QVERIFY(!f.view.currentIndex().isValid());
        QCOMPARE(f.view.selection().current(), FakeFleet::deviceToken(700));
    }

    void enteredFromAboveTheFirstRowIsSelected() {
        TableFixture f(100);
        f.view.enterFromAbove();
        QVERIFY(f.view.currentIndex().isValid());
        QVERIFY(f.view.selectionModel()->isSelected(f.view.currentIndex()));
    }
};

QTEST_MAIN(tst_user_selection)
#include "tst_user_selection.moc"
