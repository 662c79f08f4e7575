#include "core/store/LoginLedger.h"
#include "tests/store/TemporaryStore.h"
#include "tests/support/Await.h"
#include "tests/support/OtherProcess.h"

using namespace fleetkey;
using namespace fleetkey::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QString Production = u"production"_s;

QDateTime later(std::chrono::milliseconds span) {
    return Noon.addMSecs(span.count());
}

/// Reserves ten times as quickly as it can; answers how often it was let through.
int reserveLikeAnotherConsole(const QStringList &arguments) {
    LoginLedger ledger(std::make_shared<Database>(arguments.at(1)));
    waitForGo();
    int granted = 0;
    for (int i = 0; i < 10; ++i)
        granted += await(ledger.reserve(Production, Noon)).has_value() ? 1 : 0;
    say(QByteArray::number(granted));
    return 0;
}

} // namespace

class tst_login_ledger : public QObject {
    Q_OBJECT

    std::unique_ptr<TemporaryStore> m_store;
    std::shared_ptr<LoginLedger> m_ledger;

    Result<LoginAllowance> reserve(const QDateTime &now) { return await(m_ledger->reserve(Production, now)); }
    Result<LoginAllowance> allowance(const QDateTime &now) {
        return await(m_ledger->allowance(Production, now));
    }
    void spendAll(const QDateTime &now) {
        for (int i = 0; i < LoginLedger::limit; ++i)
            QVERIFY(reserve(now));
    }

private Q_SLOTS:
    void init() {
        m_store = std::make_unique<TemporaryStore>();
        m_ledger = std::make_shared<LoginLedger>(m_store->open());
    }

    void cleanup() {
        m_ledger.reset();
        m_store.reset();
    }

    void countsDown() {
        QCOMPARE(allowance(Noon).value().left, 5);
        for (int left = 4; left >= 0; --left) {
            const auto result = reserve(Noon);
            QVERIFY(result);
            QCOMPARE(result->left, left);
            QCOMPARE(result->limit, 5);
        }
        QCOMPARE(allowance(Noon).value().left, 0);
    }

