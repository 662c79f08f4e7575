#include "core/store/RememberedUsers.h"

#include "core/store/Database.h"
#include "core/store/Sql.h"

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

RememberedUser fromRow(const QSqlQuery &row) {
    RememberedUser user;
    user.environment = row.value(0).toString();
    user.account = row.value(1).toString();
    user.user = DeviceToken(row.value(2).toString());
    user.name = row.value(3).toString();
    user.since = QDateTime::fromMSecsSinceEpoch(row.value(4).toLongLong(), Qt::UTC);
    return user;
}

} // namespace

RememberedUsers::RememberedUsers(std::shared_ptr<Database> database)
    : m_database(std::move(database)) {
}

Pending<QList<RememberedUser>> RememberedUsers::all(QString environment, QString account) {
    return m_database->transaction<QList<RememberedUser>>(
        [environment = std::move(environment), account = std::move(account)](QSqlDatabase &database) {
            return sql::rows<RememberedUser>(database,
                u"SELECT environment, account, device_token, name, since FROM remembered_user"
                " WHERE environment = ? AND account = ? ORDER BY device_token"_s,
                {environment, account}, fromRow);
        });
}

Pending<bool> RememberedUsers::isRememberedByOthers(QString environment, QString account, DeviceToken user) {
    return m_database->transaction<bool>([environment = std::move(environment), account = std::move(account),
                                             user = std::move(user)](QSqlDatabase &database) -> Result<bool> {
        const auto others = sql::rows<QString>(database,
            u"SELECT account FROM remembered_user WHERE environment = ? AND account <> ? AND device_token = ?"_s,
            {environment, account, user.text()},
            [](const QSqlQuery &row) { return row.value(0).toString(); });
        if (!others)
            return fail(others.error());
        return !others->isEmpty();
    });
}

Pending<void> RememberedUsers::remember(RememberedUser user) {
    return m_database->transaction<void>([user = std::move(user)](QSqlDatabase &database) {
        return sql::execute(database,
            u"INSERT OR REPLACE INTO remembered_user (environment, account, device_token, name, since)"
            " VALUES (?, ?, ?, ?, ?)"_s,
            {user.environment, user.account, user.user.text(), user.name, user.since.toMSecsSinceEpoch()});
    });
}

Pending<void> RememberedUsers::forget(QString environment, QString account, DeviceToken user) {
    return m_database->transaction<void>([environment = std::move(environment), account = std::move(account),
                                             user = std::move(user)](QSqlDatabase &database) {
        return sql::execute(database,
            u"DELETE FROM remembered_user WHERE environment = ? AND account = ? AND device_token = ?"_s,
            {environment, account, user.text()});
    });
}

} // namespace fleetkey
