#pragma once

#include "core/store/Database.h"

#include <QDateTime>
#include <QTemporaryDir>

namespace fleetkey::test {

inline const QDateTime Noon = QDateTime({2026, 6, 1}, {12, 0}, Qt::UTC);

/// A database in a folder of its own, which may be opened a second time like by another console.
class TemporaryStore {
public:
    [[nodiscard]] QString path() const {
        return m_folder.filePath(QStringLiteral("data/fleetkey/fleetkey.db"));
    }
    [[nodiscard]] std::shared_ptr<Database> open() const { return std::make_shared<Database>(path()); }

private:
    QTemporaryDir m_folder;
};

} // namespace fleetkey::test
