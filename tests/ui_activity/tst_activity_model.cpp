#include "tests/ui_activity/FakeTrail.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace fleetkey::ui;
using namespace Qt::StringLiterals;

using Action = AuditEntry::Action;

namespace {

struct ModelFixture {
    FakeTrail trail;
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    ActivityModel model{clock, trail.source()};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};

    [[nodiscard]] QString text(int row, int column, int role = Qt::DisplayRole) const {
        return model.index(row, column).data(role).toString();
    }
    /// The rows are those of the trail from the newest on, none missing, none twice.
    [[nodiscard]] bool isInOrder() const {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.entry(row) != trail.entries.at(row))
                return false;
        }
        return true;
    }
    /// Answers what is asked for until nothing is; the tester asks for more by itself.
    void answerAll() {
        while (trail.open() > 0)
            trail.answer();
    }
};

} // namespace

class tst_activity_model : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatWasDoneWithTokensHasWordsAndLeadsToTheUser_data() {
        QTest::addColumn<Action>("action");
        QTest::addColumn<QString>("words");
        QTest::newRow("asked") << Action::UserCheck << u"Asked the platform"_s; // as the button is called
        QTest::newRow("taken over") << Action::UserTakeOver << u"Pasted tokens taken over"_s;
        QTest::newRow("remembered") << Action::UserRemember << u"Tokens remembered"_s;
        QTest::newRow("no longer") << Action::UserStopRemembering << u"Tokens no longer remembered"_s;
        QTest::newRow("forgotten") << Action::UserForget << u"Tokens forgotten"_s;
    }
    void whatWasDoneWithTokensHasWordsAndLeadsToTheUser() {
        QFETCH(Action, action);
        QFETCH(QString, words);
        ModelFixture f;
        f.trail.add(action);
        f.model.refresh();
        f.answerAll();
        QCOMPARE(f.text(0, ActivityModel::What), words);
        QCOMPARE(f.text(0, ActivityModel::Whom), u"User 1"_s);
        QCOMPARE(f.text(0, ActivityModel::Outcome), u"Done"_s);
        QCOMPARE(f.model.user(0), DeviceToken(f.trail.entries.first().subject));
    }

    void whatWasDoneWithThePinIsAboutNobody() {
        ModelFixture f;
        AuditEntry &entry = f.trail.add(Action::PinChange);
        entry.subject.clear();
        entry.subjectName.clear();
        f.model.refresh();
        f.answerAll();
        QCOMPARE(f.text(0, ActivityModel::What), u"PIN of this console changed"_s);
        QCOMPARE(f.text(0, ActivityModel::Whom), QString());
        QVERIFY(f.model.user(0).isEmpty());
    }

    void readsPageByPage() {
        FakeTrail trail;
        trail.add(250);
        ActivityModel model(std::make_shared<FakeClock>(), trail.source());
        QVERIFY(!model.canFetchMore({})); // nothing is known yet
        model.refresh();
        QVERIFY(model.isBusy());
        QVERIFY(!model.isRead());
        trail.answer();
        QCOMPARE(model.rowCount(), 100);
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        QVERIFY(!model.canFetchMore({})); // one page at a time
        trail.answer();
        model.fetchMore({});
        trail.answer();
        QCOMPARE(model.rowCount(), 250);
        QVERIFY(!model.canFetchMore({}));
        QCOMPARE(model.entry(249).id, 1);
    }

    void staysAModelThroughAll() {
        ModelFixture f;
        f.trail.add(230);
        f.model.refresh();
        f.answerAll();
        QVERIFY(f.isInOrder());
        f.trail.add(3);
        f.model.refresh();
        f.answerAll();
        QVERIFY(f.isInOrder());
        QCOMPARE(f.model.entry(0).id, 233);
        f.trail.add(150); // more than a page: the rows begin anew
        f.model.refresh();
        f.answerAll();
        QVERIFY(f.isInOrder());
        QCOMPARE(f.model.entry(0).id, 383);
    }

    void newEntriesComeOnTop() {
        ModelFixture f;
        f.trail.add(3);
        f.model.refresh();
        f.answerAll();
        QSignalSpy inserted(&f.model, &QAbstractItemModel::rowsInserted);
        QSignalSpy reset(&f.model, &QAbstractItemModel::modelReset);
        f.trail.add(2);
        f.model.refresh();
        f.answerAll();
        QCOMPARE(f.model.rowCount(), 5);
        QCOMPARE(inserted.size(), 1);
        QCOMPARE(inserted[0][1].toInt(), 0);
        QCOMPARE(inserted[0][2].toInt(), 1);
        f.model.refresh();
        f.answerAll();
        QCOMPARE(inserted.size(), 1);
        QVERIFY(reset.isEmpty());
        QVERIFY(f.isInOrder());
    }

    void aWordDuringARead() {
        ModelFixture f;
        f.trail.add(1);
        f.model.refresh();
        f.model.refresh();
        QCOMPARE(f.trail.open(), 1U);
        f.trail.answer();
        QCOMPARE(f.trail.open(), 1U); // and once more, for what happened meanwhile
        f.trail.add(1);
        f.trail.answer();
        QCOMPARE(f.model.rowCount(), 2);
        QCOMPARE(f.trail.open(), 0U);
    }

    void aFailureKeepsTheRows() {
        FakeTrail trail;
        trail.add(150);
        ActivityModel model(std::make_shared<FakeClock>(), trail.source());
        model.refresh();
        trail.answer();
        model.fetchMore({});
        trail.refuse();
        QCOMPARE(model.rowCount(), 100);
        QCOMPARE(model.failure()->kind, ErrorKind::Storage);
        QVERIFY(!model.canFetchMore({})); // scrolling does not ask over and over
        model.retry();
        QVERIFY(!model.failure());
        QCOMPARE(trail.asked.back().beforeId, 51);
        trail.answer();
        QCOMPARE(model.rowCount(), 150);
    }

    void aFirstFailureCanBeRetried() {
        ModelFixture f;
        f.trail.add(2);
        f.model.refresh();
        f.trail.refuse();
        QVERIFY(!f.model.isRead());
        f.model.retry();
        f.answerAll();
        QCOMPARE(f.model.rowCount(), 2);
    }

    void cancelledIsNoFailure() {
        ModelFixture f;
        f.model.refresh();
        f.trail.refuse(ErrorKind::Cancelled);
        QVERIFY(!f.model.failure());
        QVERIFY(!f.model.isBusy());
    }

    void saysWhatWasDone() {
        ModelFixture f;
        f.trail.add(Action::SignIn).subject = u"fleet@acme.example"_s;
        f.trail.entries.first().subjectName.clear();
        AuditEntry &login = f.trail.add(Action::UserLogin);
        login.subjectName = u"Ana\nPetrović"_s;
        login.succeeded = false;
        login.result = u"wrong key"_s;
        f.trail.add(Action::CopyKey).succeeded = false;
        f.model.refresh();
        f.answerAll();
        QCOMPARE(f.text(0, ActivityModel::What), u"InstanceKey copied"_s);
        QCOMPARE(f.text(0, ActivityModel::Outcome), u"Failed"_s);
        QCOMPARE(f.text(1, ActivityModel::Whom), u"Ana Petrović"_s);
        QCOMPARE(f.text(1, ActivityModel::Outcome), u"Failed: wrong key"_s);
        QCOMPARE(f.text(2, ActivityModel::Whom), u"fleet@acme.example"_s);
        QVERIFY(f.text(2, ActivityModel::Identifier).isEmpty());
        QCOMPARE(f.text(2, ActivityModel::Outcome), u"Done"_s);
    }

    void saysInWordsWhatWasCancelled() {
        ModelFixture f;
        AuditEntry &activation = f.trail.add(Action::Activate);
        activation.succeeded = false;
        activation.result = AuditEntry::cancelled;
        f.model.refresh();
        f.answerAll();
        QCOMPARE(f.text(0, ActivityModel::Outcome), u"Failed: cancelled before the answer came"_s);
    }

    void momentsMoveOn() {
        ModelFixture f;
        f.trail.add().when = f.clock->now().addSecs(-3 * 3600);
        f.model.refresh();
        f.answerAll();
        QCOMPARE(f.text(0, ActivityModel::When), u"3\u00a0h ago"_s);
        QVERIFY(f.text(0, ActivityModel::When, Qt::ToolTipRole).contains(u"2026-06-01 09:00:00 UTC"_s));
        QCOMPARE(f.text(0, ActivityModel::When, ActivityModel::CopyRole), u"2026-06-01 09:00:00 UTC"_s);
        QSignalSpy changed(&f.model, &QAbstractItemModel::dataChanged);
        f.clock->advance(std::chrono::hours(1));
        f.model.updateMoments();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(f.text(0, ActivityModel::When), u"4\u00a0h ago"_s);
    }

    void knowsWhichEntriesAreAboutUsers() {
        ModelFixture f;
        const QString id = u"6f1c2a7e-51d4-4d0b-8c41-1f77aa0c9b2e"_s;
        for (const Action action :
            {Action::SignIn, Action::CopyKey, Action::Register, Action::UserLogin, Action::Copy})
            f.trail.add(action).subject = id;
        f.trail.add(Action::UserCheck).subject = u"no uuid"_s;
        f.model.refresh();
        f.answerAll();
        QVERIFY(f.model.user(0).isEmpty());
        QCOMPARE(f.model.user(1).text(), id);
        QCOMPARE(f.model.user(2).text(), id);
        QCOMPARE(f.model.user(3).text(), id);
        QVERIFY(f.model.user(4).isEmpty()); // that id is an InstanceId
        QVERIFY(f.model.user(5).isEmpty());
    }
};

QTEST_MAIN(tst_activity_model)
#include "tst_activity_model.moc"
