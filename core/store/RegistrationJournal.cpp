#include "core/store/RegistrationJournal.h"

#include "core/store/Database.h"
#include "core/store/LifeSign.h"
#include "core/store/Sql.h"

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

using State = JournaledRegistration::State;

QString nameOf(State state) {
    switch (state) {
    case State::Sending:
        return u"sending"_s;
    case State::Registered:
        return u"registered"_s;
    case State::Failed:
        return u"failed"_s;
    }
    return {};
}

struct Row {
    JournaledRegistration registration;
    QString process; ///< that wrote it; empty in a row of an older version
};

/// Only those still being sent are ever read back.
Row rowFromQuery(const QSqlQuery &row) {
    JournaledRegistration registration;
    registration.deviceToken = row.value(0).toString();
    registration.environment = row.value(1).toString();
    registration.account = row.value(2).toString();
    registration.instanceId = row.value(3).toString();
    registration.draft = row.value(4).toByteArray();
    registration.begun = QDateTime::fromMSecsSinceEpoch(row.value(5).toLongLong(), Qt::UTC);
    registration.state = State::Sending;
    return {registration, row.value(6).toString()};
}

Result<QList<JournaledRegistration>> openIn(
    QSqlDatabase &database, const LifeSign &sign, const QString &environment, const QString &account) {
    const auto rows = sql::rows<Row>(database,
        u"SELECT device_token, environment, account, instance_id, draft, begun, process FROM registration"
        " WHERE environment = ? AND account = ? AND state = ? ORDER BY begun, rowid"_s,
        {environment, account, nameOf(State::Sending)}, rowFromQuery);
    if (!rows)
        return fail(rows.error());
    QList<JournaledRegistration> open;
    for (const auto &[registration, process] : *rows) {
        open.append(registration);
        open.last().elsewhere = !process.isEmpty() && process != sign.process()
            && !LifeSign::isGone(database.databaseName(), process);
    }
    return open;
}

Result<void> beginIn(QSqlDatabase &database, LifeSign &sign, const JournaledRegistration &registration) {
    // Without a sign of life the row looks abandoned to other consoles: they look what became of it, which
    // does no harm, so that nothing fails for want of it.
    std::ignore = sign.show(database.databaseName());
    return sql::execute(database,
        u"INSERT INTO registration (device_token, environment, account, instance_id, draft, begun, state,"
        " process) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (device_token) DO UPDATE SET"
        " environment = excluded.environment, account = excluded.account,"
        " instance_id = excluded.instance_id, draft = excluded.draft, begun = excluded.begun,"
        " state = excluded.state, process = excluded.process"_s,
        {registration.deviceToken, registration.environment, registration.account, registration.instanceId,
            registration.draft, registration.begun.toMSecsSinceEpoch(), nameOf(State::Sending),
            sign.process()});
}

} // namespace

RegistrationJournal::RegistrationJournal(std::shared_ptr<Database> database)
    : m_database(std::move(database))
    , m_sign(m_database->lifeSign()) {
}

Pending<void> RegistrationJournal::begin(JournaledRegistration registration) {
    return m_database->transaction<void>(
        [sign = m_sign, registration = std::move(registration)](
            QSqlDatabase &database) { return beginIn(database, *sign, registration); });
}

Pending<void> RegistrationJournal::finish(QString deviceToken, State state) {
    return m_database->transaction<void>(
        [deviceToken = std::move(deviceToken), state](QSqlDatabase &database) {
            // The form's profile has served its purpose; it is personal data.
            return sql::execute(database,
                u"UPDATE registration SET state = ?, draft = '' WHERE device_token = ?"_s,
                {nameOf(state), deviceToken});
        });
}

Pending<QList<JournaledRegistration>> RegistrationJournal::open(QString environment, QString account) {
    return m_database->transaction<QList<JournaledRegistration>>(
        [sign = m_sign, environment = std::move(environment), account = std::move(account)](
            QSqlDatabase &database) { return openIn(database, *sign, environment, account); });
}

Pending<void> RegistrationJournal::forget(QString environment, QString account) {
    return m_database->transaction<void>(
        [environment = std::move(environment), account = std::move(account)](QSqlDatabase &database) {
            return sql::execute(database, u"DELETE FROM registration WHERE environment = ? AND account = ?"_s,
                {environment, account});
        });
}

} // namespace fleetkey
