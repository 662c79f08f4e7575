#include "core/store/Leases.h"

#include "core/store/Database.h"
#include "core/store/LifeSign.h"
#include "core/store/Sql.h"

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

struct Lease {
    QString holder;
    qint64 until = 0;
};

Lease leaseFromRow(const QSqlQuery &row) {
    return {row.value(0).toString(), row.value(1).toLongLong()};
}

/// How a holder is written down: its process first, so that others can tell whether that still lives.
QString written(const LifeSign &sign, const QString &holder) {
    return sign.process() + u' ' + holder;
}

QString processOf(const QString &written) {
    return written.section(u' ', 0, 0);
}

/// Who asks for a lease, and for how long.
struct Claim {
    QString name;
    QString holder;
    qint64 now = 0;
    qint64 span = 0;
    QSet<QPair<QString, QString>> holders; ///< of this process; its other rows are left over
};

/// Writes it down for this holder, in this claim's span.
Result<void> writeLease(QSqlDatabase &database, const Claim &claim, const QString &holder) {
    return sql::execute(database,
        u"INSERT INTO lease (name, holder, until) VALUES (?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until"_s,
        {claim.name, holder, claim.now + claim.span});
}

/// True where its holder can no longer make use of it.
bool isLeftOver(const Lease &lease, const LifeSign &sign, const Claim &claim, const QString &databasePath) {
    const QString process = processOf(lease.holder);
    if (process == sign.process())
        return !claim.holders.contains({claim.name, lease.holder});
    return LifeSign::isGone(databasePath, process);
}

Result<bool> acquireIn(QSqlDatabase &database, LifeSign &sign, const Claim &claim) {
    const QString path = database.databaseName();
    const auto found = sql::firstRow<Lease>(
        database, u"SELECT holder, until FROM lease WHERE name = ?"_s, {claim.name}, leaseFromRow);
    if (!found)
        return fail(found.error());
    const auto &lease = *found;
    const bool free = !lease || lease->holder == claim.holder || lease->until <= claim.now
        || isLeftOver(*lease, sign, claim, path);
    // A lease that ends later than one begun now was written before the clock was set back: it may last
    // no longer than a lease lasts.
    if (!free && lease->until <= claim.now + claim.span)
        return false;
    // The sign of life stands before the row does, or others would take the lease for abandoned.
    if (free && !sign.show(path))
        return fail(ErrorKind::Storage, u"no file can be locked beside %1"_s.arg(path));
    const auto done = writeLease(database, claim, free ? claim.holder : lease->holder);
    if (!done)
        return fail(done.error());
    return free;
}

} // namespace

Leases::Leases(std::shared_ptr<Database> database)
    : m_database(std::move(database))
    , m_sign(m_database->lifeSign()) {
}

void Leases::prepare() {
    (void)m_database->transaction<void>([sign = m_sign](QSqlDatabase &database) -> Result<void> {
        sign->show(database.databaseName()); // tried again with the first lease
        return {};
    });
}

Pending<bool> Leases::acquire(
    QString name, const QString &holder, const QDateTime &now, std::chrono::milliseconds span) {
    const QString writtenHolder = written(*m_sign, holder);
    m_holders.insert({name, writtenHolder});
    Claim claim{std::move(name), writtenHolder, now.toMSecsSinceEpoch(), span.count(), m_holders};
    return m_database->transaction<bool>(
        [sign = m_sign, claim = std::move(claim)](
            QSqlDatabase &database) { return acquireIn(database, *sign, claim); },
        Durability::SurvivesProcessExit);
}

Pending<void> Leases::release(QString name, const QString &holder) {
    const QString writtenHolder = written(*m_sign, holder);
    m_holders.remove({name, writtenHolder}); // let go, whatever becomes of the row
    return m_database->transaction<void>(
        [name = std::move(name), writtenHolder](QSqlDatabase &database) {
            return sql::execute(
                database, u"DELETE FROM lease WHERE name = ? AND holder = ?"_s, {name, writtenHolder});
        },
        Durability::SurvivesProcessExit);
}

} // namespace fleetkey
