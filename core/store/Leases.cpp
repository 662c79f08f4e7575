#include "core/store/Leases.h"

#include "core/store/Database.h"
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

Result<bool> acquireIn(
    QSqlDatabase &database, const QString &name, const QString &holder, qint64 now, qint64 span) {
    const auto found = sql::firstRow<Lease>(
        database, u"SELECT holder, until FROM lease WHERE name = ?"_s, {name}, leaseFromRow);
    if (!found)
        return fail(found.error());
    const auto &lease = *found;
    const bool free = !lease || lease->holder == holder || lease->until <= now;
    // A lease that ends later than one begun now was written before the clock was set back: it may last
    // no longer than a lease lasts.
    const bool tooLong = !free && lease->until > now + span;
    if (!free && !tooLong)
        return false;
    const auto written = sql::execute(database,
        u"INSERT INTO lease (name, holder, until) VALUES (?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until"_s,
        {name, free ? holder : lease->holder, now + span});
    if (!written)
        return fail(written.error());
    return free;
}

} // namespace

Leases::Leases(std::shared_ptr<Database> database)
    : m_database(std::move(database)) {
}

Pending<bool> Leases::acquire(
    QString name, QString holder, const QDateTime &now, std::chrono::milliseconds span) {
    return m_database->transaction<bool>(
        [name = std::move(name), holder = std::move(holder), now = now.toMSecsSinceEpoch(), span](
            QSqlDatabase &database) { return acquireIn(database, name, holder, now, span.count()); });
}

Pending<void> Leases::release(QString name, QString holder) {
    return m_database->transaction<void>([name = std::move(name), holder = std::move(holder)](
                                             QSqlDatabase &database) {
        return sql::execute(database, u"DELETE FROM lease WHERE name = ? AND holder = ?"_s, {name, holder});
    });
}

} // namespace fleetkey
