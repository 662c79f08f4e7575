#include "core/store/RegistrationJournal.h"

#include "core/store/Database.h"
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

/// Only those still being sent are ever read back.
JournaledRegistration sendingFromRow(const QSqlQuery &row) {
    JournaledRegistration registration;
    registration.deviceToken = row.value(0).toString();
    registration.environment = row.value(1).toString();
    registration.account = row.value(2).toString();
    registration.instanceId = row.value(3).toString();
    registration.draft = row.value(4).toByteArray();
    registration.begun = QDateTime::fromMSecsSinceEpoch(row.value(5).toLongLong(), Qt::UTC);
    registration.state = State::Sending;
    return registration;
}

Result<void> beginIn(QSqlDatabase &database, const JournaledRegistration &registration) {
    return sql::execute(database,
        u"INSERT INTO registration (device_token, environment, account, instance_id, draft, begun, state)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (device_token) DO UPDATE SET"
        " environment = excluded.environment, account = excluded.account,"
        " instance_id = excluded.instance_id, draft = excluded.draft, begun = excluded.begun,"
        " state = excluded.state"_s,
        {registration.deviceToken, registration.environment, registration.account, registration.instanceId,
            registration.draft, registration.begun.toMSecsSinceEpoch(), nameOf(State::Sending)});
}

} // namespace

RegistrationJournal::RegistrationJournal(std::shared_ptr<Database> database)
    : m_database(std::move(database)) {
}

Pending<void> RegistrationJournal::begin(JournaledRegistration registration) {
    return m_database->transaction<void>([registration = std::move(registration)](QSqlDatabase &database) {
        return beginIn(database, registration);
    });
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
        [environment = std::move(environment), account = std::move(account)](QSqlDatabase &database) {
            return sql::rows<JournaledRegistration>(database,
                u"SELECT device_token, environment, account, instance_id, draft, begun FROM registration"
                " WHERE environment = ? AND account = ? AND state = ? ORDER BY begun, rowid"_s,
                {environment, account, nameOf(State::Sending)}, sendingFromRow);
        });
}

} // namespace fleetkey
