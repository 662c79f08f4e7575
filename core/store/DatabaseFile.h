#pragma once

#include "core/base/Result.h"
#include "core/store/Durability.h"
#include "core/store/StoreNotice.h"

#include <QSqlDatabase>
#include <QString>

#include <functional>
#include <optional>

namespace fleetkey {

/// Gives the files of a database, which nobody may have open, another name beside the one they have; says
/// which. Errors: `Storage`.
[[nodiscard]] Result<QString> keptAside(const QString &path, StoreNotice::Kind why);

/// The file under `Database`: opening, checking, keeping aside, and single transactions. Lives entirely in
/// one thread. After any failure of storage the file is closed, and opened and looked at anew by the next
/// call.
class DatabaseFile {
public:
    explicit DatabaseFile(QString path);
    ~DatabaseFile();
    DatabaseFile(const DatabaseFile &) = delete;
    DatabaseFile &operator=(const DatabaseFile &) = delete;

    using Work = std::function<std::optional<Error>(QSqlDatabase &)>; ///< its error rolls back

    /// The error of opening, of `work` (rolled back then), or of committing; nothing when all went well.
    std::optional<Error> transact(const Work &work, Durability durability);
    /// Whether the last transaction has changed anything.
    [[nodiscard]] bool hasWritten() const { return m_written; }
    /// Whether the last transaction failed because somebody else would not let go of the file.
    [[nodiscard]] bool isHeld() const { return m_held; }
    /// How the file was found; opens it.
    StoreNotice notice();
    void close();

private:
    Result<void> open();
    Result<void> openWhileLocked();
    [[nodiscard]] Result<void> prepareFolder() const;
    [[nodiscard]] Result<void> prepareFile() const;
    Result<void> connect();
    Result<std::optional<StoreNotice>> reasonToKeepAside();
    Result<std::optional<QString>> damage();
    Result<void> keepAside(StoreNotice why);
    Result<void> makeUsable();
    [[nodiscard]] bool isHeldByAnother();
    Result<void> setDurability(Durability durability);
    Result<void> begin();
    Result<void> runTransaction(const Work &work);

    const QString m_path;
    const QString m_connection; // its name in Qt's table of connections
    QSqlDatabase m_database;
    std::optional<Durability> m_durability; ///< of the open connection
    StoreNotice m_notice;
    bool m_written = false;
    bool m_held = false;
    bool m_suspect = false; // a call has failed: the next opening looks at every page
};

} // namespace fleetkey
