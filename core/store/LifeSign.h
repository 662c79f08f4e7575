#pragma once

#include <QLockFile>
#include <QString>

#include <memory>

namespace fleetkey {

/// A file beside the database that stays locked for as long as this process lives, however it ends: it tells
/// a slow console from one that is gone. One for a database that is open. Used on the database thread
/// only, but for its name.
class LifeSign {
public:
    LifeSign();

    /// The process's name in what it writes down: letters, digits and dashes.
    [[nodiscard]] const QString &process() const { return m_process; }

    /// Shows it from now on, and clears away what processes that are gone have left. False where no file can
    /// be locked there.
    bool show(const QString &databasePath);

    /// True when no living process of this name shows a sign; what a dead one has left is cleared away.
    [[nodiscard]] static bool isGone(const QString &databasePath, const QString &process);

private:
    const QString m_process;
    std::unique_ptr<QLockFile> m_file;
};

} // namespace fleetkey
