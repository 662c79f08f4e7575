#include "core/store/AuditTrail.h"

#include "core/base/Redactor.h"
#include "core/store/Database.h"
#include "core/store/Sql.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

using Action = AuditEntry::Action;

/// How actions are written, so that the order of the enumeration may change.
constexpr std::array actionNames = std::to_array<std::pair<Action, QLatin1StringView>>({
    {Action::SignIn, "sign-in"_L1},
    {Action::SignOut, "sign-out"_L1},
    {Action::Register, "register"_L1},
    {Action::UserLogin, "user-login"_L1},
    {Action::UserRefresh, "user-refresh"_L1},
    {Action::UserCheck, "user-check"_L1},
    {Action::Activate, "activate"_L1},
    {Action::Copy, "copy"_L1},
    {Action::CopyKey, "copy-key"_L1},
    {Action::UserTakeOver, "user-take-over"_L1},
    {Action::UserRemember, "user-remember"_L1},
    {Action::UserStopRemembering, "user-stop-remembering"_L1},
    {Action::UserForget, "user-forget"_L1},
    {Action::PinSet, "pin-set"_L1},
    {Action::PinChange, "pin-change"_L1},
    {Action::PinRemove, "pin-remove"_L1},
});

QString nameOf(Action action) {
    const auto *found = std::ranges::find(actionNames, action, &decltype(actionNames)::value_type::first);
    return found == actionNames.end() ? QString() : QString(found->second);
}

Action actionNamed(const QString &name) {
    const auto *found
        = std::ranges::find_if(actionNames, [&](const auto &pair) { return name == pair.second; });
    return found == actionNames.end() ? Action::Unknown : found->first;
}

AuditEntry entryFromRow(const QSqlQuery &row) {
    AuditEntry entry;
    entry.id = row.value(0).toLongLong();
    entry.when = QDateTime::fromMSecsSinceEpoch(row.value(1).toLongLong(), Qt::UTC);
    entry.environment = row.value(2).toString();
    entry.account = row.value(3).toString();
    entry.action = actionNamed(row.value(4).toString());
    entry.subject = row.value(5).toString();
    entry.subjectName = row.value(6).toString();
    entry.succeeded = row.value(7).toBool();
    entry.result = row.value(8).toString();
    return entry;
}

Result<void> appendIn(QSqlDatabase &database, const AuditEntry &entry) {
    auto inserted = sql::run(database,
        u"INSERT INTO audit (at, environment, account, action, subject, subject_name, succeeded, result)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {entry.when.toMSecsSinceEpoch(), entry.environment, entry.account, nameOf(entry.action),
            entry.subject, entry.subjectName, entry.succeeded, redacted(entry.result)});
    if (!inserted)
        return fail(inserted.error());
    return sql::execute(database, u"DELETE FROM audit WHERE id <= ?"_s,
        {inserted->lastInsertId().toLongLong() - AuditTrail::kept});
}

} // namespace

void AuditEntry::takeFailure(const Error &error) {
    succeeded = false;
    result = error.kind == ErrorKind::Cancelled ? cancelled : error.reason();
}

AuditTrail::AuditTrail(std::shared_ptr<Database> database)
    : m_database(std::move(database)) {
}

Pending<void> AuditTrail::append(AuditEntry entry) {
    return m_database->transaction<void>(
        [entry = std::move(entry)](QSqlDatabase &database) { return appendIn(database, entry); });
}

Pending<QList<AuditEntry>> AuditTrail::entries(
    QString environment, QString account, qint64 beforeId, int limit) {
    return m_database->transaction<QList<AuditEntry>>(
        [environment = std::move(environment), account = std::move(account), beforeId, limit](
            QSqlDatabase &database) {
            return sql::rows<AuditEntry>(database,
                u"SELECT id, at, environment, account, action, subject, subject_name, succeeded, result"
                " FROM audit WHERE environment = ? AND account = ? AND (? = 0 OR id < ?)"
                " ORDER BY id DESC LIMIT ?"_s,
                {environment, account, beforeId, beforeId, limit}, entryFromRow);
        });
}

} // namespace fleetkey
