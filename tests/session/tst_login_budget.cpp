#include "core/session/LoginBudget.h"
#include "core/store/Database.h"
#include "tests/support/Await.h"
#include "tests/support/FakeClock.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Desk {
    explicit Desk(const QString &place, std::shared_ptr<FakeClock> time = std::make_shared<FakeClock>())
        : clock(std::move(time))
        , budget(u"sandbox"_s, std::make_shared<LoginLedger>(std::make_shared<Database>(place)), clock) { }

    [[nodiscard]] LoginAllowance allowance() const { return budget.facts().allowance; }

    std::shared_ptr<FakeClock> clock;
    LoginBudget budget;
};

Error rateLimited(std::optional<QDateTime> retryAt = std::nullopt) {
    Error error;
    error.kind = ErrorKind::RateLimited;
    error.retryAt = std::move(retryAt);
    return error;
}

} // namespace

class tst_login_budget : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void refusesTheOneTooMany_data() {
        QTest::addColumn<bool>("withLedger");
        QTest::newRow("ledger") << true;
        QTest::newRow("no ledger") << false;
    }

    /// The rules are the same where the ledger cannot be used, only for this console alone.
    void refusesTheOneTooMany() {
        QFETCH(const bool, withLedger);
        Desk desk(withLedger ? m_folder->filePath(u"fleetkey.sqlite"_s) : u"/proc/nowhere/ledger"_s);
        for (int i = 1; i <= LoginLedger::limit; ++i) {
            QVERIFY(await(desk.budget.reserve()).has_value());
            QCOMPARE(desk.allowance().left, LoginLedger::limit - i);
        }
        QCOMPARE(desk.budget.facts().trouble.has_value(), !withLedger);
        const auto refused = await(desk.budget.reserve());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::LoginBudget);
        QCOMPARE(refused.error().retryAt, desk.clock->now().addDuration(LoginLedger::window));
        QCOMPARE(desk.allowance().nextAt, refused.error().retryAt);
        desk.clock->advance(LoginLedger::window + 1s);
        QVERIFY(await(desk.budget.reserve()).has_value());
        QCOMPARE(desk.allowance().left, LoginLedger::limit - 1);
    }

    void warnsOfTheSoftLimits_data() { refusesTheOneTooMany_data(); }

    void warnsOfTheSoftLimits() {
        QFETCH(const bool, withLedger);
        Desk desk(withLedger ? m_folder->filePath(u"fleetkey.sqlite"_s) : u"/proc/nowhere/ledger"_s);
        const QDateTime first = desk.clock->now();
        for (int i = 0; i < LoginLedger::hourlyLimit; ++i) {
            QVERIFY(!await(desk.budget.current()).value().allowance.warning());
            QVERIFY(await(desk.budget.reserve()).has_value());
            desk.clock->advance(2min);
        }
        const auto asked = await(desk.budget.current()).value().allowance.warning();
        QCOMPARE(asked, (LoginWarning{LoginWarning::Span::Hour, 6, 5, first.addSecs(3600)}));
        desk.clock->advance(2h);
        QCOMPARE(await(desk.budget.current()).value().allowance.warning()->span, LoginWarning::Span::Day);
        desk.clock->advance(24h);
        QVERIFY(!await(desk.budget.current()).value().allowance.warning());
    }

    void learnsFromTheBlock_data() { refusesTheOneTooMany_data(); }

    void learnsFromTheBlock() {
        QFETCH(const bool, withLedger);
        Desk desk(withLedger ? m_folder->filePath(u"fleetkey.sqlite"_s) : u"/proc/nowhere/ledger"_s);
        QVERIFY(await(desk.budget.reserve()).has_value());
        const QDateTime until = desk.clock->now().addSecs(1200);
        QCOMPARE(await(desk.budget.learn(rateLimited(until))).has_value(), withLedger);
        QCOMPARE(desk.allowance().left, 0);
        QCOMPARE(desk.allowance().blockedUntil, until);
        QCOMPARE(await(desk.budget.reserve()).error().retryAt, until);
        desk.clock->advance(1201s);
        QVERIFY(await(desk.budget.reserve()).has_value());
    }

    /// What was counted while the ledger could not be used is not in it when it can be used again.
    void aLedgerThatComesBackDoesNotKnowAll() {
        const QString folder = m_folder->filePath(u"store"_s);
        QVERIFY(QFile(folder).open(QIODevice::WriteOnly)); // where the folder should be
        const auto clock = std::make_shared<FakeClock>();
        Desk desk(folder + u"/fleetkey.sqlite"_s, clock);
        for (int i = 0; i < LoginLedger::limit; ++i)
            QVERIFY(await(desk.budget.reserve()).has_value());
        QVERIFY(desk.budget.facts().trouble.has_value());

        QVERIFY(QFile::remove(folder));
        QCOMPARE(await(desk.budget.current()).value().allowance.left, 0);
        QVERIFY(!desk.budget.facts().trouble);
        QCOMPARE(await(desk.budget.reserve()).error().retryAt, clock->now().addDuration(LoginLedger::window));
        clock->advance(LoginLedger::window + 1s);
        QVERIFY(await(desk.budget.reserve()).has_value());
    }

    void aBlockLearntWithoutTheLedgerReachesTheOtherConsolesLater() {
        const QString folder = m_folder->filePath(u"store"_s);
        QVERIFY(QFile(folder).open(QIODevice::WriteOnly)); // where the folder should be
        const auto clock = std::make_shared<FakeClock>();
        Desk desk(folder + u"/fleetkey.sqlite"_s, clock);
        const QDateTime until = clock->now().addSecs(1200);
        QVERIFY(!await(desk.budget.learn(rateLimited(until))));

        QVERIFY(QFile::remove(folder));
        QCOMPARE(await(desk.budget.reserve()).error().retryAt, until);
        Desk other(folder + u"/fleetkey.sqlite"_s, clock);
        QCOMPARE(await(other.budget.current()).value().allowance.blockedUntil, until);
    }

    void anOwnBlockIsNoLongerBecauseTheClockWasSetBack() {
        Desk desk(u"/proc/nowhere/ledger"_s);
        std::ignore = await(desk.budget.learn(rateLimited(desk.clock->now().addSecs(1200))));
        desk.clock->jumpTo(desk.clock->now().addDays(-1));
        QCOMPARE(
            await(desk.budget.current()).value().allowance.blockedUntil, desk.clock->now().addSecs(1200));
    }

    void anHourWhereThePlatformDoesNotSay() {
        Desk desk(m_folder->filePath(u"fleetkey.sqlite"_s));
        QVERIFY(await(desk.budget.learn(rateLimited())).has_value());
        QCOMPARE(desk.allowance().blockedUntil, desk.clock->now().addSecs(3600));
    }

    void otherOutcomesTeachNothing() {
        Desk desk(m_folder->filePath(u"fleetkey.sqlite"_s));
        QVERIFY(await(desk.budget.reserve()).has_value());
        const auto before = desk.budget.facts();
        QVERIFY(await(desk.budget.learn(Error::of(ErrorKind::Unauthorized))).has_value());
        QCOMPARE(desk.budget.facts(), before);
    }

    void tellsWhatOtherConsolesSpent() {
        const auto clock = std::make_shared<FakeClock>();
        Desk first(m_folder->filePath(u"fleetkey.sqlite"_s), clock);
        Desk second(m_folder->filePath(u"fleetkey.sqlite"_s), clock);
        QVERIFY(!second.budget.facts().known);
        QSignalSpy changes(&second.budget, &LoginBudget::changed);
        second.budget.reload();
        QTRY_COMPARE(changes.size(), 1);
        QCOMPARE(second.allowance().left, LoginLedger::limit);
        QVERIFY(await(first.budget.reserve()).has_value());
        second.budget.reload();
        QTRY_COMPARE(changes.size(), 2);
        QCOMPARE(second.allowance().left, LoginLedger::limit - 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(tst_login_budget)
#include "tst_login_budget.moc"
