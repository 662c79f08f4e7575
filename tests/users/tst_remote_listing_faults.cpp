#include "tests/users/ListingFixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace std::chrono_literals;
using RowState = UserListing::RowState;

class tst_remote_listing_faults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void aFailedPageIsShownAndAskedForAgain() {
        ListingFixture f(1'000);
        f.listing.ensure(0, 20);
        f.source.answer(1);
        f.settle();
        QSignalSpy rows(&f.listing, &UserListing::rowsChanged);
        QSignalSpy failed(&f.listing, &UserListing::failed);
        f.source.refuse(2, ErrorKind::Server);
        f.settle();
        QCOMPARE(rows.takeFirst(), (QVariantList{200LL, 399LL}));
        QCOMPARE(failed.count(), 0);
        QCOMPARE(f.listing.rowState(250), RowState::Failed);
        QCOMPARE(f.listing.pageError(250)->kind, ErrorKind::Server);
        QVERIFY(!f.listing.pageError(50));
        const size_t calls = f.source.calls().size();
        f.listing.ensure(0, 30);
        f.serve();
        QCOMPARE(f.source.calls().size(), calls); // not hammered
        f.listing.retry(250);
        QCOMPARE(f.listing.rowState(250), RowState::Loading);
        QCOMPARE(f.source.openPages(), QList<qint64>{2});
        f.serve();
        QCOMPARE(f.listing.rowState(250), RowState::Present);
    }

