#pragma once

#include <QString>

namespace fleetkey {

/// What a person should know of how the database was found when it was opened.
struct StoreNotice {
    enum class Kind {
        None, ///< all is well
        DamagedKeptAside, ///< the file could not be read; a new one was begun
        NewerKeptAside, ///< the file belongs to a newer version of the console; a new one was begun
        NotWritable, ///< nothing can be kept: read-only folder, full disk, file in use by a newer console
    };

    Kind kind = Kind::None;
    QString keptAs; ///< where the old file is now, if it was kept aside
    QString details; ///< the database library's or the system's words

    bool operator==(const StoreNotice &) const = default;
};

} // namespace fleetkey
