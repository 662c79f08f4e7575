#include "tests/ui_hierarchy/HierarchyFixture.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

using Kind = HierarchyNode::Kind;
using State = UserCounts::State;

namespace {

/// A model over counts that the test answers.
struct ModelFixture {
    std::vector<std::pair<InstanceId, Completer<qint64>>> asked;
    UserCounts counts{[this](const InstanceId &instance, std::stop_token) {
        return asTask(asked.emplace_back(instance, Completer<qint64>()).second.pending());
    }};
    HierarchyModel model{counts};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    void answer(size_t at, Result<qint64> users) {
        asked[at].second.complete(std::move(users));
        HierarchyFixture::settle();
    }
    [[nodiscard]] QModelIndex at(const InstanceId &instance) const {
        return model.find(u"instance/"_s + instance.text());
    }
};

QString text(const QModelIndex &index, int column) {
    return index.siblingAtColumn(column).data().toString();
}

} // namespace

class tst_hierarchy_model : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void isATree() {
        ModelFixture f;
        f.model.setTree(sampleTree());
        QCOMPARE(f.model.rowCount(), 1);
        const QModelIndex company = f.model.index(0, 0);
        QCOMPARE(f.model.rowCount(company), 2);
        QCOMPARE(f.model.rowCount(f.model.index(0, 0, company)), 3);
        QCOMPARE(f.model.count(Kind::Instance), 5);
        const QModelIndex drivers = f.model.firstOfInterest();
        QCOMPARE(text(drivers, HierarchyModel::Name), u"Drivers EU"_s);
        QCOMPARE(text(drivers, HierarchyModel::Status), u"Active"_s);
        QCOMPARE(text(drivers, HierarchyModel::Environment), u"Production"_s);
        QCOMPARE(text(drivers, HierarchyModel::Id), instanceId(1).text());
        QCOMPARE(text(f.at(instanceId(3)), HierarchyModel::Status), u"Deactivated"_s);
    }

    void readingAgainReplacesTheTree() {
        ModelFixture f;
        f.model.setTree(sampleTree());
        HierarchyTree smaller = sampleTree();
        smaller.applications.removeFirst();
        f.model.setTree(smaller);
        QCOMPARE(f.model.count(Kind::Instance), 2);
        QVERIFY(!f.at(instanceId(1)).isValid());
        f.model.setTree({});
        QCOMPARE(f.model.rowCount(), 0);
        QVERIFY(!f.model.firstOfInterest().isValid());
    }

    void applicationsOfAnUnknownCompanyStandOnTop() {
        ModelFixture f;
        HierarchyTree tree = sampleTree();
        tree.companies.clear();
        tree.applications[0].companyId = {};
        f.model.setTree(tree);
        QCOMPARE(f.model.rowCount(), 2); // the company of the other one, and the first application
        QCOMPARE(f.model.node(f.model.index(0, 0))->kind, Kind::Company);
        QCOMPARE(f.model.node(f.model.index(1, 0))->kind, Kind::Application);
    }

    void companiesGetTheirNameLater() {
        ModelFixture f;
        f.model.setTree(sampleTree());
        QCOMPARE(text(f.model.index(0, 0), HierarchyModel::Name), u"Company"_s);
        QSignalSpy changed(&f.model, &QAbstractItemModel::dataChanged);
        f.model.setCompanyName(sampleTree().companies.constFirst(), u"Acme Logistics"_s);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(text(f.model.index(0, 0), HierarchyModel::Name), u"Acme Logistics"_s);
        f.model.setTree(sampleTree());
        QCOMPARE(text(f.model.index(0, 0), HierarchyModel::Name), u"Acme Logistics"_s);
    }

    void countsTwoAtATime() {
        ModelFixture f;
        f.model.setTree(sampleTree());
        QList<InstanceId> all;
        for (int number = 1; number <= 5; ++number)
            all.append(instanceId(number));
        f.counts.want(all);
        QCOMPARE(f.asked.size(), 2U);
        f.answer(0, 3102);
        QCOMPARE(f.asked.size(), 3U);
        QCOMPARE(f.asked.back().first, instanceId(3));
        QCOMPARE(text(f.at(instanceId(1)), HierarchyModel::Users), QLocale().toString(3102));
        f.counts.want({instanceId(5)}); // others are out of sight by now
        f.answer(1, 1);
        QCOMPARE(f.asked.back().first, instanceId(5));
        f.counts.want(all);
        f.answer(2, 1);
        f.answer(3, 1);
        f.answer(4, 1);
        QCOMPARE(f.asked.size(), 5U);
        f.counts.want(all);
        QCOMPARE(f.asked.size(), 5U); // what is known is not asked again
        f.counts.forget(instanceId(2));
        QCOMPARE(f.asked.back().first, instanceId(2));
    }

    void parentsSumUp() {
        ModelFixture f;
        f.model.setTree(sampleTree());
        const QModelIndex pilot = f.at(instanceId(4)).parent();
        QCOMPARE(f.model.users(pilot).state, State::Unknown);
        f.counts.want({instanceId(4), instanceId(5)});
        f.answer(0, 40);
        QCOMPARE(f.model.users(pilot).state, State::Unknown);
        f.answer(1, 2);
        QCOMPARE(f.model.users(pilot).state, State::Known);
        QCOMPARE(f.model.users(pilot).users, 42);
        QCOMPARE(f.model.users(f.model.index(0, 0)).state, State::Unknown);
    }

    void aFailedCountIsNoNumber() {
        ModelFixture f;
        f.model.setTree(sampleTree());
        f.counts.want({instanceId(4)});
        f.answer(0, fail(ErrorKind::Forbidden));
        const QModelIndex users = f.at(instanceId(4)).siblingAtColumn(HierarchyModel::Users);
        QVERIFY(users.data().toString().isEmpty());
        QVERIFY(!users.data(Qt::ToolTipRole).toString().isEmpty());
        QCOMPARE(users.data(Qt::AccessibleTextRole).toString(), u"users not counted"_s);
        QCOMPARE(f.model.users(users.parent()).state, State::Failed);
    }

    // It once counted as none.
    void whatIsNotShownIsNotCounted() {
        ModelFixture f;
        HierarchyTree tree = sampleTree();
        tree.applications[1].instances.clear();
        tree.applications[1].instancesRefused = true;
        f.model.setTree(tree);
        f.counts.want({instanceId(1), instanceId(2)});
        f.answer(0, 1);
        f.answer(1, 1);
        f.counts.want({instanceId(3)});
        f.answer(2, 1);
        const QModelIndex company = f.model.index(0, 0);
        QCOMPARE(f.model.users(f.model.index(0, 0, company)).users, 3);
        for (const QModelIndex &index : {company, f.model.index(1, 0, company)}) {
            const QModelIndex users = index.siblingAtColumn(HierarchyModel::Users);
            QCOMPARE(f.model.users(index).state, State::Failed);
            QVERIFY(users.data().toString().isEmpty());
            QVERIFY(!users.data(Qt::ToolTipRole).toString().isEmpty());
        }
    }

    void theApplicationsOfACompanyMayNotBeShown() {
        ModelFixture f;
        HierarchyTree tree;
        tree.companies = tree.companiesRefused = {CompanyId(u"c1"_s)};
        f.model.setTree(tree);
        QCOMPARE(f.model.users(f.model.index(0, 0)).state, State::Failed);
    }

    void clearedCountsIgnoreLateAnswers() {
        ModelFixture f;
        f.model.setTree(sampleTree());
        f.counts.want({instanceId(1)});
        f.counts.clear();
        f.answer(0, 7);
        QCOMPARE(f.counts.of(instanceId(1)).state, State::Unknown);
    }

    void copiesARow() {
        ModelFixture f;
        HierarchyTree tree = sampleTree();
        tree.applications[0].instances[0].name = u"Drivers\tEU\n2"_s;
        f.model.setTree(tree);
        f.counts.want({instanceId(1)});
        f.answer(0, 12'408);
        QCOMPARE(f.model.copied(f.at(instanceId(1))),
            u"Drivers EU 2\t12408\tActive\tProduction\t"_s + instanceId(1).text());
    }

    void speaksWhatIsPainted() {
        ModelFixture f;
        f.model.setTree(sampleTree());
        const QModelIndex drivers = f.at(instanceId(1));
        QCOMPARE(drivers.data(Qt::AccessibleTextRole).toString(), u"Instance Drivers EU"_s);
        QCOMPARE(drivers.siblingAtColumn(HierarchyModel::Users).data(Qt::AccessibleTextRole).toString(),
            u"users not counted yet"_s);
    }
};

QTEST_MAIN(tst_hierarchy_model)
#include "tst_hierarchy_model.moc"
