#include "core/store/KnownAccounts.h"

#include "core/store/Database.h"
#include "core/store/Sql.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

QString toJson(const QList<QUrl> &urls) {
    QJsonArray array;
    for (const QUrl &url : urls)
        array.append(url.toString(QUrl::FullyEncoded));
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<QUrl> urlsFromJson(const QString &json) {
    QList<QUrl> urls;
    for (const auto &value : QJsonDocument::fromJson(json.toUtf8()).array())
        urls.append(QUrl(value.toString()));
    return urls;
}

KnownAccount accountFromRow(const QSqlQuery &row) {
    KnownAccount account;
    account.environment = row.value(0).toString();
    account.email = row.value(1).toString();
    account.origins = urlsFromJson(row.value(2).toString());
    account.title = row.value(3).toString();
    account.sessionExpected = row.value(4).toBool();
    account.lastUsed = QDateTime::fromMSecsSinceEpoch(row.value(5).toLongLong(), Qt::UTC);
    return account;
}

} // namespace

KnownAccounts::KnownAccounts(std::shared_ptr<Database> database)
    : m_database(std::move(database)) {
}

Pending<QList<KnownAccount>> KnownAccounts::all() {
    return m_database->transaction<QList<KnownAccount>>([](QSqlDatabase &database) {
        return sql::rows<KnownAccount>(database,
            u"SELECT environment, email, origins, title, session_expected, last_used FROM account"
            " ORDER BY last_used DESC, environment, email"_s,
            {}, accountFromRow);
    });
}

Pending<void> KnownAccounts::remember(KnownAccount account) {
    return m_database->transaction<void>([account = std::move(account)](QSqlDatabase &database) {
        return sql::execute(database,
            u"INSERT INTO account"
            " (environment, email, origins, title, session_expected, last_used) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (environment, email) DO UPDATE SET origins = excluded.origins,"
            " title = CASE excluded.title WHEN '' THEN title ELSE excluded.title END,"
            " session_expected = excluded.session_expected, last_used = excluded.last_used"_s,
            {account.environment, account.email, toJson(account.origins), account.title,
                account.sessionExpected, account.lastUsed.toMSecsSinceEpoch()});
    });
}

Pending<void> KnownAccounts::setTitle(QString environment, QString email, QString title) {
    return m_database->transaction<void>([environment = std::move(environment), email = std::move(email),
                                             title = std::move(title)](QSqlDatabase &database) {
        return sql::execute(database, u"UPDATE account SET title = ? WHERE environment = ? AND email = ?"_s,
            {title, environment, email});
    });
}

Pending<void> KnownAccounts::forget(QString environment, QString email) {
    return m_database->transaction<void>(
        [environment = std::move(environment), email = std::move(email)](QSqlDatabase &database) {
            return sql::execute(
                database, u"DELETE FROM account WHERE environment = ? AND email = ?"_s, {environment, email});
        });
}

} // namespace fleetkey