    void comingBackToAFailedPageAsksAgain() {
        ListingFixture f(100'000);
        f.listing.reload();
        f.serve();
        f.listing.ensure(50'000, 50'020);
        f.calm();
        f.source.refuse(251, ErrorKind::Offline);
        f.serve();
        QCOMPARE(f.listing.rowState(50'000), RowState::Failed);
        f.listing.ensure(0, 20);
        f.serve();
        f.listing.ensure(50'000, 50'020);
        f.serve();
        QCOMPARE(f.listing.rowState(50'000), RowState::Present);
    }

    void stoppedItKeepsWhatIsThereAndAsksForNothing() {
        ListingFixture f(1'000);
        f.listing.ensure(0, 20);
        f.serve();
        QSignalSpy failed(&f.listing, &UserListing::failed);
        f.listing.stop(); // nothing is under way
        QCOMPARE(failed.count(), 0);
        f.listing.reload();
        f.settle();
        QVERIFY(f.listing.isBusy());
        f.listing.stop();
        QVERIFY(!f.listing.isBusy());
        QVERIFY(f.source.openPages().isEmpty());
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::Cancelled);
        QCOMPARE(f.listing.rowState(3), RowState::Outdated);
        const size_t calls = f.source.calls().size();
        f.listing.ensure(0, 30);
        f.serve();
        QCOMPARE(f.source.calls().size(), calls);
        f.listing.retry(0);
        f.serve();
        QCOMPARE(f.listing.rowState(3), RowState::Present);
    }

    void stoppedOnTheWayToItsFirstRows() {
        ListingFixture f(1'000);
        QSignalSpy failed(&f.listing, &UserListing::failed);
        f.listing.reload();
        f.listing.stop();
        QCOMPARE(failed.count(), 1);
        QVERIFY(!f.listing.total());
        f.listing.reload();
        f.serve();
        QCOMPARE(f.listing.total(), 1'000);
    }

    void aPageThatWasStoppedIsShownAsNotRead() {
        ListingFixture f(100'000);
        f.listing.reload();
        f.serve();
        f.listing.ensure(50'000, 50'020);
        f.calm();
        QSignalSpy failed(&f.listing, &UserListing::failed);
        f.listing.stop();
        QCOMPARE(failed.count(), 0); // the rows say it
        QCOMPARE(f.listing.rowState(50'000), RowState::Failed);
        QCOMPARE(f.listing.rowState(0), RowState::Present);
        f.listing.retry(50'000);
        f.serve();
        QCOMPARE(f.listing.rowState(50'000), RowState::Present);
    }

    void failureOfTheFirstPageIsTold() {
        ListingFixture f(1'000);
        QSignalSpy failed(&f.listing, &UserListing::failed);
        f.listing.reload();
        f.source.refuse(1, ErrorKind::Offline);
        f.settle();
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::Offline);
        QVERIFY(!f.listing.total());
        QVERIFY(!f.listing.isBusy());
        f.listing.retry(0);
        f.serve();
        QCOMPARE(f.listing.total(), 1'000);
    }

    void failureOfANewQueryKeepsTheOldRows() {
        ListingFixture f(1'000);
        f.listing.reload();
        f.serve();
        QSignalSpy failed(&f.listing, &UserListing::failed);
        f.listing.setQuery(searchFor(QStringLiteral("x")));
        f.source.refuse(1, ErrorKind::Timeout);
        f.serve();
        QCOMPARE(failed.count(), 1);
        QCOMPARE(f.listing.total(), 1'000);
        QCOMPARE(f.listing.rowState(3), RowState::Outdated);
        f.listing.retry(0);
        f.serve();
        QCOMPARE(f.listing.rowState(3), RowState::Present);
    }

    void aListThatShrinksWhileItIsRead() {
        ListingFixture f(2'000);
        f.listing.reload();
        f.serve();
        f.listing.ensure(1'800, 1'830);
        f.calm();
        f.fleet.resize(450); // the pages asked for are empty now
        QSignalSpy total(&f.listing, &UserListing::totalChanged);
        f.serve();
        QCOMPARE(f.listing.total(), 450);
        QCOMPARE(total.count(), 1);
        f.listing.ensure(420, 449);
        f.serve();
        QCOMPARE(f.listing.rowState(449), RowState::Present);
        QCOMPARE(f.listing.rowState(0), RowState::Loading); // rows may have moved
        f.fleet.resize(0);
        f.listing.reload();
        f.serve();
        QCOMPARE(f.listing.total(), 0);
        QVERIFY(!f.listing.row(0));
        QVERIFY(f.listing.rangesHere().isEmpty());
    }

    void aListThatGrowsWhileItIsRead() {
        ListingFixture f(250);
        f.listing.reload();
        f.serve();
        QCOMPARE(f.listing.rowState(249), RowState::Present);
        f.fleet.resize(260);
        f.listing.reload();
        f.serve();
        QCOMPARE(f.listing.total(), 260);
        QCOMPARE(f.listing.rowState(259), RowState::Present);
    }

    /// Who moves from one page to the next would be in both of them, or in neither.
    void pagesInSightAreReadAgainOnceTheFleetHasChanged() {
        ListingFixture f(1'000);
        f.listing.reload();
        f.serve();
        const auto reads = [&f](qint64 page) {
            return std::ranges::count(f.source.calls(), page, &FakePageSource::Call::page);
        };
        QCOMPARE(reads(2), 1);
        f.clock.advance(std::chrono::seconds(2));
        f.fleet.resize(999);
        f.listing.ensure(390, 420); // its third page is not here yet
        f.serve();
        QCOMPARE(reads(2), 2);
        QCOMPARE(reads(3), 1);
        QCOMPARE(f.listing.rowState(390), RowState::Present);
        f.serve();
        QCOMPARE(reads(2), 2);
    }

    void aChangeDuringTheRestIsNotForgotten() {
        ListingFixture f(1'000);
        f.listing.reload();
        f.serve();
        const auto reads = [&f](qint64 page) {
            return std::ranges::count(f.source.calls(), page, &FakePageSource::Call::page);
        };
        f.fleet.resize(999);
        f.listing.ensure(390, 420);
        f.serve(); // the pages in sight were read again
        f.fleet.resize(998);
        f.listing.ensure(590, 620);
        f.serve();
        f.listing.reload(); // which begins anew, and ends no wait for what comes after
        f.serve();
        f.fleet.resize(997);
        f.listing.ensure(390, 420);
        f.serve();
        const auto before = reads(3);
        f.clock.advance(std::chrono::seconds(10));
        f.settle();
        f.serve();
        QCOMPARE(reads(3), before + 1);
        QCOMPARE(f.listing.rowState(590), RowState::Present);
    }

    void pagesOfABusyFleetDoNotChaseEachOther() {
        ListingFixture f(1'000);
        f.listing.reload();
        f.serve();
        f.listing.ensure(390, 420);
        for (int round = 0; round < 20; ++round) {
            f.fleet.resize(1'000 + round);
            f.calm();
            f.clock.advance(std::chrono::seconds(2)); // it takes its time, too
            for (const qint64 page : f.source.openPages())
                f.source.answer(page);
            f.settle();
        }
        // 40 seconds: what was asked for, and the pages in sight every ten.
        QVERIFY(f.source.calls().size() <= 14);
    }

    void rowsMissingFromAPageAreFailedNotForgotten() {
        ListingFixture f(1'000);
        f.listing.ensure(0, 20);
        UserPage half = f.fleet.page(1, 200);
        half.users.resize(100);
        f.source.answer(1, half);
        f.settle();
        QCOMPARE(f.listing.total(), 1'000);
        QCOMPARE(f.listing.rowState(99), RowState::Present);
        QCOMPARE(f.listing.rowState(100), RowState::Failed);
        QCOMPARE(f.listing.pageError(100)->kind, ErrorKind::Protocol);
        f.serve();
        f.listing.retry(100);
        f.serve();
        QCOMPARE(f.listing.rowState(100), RowState::Present);
    }

    void anAnswerWithoutTotalIsBelievedByItsRows() {
        ListingFixture f(450);
        f.listing.reload();
        const auto answer = [&f](qint64 page) {
            UserPage answered = f.fleet.page(page, 200);
            answered.totalUsers.reset();
            QVERIFY(f.source.answer(page, answered));
            f.settle();
        };
        const QSignalSpy told(&f.listing, &UserListing::totalChanged);
        answer(1);
        QCOMPARE(f.listing.total(), 201);
        QVERIFY(!f.listing.isTotalCertain());
        answer(2);
        QCOMPARE(f.listing.total(), 401);
        QVERIFY(!f.listing.isTotalCertain());
        f.listing.ensure(380, 400);
        f.calm();
        answer(3);
        QCOMPARE(f.listing.total(), 450);
        QVERIFY(f.listing.isTotalCertain());
        QCOMPARE(told.count(), 3);
        QCOMPARE(f.listing.rowState(449), RowState::Present);
    }

    void moreUsersThanAskedForAreCut() {
        ListingFixture f(1'000);
        f.listing.reload();
        f.source.answer(1, f.fleet.page(1, 300));
        f.settle();
        QCOMPARE(f.listing.rowState(200), RowState::Loading);
        QCOMPARE(f.listing.rangesHere(), (QList<RowRange>{{0, 199}}));
    }
};

QTEST_GUILESS_MAIN(tst_remote_listing_faults)
#include "tst_remote_listing_faults.moc"
