#include "core/store/Schema.h"

#include "core/store/Sql.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace fleetkey::schema {

namespace {

/// What leads from each version to the next, the empty file (0) first. Never changed once released: a change
/// is a new entry. Times are milliseconds since 1970, UTC.
QList<QStringList> steps() {
    return {
        {
            u"CREATE TABLE login (environment TEXT NOT NULL, at INTEGER NOT NULL)"_s,
            u"CREATE INDEX login_by_time ON login (environment, at)"_s,
            u"CREATE TABLE login_block (environment TEXT PRIMARY KEY, until INTEGER NOT NULL,"
            " span INTEGER NOT NULL) WITHOUT ROWID"_s,
            u"CREATE TABLE lease (name TEXT PRIMARY KEY, holder TEXT NOT NULL, until INTEGER NOT NULL)"
            " WITHOUT ROWID"_s,
            u"CREATE TABLE audit (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL,"
            " environment TEXT NOT NULL, account TEXT NOT NULL, action TEXT NOT NULL,"
            " subject TEXT NOT NULL, subject_name TEXT NOT NULL, succeeded INTEGER NOT NULL,"
            " result TEXT NOT NULL)"_s,
            u"CREATE INDEX audit_by_account ON audit (environment, account, id)"_s,
            u"CREATE TABLE registration (device_token TEXT PRIMARY KEY, environment TEXT NOT NULL,"
            " account TEXT NOT NULL, instance_id TEXT NOT NULL, draft BLOB NOT NULL,"
            " begun INTEGER NOT NULL, state TEXT NOT NULL)"_s,
            u"CREATE INDEX registration_by_state ON registration (environment, account, state, begun)"_s,
            u"CREATE TABLE account (environment TEXT NOT NULL, email TEXT NOT NULL, origins TEXT NOT NULL,"
            " title TEXT NOT NULL, session_expected INTEGER NOT NULL, last_used INTEGER NOT NULL,"
            " PRIMARY KEY (environment, email)) WITHOUT ROWID"_s,
        },
        {
            u"CREATE TABLE remembered_user (environment TEXT NOT NULL, account TEXT NOT NULL,"
            " device_token TEXT NOT NULL, name TEXT NOT NULL, since INTEGER NOT NULL,"
            " PRIMARY KEY (environment, account, device_token)) WITHOUT ROWID"_s,
        },
        {
            u"ALTER TABLE registration ADD COLUMN process TEXT NOT NULL DEFAULT ''"_s,
        },
        {
            u"ALTER TABLE remembered_user ADD COLUMN instance TEXT NOT NULL DEFAULT ''"_s,
        },
    };
}

Result<void> migrateInTransaction(QSqlDatabase &database) {
    // Asked again under the lock: another console may have been quicker.
    const auto from = version(database);
    if (!from)
        return fail(from.error());
    const auto all = steps();
    for (qsizetype i = *from; i < all.size(); ++i) {
        for (const QString &statement : all[i]) {
            if (auto done = sql::execute(database, statement); !done)
                return done;
        }
    }
    return sql::execute(database, u"PRAGMA user_version = %1"_s.arg(newestVersion()));
}

int versionFromRow(const QSqlQuery &row) {
    return row.value(0).toInt();
}

} // namespace

int newestVersion() {
    return static_cast<int>(steps().size());
}

Result<int> version(QSqlDatabase &database) {
    const auto row = sql::firstRow<int>(database, u"PRAGMA user_version"_s, {}, versionFromRow);
    if (!row)
        return fail(row.error());
    return row->value_or(0);
}

Result<void> migrate(QSqlDatabase &database) {
    const auto current = version(database);
    if (!current)
        return fail(current.error());
    if (*current == newestVersion())
        return {};
    if (auto begun = sql::execute(database, u"BEGIN IMMEDIATE"_s); !begun)
        return begun;
    auto migrated = migrateInTransaction(database);
    if (migrated)
        migrated = sql::execute(database, u"COMMIT"_s);
    if (!migrated)
        database.rollback();
    return migrated;
}

} // namespace fleetkey::schema
