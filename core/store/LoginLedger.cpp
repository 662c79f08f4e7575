#include "core/store/LoginLedger.h"

#include "core/store/Database.h"
#include "core/store/Sql.h"

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

constexpr qint64 blockMs = std::chrono::milliseconds(LoginLedger::block).count();
/// The longest span that is counted: a day.
constexpr qint64 countedMs = std::chrono::milliseconds(std::chrono::hours(24)).count();
/// Logins are kept for longer than they count, so that a clock that jumps ahead and back loses none.
constexpr qint64 keptMs = 2 * countedMs;

QDateTime toDateTime(qint64 time) {
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC);
}

QDateTime timeFromRow(const QSqlQuery &row) {
    return toDateTime(row.value(0).toLongLong());
}

/// Logins and a block of a time that has not come yet were written before the clock was set back: they begin
/// now.
Result<void> reconcileWithClock(QSqlDatabase &database, const QString &environment, qint64 now) {
    auto done = sql::execute(
        database, u"UPDATE login SET at = ? WHERE environment = ? AND at > ?"_s, {now, environment, now});
    if (done) {
        done = sql::execute(database,
            u"UPDATE login_block SET until = ? + span WHERE environment = ? AND until > ? + span"_s,
            {now, environment, now});
    }
    return done;
}

Result<LoginAllowance> allowanceIn(QSqlDatabase &database, const QString &environment, qint64 now) {
    const auto spent
        = sql::rows<QDateTime>(database, u"SELECT at FROM login WHERE environment = ? AND at > ?"_s,
            {environment, now - countedMs}, timeFromRow);
    if (!spent)
        return fail(spent.error());
    const auto block = sql::firstRow<QDateTime>(
        database, u"SELECT until FROM login_block WHERE environment = ?"_s, {environment}, timeFromRow);
    if (!block)
        return fail(block.error());
    return LoginAllowance::after(*spent, *block, toDateTime(now));
}

/// Reconciles in a transaction of its own: were it part of the next one, a refusal would roll it back, and
/// logins of the future would be refused for ever.
void reconcileFirst(Database &store, QString environment, qint64 now) {
    (void)store.transaction<void>(
        [environment = std::move(environment), now](
            QSqlDatabase &database) { return reconcileWithClock(database, environment, now); },
        Durability::SurvivesProcessExit);
}

Result<LoginAllowance> reserveIn(QSqlDatabase &database, const QString &environment, qint64 now) {
    const auto before = allowanceIn(database, environment, now);
    if (!before)
        return before;
    if (before->left == 0)
        return fail(before->refusal());
    auto written = sql::execute(database, u"DELETE FROM login WHERE at < ?"_s, {now - keptMs});
    if (written) {
        written = sql::execute(
            database, u"INSERT INTO login (environment, at) VALUES (?, ?)"_s, {environment, now});
    }
    if (!written)
        return fail(written.error());
    return allowanceIn(database, environment, now);
}

/// A 429 answers a login that was written down moments before: that tells how long the block is, whatever
/// the clock will say later.
Result<void> blockIn(QSqlDatabase &database, const QString &environment, qint64 until) {
    const auto lastLogin = sql::firstRow<QDateTime>(database,
        u"SELECT at FROM login WHERE environment = ? ORDER BY at DESC LIMIT 1"_s, {environment}, timeFromRow);
    if (!lastLogin)
        return fail(lastLogin.error());
    const QDateTime end = toDateTime(until);
    const qint64 span = *lastLogin && **lastLogin < end ? (*lastLogin)->msecsTo(end) : blockMs;
    return sql::execute(database,
        u"INSERT INTO login_block (environment, until, span) VALUES (?, ?, ?)"
        " ON CONFLICT (environment) DO UPDATE SET until = excluded.until, span = excluded.span"
        " WHERE excluded.until > until"_s,
        {environment, until, span});
}

} // namespace

LoginLedger::LoginLedger(std::shared_ptr<Database> database)
    : m_database(std::move(database)) {
}

Pending<LoginAllowance> LoginLedger::reserve(QString environment, const QDateTime &now) {
    reconcileFirst(*m_database, environment, now.toMSecsSinceEpoch());
    return m_database->transaction<LoginAllowance>(
        [environment = std::move(environment), now = now.toMSecsSinceEpoch()](
            QSqlDatabase &database) { return reserveIn(database, environment, now); },
        Durability::SurvivesProcessExit);
}

Pending<LoginAllowance> LoginLedger::allowance(QString environment, const QDateTime &now) {
    reconcileFirst(*m_database, environment, now.toMSecsSinceEpoch());
    return m_database->transaction<LoginAllowance>(
        [environment = std::move(environment), now = now.toMSecsSinceEpoch()](
            QSqlDatabase &database) { return allowanceIn(database, environment, now); },
        Durability::SurvivesProcessExit);
}

Pending<void> LoginLedger::blocked(QString environment, const QDateTime &until) {
    return m_database->transaction<void>(
        [environment = std::move(environment), until = until.toMSecsSinceEpoch()](
            QSqlDatabase &database) { return blockIn(database, environment, until); });
}

} // namespace fleetkey
