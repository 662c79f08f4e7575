#pragma once

#include "core/base/Pending.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <memory>

namespace fleetkey {

class Database;
class LifeSign;

/// One registration that was begun: written before it is sent, so that a console killed at any instruction
/// can find out by `find` whether the user exists. Holds the profile the form had, no key and no token.
struct JournaledRegistration {
    enum class State { Sending, Registered, Failed };

    QString deviceToken;
    QString environment;
    QString account;
    QString instanceId;
    QByteArray draft; ///< JSON of the form
    QDateTime begun;
    State state = State::Sending;
    bool elsewhere = false; ///< another console began it, and lives: the end is its business

    bool operator==(const JournaledRegistration &) const = default;
};

/// Errors: `Storage`.
class RegistrationJournal {
public:
    explicit RegistrationJournal(std::shared_ptr<Database> database);

    /// Writes it down as this console's.
    Pending<void> begin(JournaledRegistration registration);
    Pending<void> finish(QString deviceToken, JournaledRegistration::State state);
    /// Those whose end is not known, the oldest first.
    Pending<QList<JournaledRegistration>> open(QString environment, QString account);
    /// Everything of this account, however it ended.
    Pending<void> forget(QString environment, QString account);

private:
    std::shared_ptr<Database> m_database;
    std::shared_ptr<LifeSign> m_sign; ///< the database thread's
};

} // namespace fleetkey
