#pragma once

#include "core/base/Pending.h"

#include <QDateTime>
#include <QSet>
#include <QString>

#include <chrono>
#include <memory>

namespace fleetkey {

class Database;
class LifeSign;

/// Short exclusive rights between processes of the same person, as rows that expire by themselves and fall to
/// whoever asks next once their holder's process has ended, or their holder in this one has let go: neither a
/// killed console nor a row that could not be deleted blocks anybody. Errors: `Storage`. GUI thread.
class Leases {
public:
    explicit Leases(std::shared_ptr<Database> database);

    /// Does ahead, and in the background, what the first lease would have to wait for.
    void prepare();
    /// True when `holder` has the lease until `now + span`; false while somebody else has it, who lives.
    Pending<bool> acquire(
        QString name, const QString &holder, const QDateTime &now, std::chrono::milliseconds span);
    /// Gives it back; nothing happens when it is somebody else's by now.
    Pending<void> release(QString name, const QString &holder);

private:
    std::shared_ptr<Database> m_database;
    std::shared_ptr<LifeSign> m_sign; ///< the database thread's
    QSet<QPair<QString, QString>> m_holders; ///< who asked in this process, by lease, and has not let go
};

} // namespace fleetkey
