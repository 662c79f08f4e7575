#pragma once

#include "core/base/Pending.h"

#include <QSqlDatabase>
#include <QString>

#include <functional>
#include <memory>

namespace fleetkey {

/// The console's one SQLite file (WAL, schema migrated forward), on a thread of its own. Holds no secret.
/// Opened at the first use, so that nobody waits for it at start. A damaged file, or one of a newer version,
/// is kept aside under another name and said (`notice`). Where it cannot be written, every call fails with
/// `Storage` and the console works on.
class Database {
public:
    explicit Database(QString path);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// Runs `work` on the database thread inside `BEGIN IMMEDIATE … COMMIT` (rolled back when it fails).
    template <typename T> Pending<T> transaction(std::function<Result<T>(QSqlDatabase &)> work);

    /// What a person should know of how the file was found, once; empty when all is well. Completes after
    /// opening.
    Pending<QString> notice();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace fleetkey
