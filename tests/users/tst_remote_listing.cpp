#include "tests/users/ListingFixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace std::chrono_literals;
using RowState = UserListing::RowState;

class tst_remote_listing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void firstPageIsAskedForAtOnce() {
        ListingFixture f(12'408);
        QVERIFY(!f.listing.total());
        QSignalSpy reset(&f.listing, &UserListing::reset);
        QSignalSpy busy(&f.listing, &UserListing::busyChanged);
        f.listing.ensure(0, 20);
        QCOMPARE(f.source.openPages(), QList<qint64>{1});
        QVERIFY(f.listing.isBusy());
        QVERIFY(f.source.answer(1));
        QVERIFY(!f.listing.total());
        f.settle();
        QCOMPARE(f.listing.total(), 12'408);
        QCOMPARE(reset.count(), 1);
        QCOMPARE(f.listing.row(7)->deviceToken, FakeFleet::deviceToken(7));
        QCOMPARE(f.listing.rowState(7), RowState::Present);
        QCOMPARE(f.listing.rowState(300), RowState::Loading);
        QCOMPARE(f.listing.indexOf(FakeFleet::deviceToken(199)), 199);
        QCOMPARE(f.listing.indexOf(FakeFleet::deviceToken(200)), -1);
        QCOMPARE(f.source.openPages(), QList<qint64>{2}); // the page ahead
        f.source.answer(2);
        f.settle();
        QCOMPARE(busy.count(), 2);
        QVERIFY(!f.listing.isBusy());
    }

    void asksForWhatIsVisibleAndOnePageAround() {
        ListingFixture f(1'000'000);
        f.listing.reload();
        f.serve();
        f.listing.ensure(500'000, 500'030);
        QVERIFY(f.source.openPages().isEmpty());
        f.calm();
        QCOMPARE(f.source.openPages(), (QList<qint64>{2501, 2502}));
        f.serve();
        QSet<qint64> pages;
        for (const auto &call : f.source.calls())
            pages.insert(call.page);
        QCOMPARE(pages, (QSet<qint64>{1, 2, 2500, 2501, 2502}));
        QCOMPARE(f.source.mostAtOnce(), 2);
        QCOMPARE(f.listing.row(500'010)->deviceToken, FakeFleet::deviceToken(500'010));
    }

    void waitsUntilScrollingRests() {
        ListingFixture f(1'000'000);
        f.listing.reload();
        f.serve();
        const size_t before = f.source.calls().size();
        for (int step = 1; step <= 10; ++step) {
            f.listing.ensure(step * 10'000, step * 10'000 + 20);
            f.calm(10ms);
        }
        QCOMPARE(f.source.calls().size(), before);
        f.calm(40ms);
        QCOMPARE(f.source.openPages(), (QList<qint64>{501, 502}));
    }

    void asksNowAndThenWhileScrollingGoesOn() {
        ListingFixture f(1'000'000);
        f.listing.reload();
        f.serve();
        const size_t before = f.source.calls().size();
        for (int step = 1; step <= 100; ++step) {
            f.listing.ensure(step * 1'000, step * 1'000 + 20);
            f.calm(10ms);
        }
        const size_t calls = f.source.calls().size() - before;
        QVERIFY2(calls >= 6 && calls <= 14, qPrintable(QString::number(calls)));
        QVERIFY(f.source.mostAtOnce() <= 2);
    }

    void givesUpWhatWasScrolledPast() {
        ListingFixture f(1'000'000);
        f.listing.reload();
        f.serve();
        f.listing.ensure(100'000, 100'020);
        f.calm();
        QCOMPARE(f.source.openPages(), (QList<qint64>{501, 502}));
        f.listing.ensure(900'000, 900'020);
        f.calm();
        QCOMPARE(f.source.stopped(), 2);
        QCOMPARE(f.source.openPages(), (QList<qint64>{4501, 4502}));
        f.serve();
        QCOMPARE(f.listing.rowState(100'000), RowState::Loading);
        QCOMPARE(f.listing.rowState(900'000), RowState::Present);
    }

    void answersOfAnEarlierQueryAreDropped() {
        ListingFixture f(1'000);
        f.listing.reload();
        f.serve();
        f.listing.setQuery(searchFor(QStringLiteral("ana")));
        f.listing.setQuery(searchFor(QStringLiteral("anna")));
        QCOMPARE(f.source.stopped(), 1);
        QCOMPARE(f.source.openPages(), QList<qint64>{1});
        QCOMPARE(f.source.calls().back().query.searchTerm, QStringLiteral("anna"));
        QCOMPARE(f.listing.total(), 1'000);
        QCOMPARE(f.listing.rowState(5), RowState::Outdated);
        QCOMPARE(f.listing.row(5)->deviceToken, FakeFleet::deviceToken(5));
        f.fleet.resize(3);
        QSignalSpy reset(&f.listing, &UserListing::reset);
        f.serve();
        QCOMPARE(reset.count(), 1);
        QCOMPARE(f.listing.total(), 3);
        QCOMPARE(f.listing.rowState(2), RowState::Present);
        QCOMPARE(f.listing.indexOf(FakeFleet::deviceToken(5)), -1);
    }

    // A source that answers although it was told to stop.
    void lateAnswersChangeNothing() {
        const Unwind unwind;
        FakeClock clock;
        FakeFleet fleet(1'000);
        std::list<Completer<UserPage>> open;
        RemoteListing listing(clock, [&open](UserQuery, qint64, int, std::stop_token) {
            return asTask(open.emplace_back().pending());
        });
        listing.setQuery(searchFor(QStringLiteral("first")));
        listing.setQuery(searchFor(QStringLiteral("second")));
        QCOMPARE(open.size(), 2U);
        open.front().complete(fleet.page(1, 200));
        QCoreApplication::sendPostedEvents();
        QVERIFY(!listing.total());
        open.back().complete(FakeFleet(7).page(1, 200));
        QCoreApplication::sendPostedEvents();
        QCOMPARE(listing.total(), 7);
    }

    void newQueryStartsAtTheTop() {
        ListingFixture f(1'000'000);
        f.listing.reload();
        f.serve();
        f.listing.ensure(800'000, 800'020);
        f.serve();
        f.listing.setQuery(searchFor(QStringLiteral("x")));
        f.listing.ensure(800'000, 800'020); // the view has not moved yet
        f.calm();
        QCOMPARE(f.source.openPages(), QList<qint64>{1});
    }

    void reloadKeepsTheRowsUntilNewOnesCome() {
        ListingFixture f(1'000);
        f.listing.ensure(0, 20);
        f.serve();
        QSignalSpy reset(&f.listing, &UserListing::reset);
        QSignalSpy rows(&f.listing, &UserListing::rowsChanged);
        f.listing.reload();
        QCOMPARE(f.listing.rowState(0), RowState::Outdated);
        QVERIFY(f.listing.row(0));
        QCOMPARE(rows.takeFirst(), (QVariantList{0LL, 999LL}));
        f.source.answer(1);
        f.settle();
        QCOMPARE(f.listing.rowState(0), RowState::Present);
        QCOMPARE(f.listing.rowState(200), RowState::Outdated);
        QCOMPARE(rows.takeFirst(), (QVariantList{0LL, 199LL}));
        f.serve();
        QCOMPARE(f.listing.rowState(200), RowState::Present);
        QCOMPARE(reset.count(), 0);
    }

    void holdsABoundedNumberOfPages() {
        ListingFixture f(1'000'000, {.pageSize = 50, .pagesKept = 12});
        f.source.setAutomatic(true);
        f.listing.reload();
        for (qint64 row = 0; row < 1'000'000; row += 20'000) {
            f.listing.ensure(row, row + 40);
            f.serve();
            QCOMPARE(f.listing.rowState(row), RowState::Present);
            QVERIFY(f.listing.pagesHeld() <= 12);
        }
        QCOMPARE(f.listing.pagesHeld(), 12);
        QCOMPARE(f.listing.rowState(0), RowState::Loading);
        QCOMPARE(f.listing.indexOf(FakeFleet::deviceToken(0)), -1);
        // Nothing is asked for twice while it is here.
        const size_t calls = f.source.calls().size();
        f.listing.ensure(980'000, 980'040);
        f.serve();
        QCOMPARE(f.source.calls().size(), calls);
    }

    void everythingVisibleIsCutToWhatCanBeHeld() {
        ListingFixture f(1'000'000);
        f.source.setAutomatic(true);
        f.listing.reload();
        f.serve();
        f.listing.ensure(0, 999'999);
        f.serve();
        QVERIFY(f.source.calls().size() <= 14);
        QVERIFY(f.listing.pagesHeld() <= 24);
    }

    void aReplacedUserIsShownAtOnce() {
        ListingFixture f(1'000);
        f.listing.reload();
        f.serve();
        QSignalSpy rows(&f.listing, &UserListing::rowsChanged);
        User changed = FakeFleet::user(42);
        changed.profile.firstName = QStringLiteral("Changed");
        f.listing.replace(changed);
        QCOMPARE(f.listing.row(42)->profile.firstName, QStringLiteral("Changed"));
        QCOMPARE(rows.count(), 1);
        QCOMPARE(rows.first(), (QVariantList{42LL, 42LL}));
        f.listing.replace(FakeFleet::user(900)); // not here
        QCOMPARE(rows.count(), 1);
    }

    void aUserOnTwoPagesIsFoundOnce() {
        UserPageCache cache(2, 4);
        cache.insert(0, {FakeFleet::user(0), FakeFleet::user(1)}, 1, {});
        cache.insert(1, {FakeFleet::user(1), FakeFleet::user(2)}, 1, {});
        QCOMPARE(cache.rowOf(FakeFleet::deviceToken(1)), 2);
        cache.keepOnly(1, 1);
        QCOMPARE(cache.rowOf(FakeFleet::deviceToken(1)), 2);
        QCOMPARE(cache.rowOf(FakeFleet::deviceToken(0)), -1);
        QCOMPARE(cache.ranges(), (QList<RowRange>{{2, 3}}));
    }

    void eachRowKnowsWhenItWasRead() {
        ListingFixture f(10'000);
        f.listing.reload();
        f.serve();
        const QDateTime first = f.listing.readAt(0);
        QVERIFY(first.isValid());
        QVERIFY(!f.listing.readAt(9'000).isValid());
        QVERIFY(!f.listing.readAt(-1).isValid());
        f.clock.advance(std::chrono::minutes(10));
        f.listing.ensure(9'000, 9'020);
        f.serve();
        QCOMPARE(f.listing.readAt(0), first);
        QVERIFY(first.secsTo(f.listing.readAt(9'000)) >= 600);
    }

    void rangesHereAreJoined() {
        ListingFixture f(1'000'000);
        f.listing.reload();
        f.serve();
        f.listing.ensure(100'000, 100'020);
        f.serve();
        QCOMPARE(f.listing.rangesHere(), (QList<RowRange>{{0, 399}, {99'800, 100'399}}));
    }

    void destructionGivesUpWhatIsUnderWay() {
        const Unwind unwind;
        FakeClock clock;
        FakeFleet fleet(1'000);
        FakePageSource source(fleet);
        auto listing = std::make_unique<RemoteListing>(clock, source.source());
        listing->reload();
        source.answer(1);
        QCoreApplication::sendPostedEvents();
        listing->ensure(600, 610);
        listing.reset();
        QCOMPARE(source.stopped(), 1);
        QVERIFY(source.openPages().isEmpty());
        clock.advance(1s);
        QCoreApplication::sendPostedEvents();
    }
};

QTEST_GUILESS_MAIN(tst_remote_listing)
#include "tst_remote_listing.moc"
