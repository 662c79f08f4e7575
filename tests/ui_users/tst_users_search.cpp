#include "tests/ui_users/PlaceFixture.h"
#include "ui/users/UserFilters.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/TextLabel.h"

#include <QAction>
#include <QMenu>
#include <QSignalSpy>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace fleetkey::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Types into the search and waits until it is asked for.
void search(PlaceFixture &f, const QString &term) {
    f.field().setText(term);
    f.pass(300ms);
}

void answer(PlaceFixture &f, int users) {
    f.fleet.resize(users);
    f.source.answer(1);
    QCoreApplication::sendPostedEvents();
}

QAction *entry(QMenu &menu, const QString &text) {
    Q_EMIT menu.aboutToShow();
    const auto actions = menu.actions();
    const auto found
        = std::ranges::find_if(actions, [&text](const QAction *action) { return action->text() == text; });
    return found == actions.end() ? nullptr : *found;
}

QString words(const EmptyState &empty) {
    QStringList texts;
    for (const TextLabel *label : empty.findChildren<TextLabel *>())
        texts.append(label->text());
    return texts.join(u'\n');
}

} // namespace

/// What the list is asked for, and what it tells of the question.
class tst_users_search : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A ClientId may look like a phone number, and a number may be held as somebody typed it.
    void whatIsTypedIsSearchedForAsItIs_data() {
        QTest::addColumn<QString>("typed");
        QTest::newRow("a ClientId") << u"2024-001234"_s;
        QTest::newRow("a ClientId with zeros") << u"0012345678"_s;
        QTest::newRow("a number as it is held") << u"(202) 555-0143"_s;
        QTest::newRow("a number as Fleetkey shows it") << u"+33 7 85 25 88 69"_s;
    }

    void whatIsTypedIsSearchedForAsItIs() {
        QFETCH(const QString, typed);
        PlaceFixture f(100);
        f.serve();
        search(f, typed);
        QCOMPARE(f.asked().searchTerm, typed);
        const size_t calls = f.source.calls().size();
        answer(f, 1);
        QCOMPARE(f.source.calls().size(), calls);
        QVERIFY(f.place.listPane().notice().isHidden());
    }

    void aNumberNobodyMatchesIsReadAsAPhoneNumber() {
        PlaceFixture f(100);
        f.serve();
        search(f, u"07 85 25 88 69"_s);
        answer(f, 0);
        QCOMPARE(f.asked().searchTerm, u"785258869"_s);
        const EmptyState &empty = f.place.listPane().emptyState();
        QVERIFY2(words(empty).contains(u"785258869"_s), qPrintable(words(empty)));
        QVERIFY(!words(empty).contains(u"No user matches\n"_s)); // which is not known yet
        answer(f, 2);
        QVERIFY(f.table().isVisible());
        const Banner &notice = f.place.listPane().notice();
        QVERIFY(notice.isVisible());
        QVERIFY2(notice.text().contains(u"785258869"_s), qPrintable(notice.text()));
        // Another order and a reload are of the same search.
        Q_EMIT f.table().columns().sortRequested(UserSortKey::Email, false);
        QCOMPARE(f.asked().searchTerm, u"785258869"_s);
        answer(f, 2);
        f.place.reloadAction()->trigger();
        QCOMPARE(f.asked().searchTerm, u"785258869"_s);
        answer(f, 2);
        QVERIFY(notice.isVisible());
        search(f, u"ana"_s);
        QCOMPARE(f.asked().searchTerm, u"ana"_s);
        QVERIFY(notice.isHidden());
    }

    void aNameNobodyMatchesIsTriedTheOtherWayRound() {
        PlaceFixture f(100);
        f.serve();
        search(f, u"Ivanova Maria"_s);
        QCOMPARE(f.asked().searchTerm, u"Ivanova Maria"_s);
        answer(f, 0);
        QCOMPARE(f.asked().searchTerm, u"Maria Ivanova"_s);
        const EmptyState &empty = f.place.listPane().emptyState();
        QVERIFY2(words(empty).contains(u"Maria Ivanova"_s), qPrintable(words(empty)));
        answer(f, 2);
        const Banner &notice = f.place.listPane().notice();
        QVERIFY(notice.isVisible());
        QVERIFY2(notice.text().contains(u"“Maria Ivanova”"_s), qPrintable(notice.text()));
        QCOMPARE(f.field().text(), u"Ivanova Maria"_s);
    }

    void aNameThatNobodyHasIsTriedTwiceAndNoMore() {
        PlaceFixture f(100);
        f.serve();
        search(f, u"Ivanova Maria"_s);
        answer(f, 0);
        answer(f, 0);
        const size_t calls = f.source.calls().size();
        f.serve();
        QCOMPARE(f.source.calls().size(), calls);
        const EmptyState &empty = f.place.listPane().emptyState();
        QVERIFY(words(empty).contains(u"No user matches\n"_s));
        QVERIFY2(words(empty).contains(u"“Maria Ivanova”"_s), qPrintable(words(empty)));
    }

    void neitherReadingMatches() {
        PlaceFixture f(100);
        f.serve();
        search(f, u"2024-001234"_s);
        answer(f, 0);
        answer(f, 0);
        const EmptyState &empty = f.place.listPane().emptyState();
        QVERIFY(words(empty).contains(u"No user matches\n"_s));
        QVERIFY2(words(empty).contains(u"2024001234"_s), qPrintable(words(empty)));
        const size_t calls = f.source.calls().size();
        search(f, u"nobody"_s);
        answer(f, 0);
        QCOMPARE(f.source.calls().size(), calls + 1);
        QVERIFY2(!words(empty).contains(u"2024001234"_s), qPrintable(words(empty)));
    }

    void aPhoneNumberThatCannotBeLookedForSaysSo() {
        PlaceFixture f(100);
        f.serve();
        search(f, u"07 85 25 88 69"_s);
        answer(f, 0);
        f.source.refuse(1, ErrorKind::Offline);
        QCoreApplication::sendPostedEvents();
        QVERIFY(f.place.listPane().notice().isVisible());
        QVERIFY(words(f.place.listPane().emptyState()).contains(u"No list to show"_s));
        f.listing.retry(0);
        QCOMPARE(f.asked().searchTerm, u"785258869"_s);
        answer(f, 0);
        QVERIFY(f.place.listPane().notice().isHidden());
        QVERIFY(words(f.place.listPane().emptyState()).contains(u"No user matches\n"_s));
    }

    /// That nobody matches is no longer known then.
    void anEmptyListThatCannotBeReadAgainSaysSo() {
        PlaceFixture f(0);
        f.serve();
        f.place.reloadAction()->trigger();
        f.source.refuse(1, ErrorKind::Offline);
        QCoreApplication::sendPostedEvents();
        QVERIFY(f.place.listPane().notice().isVisible());
        f.place.reloadAction()->trigger();
        f.serve();
        QVERIFY(f.place.listPane().notice().isHidden());
    }

    void anInstanceThatWasKeptIsSeenWithoutItsHierarchy() {
        const QString id = u"6f1c2a3b-1111-2222-3333-444455559b2e"_s;
        UserFilters filters;
        filters.instance = InstanceId(id);
        PlaceFixture f(2'000);
        f.place.restoreState({{u"filters"_s, filters.toMap()}});
        f.serve();
        QCOMPARE(f.asked().instances, QList{filters.instance});
        InstanceSelector &instances = f.place.searchRow().instances();
        QVERIFY(instances.isVisible());
        QVERIFY2(instances.text().startsWith(u"6f1c2a3b"_s), qPrintable(instances.text()));
        QCOMPARE(instances.accessibleName(), u"Instance: "_s + id);
        QVERIFY(instances.toolTip().contains(id));
        QAction *const all = entry(*instances.menu(), u"All instances"_s);
        QVERIFY(all != nullptr);
        all->trigger();
        QVERIFY(f.asked().instances.isEmpty());
        QVERIFY(instances.isHidden());
        f.place.showInstance(filters.instance);
        QVERIFY(instances.isVisible());
    }

    void howManyMatchIsToldWhereThePlatformSaysIt() {
        PlaceFixture f(450);
        const QSignalSpy counted(&f.place, &UsersPlace::countChanged);
        UserPage page = f.fleet.page(1, 200);
        page.totalUsers.reset();
        f.source.answer(1, page);
        QCoreApplication::sendPostedEvents();
        QCOMPARE(f.place.filterBar().countText(), QString());
        QVERIFY(!counted.last().first().value<std::optional<qint64>>());
        f.serve();
        QVERIFY(f.place.filterBar().countText().contains(u"450"_s));
        QCOMPARE(counted.last().first().value<std::optional<qint64>>(), 450);
    }

    void daysEndAtMidnight() {
        PlaceFixture f(100);
        f.serve();
        UserFilters filters;
        filters.created.preset = CreatedFilter::Preset::Today;
        f.place.restoreState({{u"filters"_s, filters.toMap()}});
        f.serve();
        const QDate today = f.clock->now().toLocalTime().date();
        QCOMPARE(f.asked().createdFrom, today.startOfDay());
        f.clock->jumpTo(f.clock->now().addDays(1));
        f.place.reloadAction()->trigger();
        QCOMPARE(f.asked().createdFrom, today.addDays(1).startOfDay());
        f.serve();
        f.clock->jumpTo(f.clock->now().addDays(1));
        f.place.userRemoved(FakeFleet::deviceToken(3));
        QCOMPARE(f.asked().createdFrom, today.addDays(2).startOfDay());
    }
};

QTEST_MAIN(tst_users_search)
#include "tst_users_search.moc"
