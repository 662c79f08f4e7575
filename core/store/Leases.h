#pragma once

#include "core/base/Pending.h"

#include <QDateTime>
#include <QString>

#include <chrono>
#include <memory>

namespace fleetkey {

class Database;

/// Short exclusive rights between processes of the same person, as rows that expire by themselves, so that a
/// killed console blocks nobody for long. Errors: `Storage`.
class Leases {
public:
    explicit Leases(std::shared_ptr<Database> database);

    /// True when `holder` has the lease until `now + span`; false while somebody else has it.
    Pending<bool> acquire(QString name, QString holder, const QDateTime &now, std::chrono::milliseconds span);
    /// Gives it back; nothing happens when it is somebody else's by now.
    Pending<void> release(QString name, QString holder);

private:
    std::shared_ptr<Database> m_database;
};

} // namespace fleetkey
