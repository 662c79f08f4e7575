#pragma once

#include "core/base/Pending.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <memory>

namespace fleetkey {

class Database;
class LifeSigns;

/// Short exclusive rights between processes of the same person, as rows that expire by themselves and fall to
/// whoever asks next once their holder's process has ended: a killed console blocks nobody. Errors:
/// `Storage`.
class Leases {
public:
    explicit Leases(std::shared_ptr<Database> database);

    /// True when `holder` has the lease until `now + span`; false while somebody else has it, who lives. The
    /// holder's name is of letters, digits and dashes.
    Pending<bool> acquire(QString name, QString holder, const QDateTime &now, std::chrono::milliseconds span);
    /// Gives it back; nothing happens when it is somebody else's by now.
    Pending<void> release(QString name, QString holder);

private:
    std::shared_ptr<Database> m_database;
    std::shared_ptr<LifeSigns> m_signs; ///< the database thread's
};

} // namespace fleetkey
