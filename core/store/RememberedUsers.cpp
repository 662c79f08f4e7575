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
    user.instance = row.value(5).toString();
    return user;
}

Result<bool> isWantedByOthers(QSqlDatabase &database, const RememberedUser &user) {
    const auto found = sql::rows<bool>(database,
        u"SELECT EXISTS (SELECT * FROM remembered_user"
        " WHERE environment = ? AND account <> ? AND device_token = ?)"_s,
        {user.environment, user.account, user.user.text()},
        [](const QSqlQuery &row) { return row.value(0).toBool(); });
    if (!found)
        return fail(found.error());
    return found->value(0);
}

} // namespace

RememberedUsers::RememberedUsers(std::shared_ptr<Database> database)
    : m_database(std::move(database)) {
}

Pending<QList<RememberedUser>> RememberedUsers::all(QString environment, QString account) {
    return m_database->transaction<QList<RememberedUser>>(
        [environment = std::move(environment), account = std::move(account)](QSqlDatabase &database) {
            return sql::rows<RememberedUser>(database,
                u"SELECT environment, account, device_token, name, since, instance FROM remembered_user"
                " WHERE environment = ? AND account = ? ORDER BY device_token"_s,
                {environment, account}, fromRow);
        });
}

Pending<bool> RememberedUsers::isRememberedByOthers(RememberedUser user) {
    return m_database->transaction<bool>(
        [user = std::move(user)](QSqlDatabase &database) { return isWantedByOthers(database, user); });
}

Pending<void> RememberedUsers::remember(RememberedUser user) {
    return m_database->transaction<void>([user = std::move(user)](QSqlDatabase &database) {
        return sql::execute(database,
            u"INSERT OR REPLACE INTO remembered_user (environment, account, device_token, name, since, instance)"
            " VALUES (?, ?, ?, ?, ?, ?)"_s,
            {user.environment, user.account, user.user.text(), user.name, user.since.toMSecsSinceEpoch(),
                user.instance});
    });
}

Pending<bool> RememberedUsers::forget(RememberedUser user) {
    return m_database->transaction<bool>([user = std::move(user)](QSqlDatabase &database) -> Result<bool> {
        const Result<void> forgotten = sql::execute(database,
            u"DELETE FROM remembered_user WHERE environment = ? AND account = ? AND device_token = ?"_s,
            {user.environment, user.account, user.user.text()});
        if (!forgotten)
            return fail(forgotten.error());
        return isWantedByOthers(database, user);
    });
}

} // namespace fleetkey