    void refusesTheSixthWithinTheMinute() {
        for (int i = 0; i < 5; ++i)
            QVERIFY(reserve(later(10s * i)));
        const auto refused = reserve(later(59s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::LoginBudget);
        QCOMPARE(refused.error().retryAt, Noon.addSecs(LoginLedger::window.count()));
        QCOMPARE(allowance(later(59s)).value().nextAt, refused.error().retryAt);
    }

    void allowsOneAgainWhenTheFirstHasPassed() {
        for (int i = 0; i < 5; ++i)
            QVERIFY(reserve(later(10s * i)));
        QVERIFY(!reserve(later(LoginLedger::window - 1ms)));
        const auto next = reserve(later(LoginLedger::window));
        QVERIFY(next);
        QCOMPARE(next->left, 0);
        QCOMPARE(next->nextAt, later(10s + LoginLedger::window));
    }

    void refusedLoginsAreNotCounted() {
        spendAll(Noon);
        QVERIFY(!reserve(later(30s)));
        QCOMPARE(allowance(later(LoginLedger::window)).value().left, 5);
    }

    void environmentsAreCountedApart() {
        spendAll(Noon);
        QVERIFY(await(m_ledger->reserve(u"sandbox"_s, Noon)));
        QCOMPARE(await(m_ledger->allowance(u"sandbox"_s, Noon)).value().left, 4);
    }

    void aBlockHoldsUntilItsEndAcrossRestarts() {
        QVERIFY(reserve(Noon));
        QVERIFY(await(m_ledger->blocked(Production, later(1h))));
        m_ledger = std::make_shared<LoginLedger>(m_store->open());
        const auto blocked = allowance(later(59min));
        QVERIFY(blocked);
        QCOMPARE(blocked->left, 0);
        QCOMPARE(blocked->blockedUntil, later(1h));
        QCOMPARE(blocked->nextAt, later(1h));
        QCOMPARE(reserve(later(59min)).error().retryAt, later(1h));
        QVERIFY(reserve(later(1h)));
        QVERIFY(!allowance(later(1h)).value().blockedUntil);
    }

    void aShorterBlockDoesNotShortenTheOneKnown() {
        QVERIFY(await(m_ledger->blocked(Production, later(1h))));
        QVERIFY(await(m_ledger->blocked(Production, later(1min))));
        QCOMPARE(allowance(Noon).value().blockedUntil, later(1h));
    }

    void aClockSetBackLocksNobodyOutForEver() {
        const QDateTime wrong = Noon.addYears(4);
        spendAll(wrong);
        // They may have been spent a second ago, so they count once more; whoever keeps asking is let in too.
        QCOMPARE(reserve(Noon).error().retryAt, later(LoginLedger::window));
        QVERIFY(!reserve(later(30s)));
        QVERIFY(reserve(later(LoginLedger::window)));
    }

    void aClockSetBackDoesNotProlongABlock() {
        const QDateTime wrong = Noon.addYears(4);
        QVERIFY(reserve(wrong));
        QVERIFY(await(m_ledger->blocked(Production, wrong.addSecs(7'200))));
        QCOMPARE(allowance(Noon).value().blockedUntil, later(2h));
        QVERIFY(!reserve(later(1h)));
        QVERIFY(reserve(later(2h)));
    }

    /// The documentation names 5 a minute, 5 an hour and 5 a day: the first is refused, the others are said.
    void warnsOfTheSixthWithinTheHourAndTheDay() {
        for (int i = 0; i < 4; ++i)
            QVERIFY(reserve(later(5min * i)));
        QVERIFY(!allowance(later(20min)).value().warning());
        const auto fifth = reserve(later(20min));
        QVERIFY(fifth);
        QCOMPARE(fifth->left, 4);
        QCOMPARE(fifth->hour.left(), 0);
        const LoginWarning hour{LoginWarning::Span::Hour, 6, 5, later(1h)};
        QCOMPARE(allowance(later(1h) - 1ms).value().warning(), hour);
        const LoginWarning day{LoginWarning::Span::Day, 6, 5, later(24h)};
        QCOMPARE(allowance(later(1h)).value().warning(), day);
        QCOMPARE(allowance(later(1h)).value().hour.left(), 1);
        // It warns and does not refuse, and what is spent against the advice counts as well.
        QVERIFY(reserve(later(2h)));
        const LoginWarning seventh{LoginWarning::Span::Day, 7, 5, later(24h + 5min)};
        QCOMPARE(allowance(later(3h)).value().warning(), seventh);
        QVERIFY(!allowance(later(24h + 5min)).value().warning());
        QCOMPARE(allowance(later(24h + 5min)).value().day, (SoftLoginLimit{5, 4, {}}));
    }

    void warnsOfNothingThatIsRefusedAnyway() {
        spendAll(Noon);
        QVERIFY(!allowance(Noon).value().warning());
        QVERIFY(allowance(later(LoginLedger::window)).value().warning());
        QVERIFY(await(m_ledger->blocked(Production, later(1h))));
        QVERIFY(!allowance(later(LoginLedger::window)).value().warning());
    }

    void twoProcessesTogetherStayWithinTheLimit() {
        for (int round = 0; round < 5; ++round) {
            init();
            OtherProcess first({u"--role=reserve"_s, m_store->path()});
            OtherProcess second({u"--role=reserve"_s, m_store->path()});
            QTRY_VERIFY(!first.lines().isEmpty() && !second.lines().isEmpty());
            first.go();
            second.go();
            QTRY_VERIFY_WITH_TIMEOUT(first.hasEnded() && second.hasEnded(), 30'000);
            QCOMPARE(first.lines().size(), 2);
            QCOMPARE(second.lines().size(), 2);
            QCOMPARE(first.lines().at(1).toInt() + second.lines().at(1).toInt(), 5);
        }
    }
};

int main(int argc, char **argv) {
    return runTestOrRole<tst_login_ledger>(argc, argv, reserveLikeAnotherConsole);
}

#include "tst_login_ledger.moc"
