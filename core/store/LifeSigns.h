#pragma once

#include <QLockFile>
#include <QSet>
#include <QString>

#include <map>
#include <memory>

namespace fleetkey {

/// Files that stay locked for as long as the process of a lease's holder lives, however it ends: they tell a
/// slow holder from one that is gone. Beside the database file; one for each holder of a lease. Used on the
/// database thread only.
class LifeSigns {
public:
    /// Shows this process's sign for a holder of this lease. False where no file can be locked there.
    bool show(const QString &databasePath, const QString &holder, const QString &lease);
    /// Takes it back with the last of the holder's leases.
    void withdraw(const QString &holder, const QString &lease);

    /// True when no living process shows a sign for this holder; what a dead one has left is cleared away.
    [[nodiscard]] static bool isGone(const QString &databasePath, const QString &holder);

private:
    struct Sign {
        std::unique_ptr<QLockFile> file;
        QSet<QString> leases;
    };

    std::map<QString, Sign> m_shown; // by holder
};

} // namespace fleetkey
