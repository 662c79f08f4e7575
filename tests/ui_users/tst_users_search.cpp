#include "tests/ui_users/PlaceFixture.h"
#include "ui/users/UserFilters.h"

#include <QAction>
#include <QMenu>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

namespace {

QAction *entry(QMenu &menu, const QString &text) {
    Q_EMIT menu.aboutToShow();
    const auto actions = menu.actions();
    const auto found
        = std::ranges::find_if(actions, [&text](const QAction *action) { return action->text() == text; });
    return found == actions.end() ? nullptr : *found;
}

} // namespace

/// What the list is asked for, and what it tells of the question.
class tst_users_search : public QObject {
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_MAIN(tst_users_search)
#include "tst_users_search.moc"
