#pragma once

#include "core/base/Result.h"

#include <QSqlDatabase>

namespace fleetkey::schema {

/// The version this console writes (`PRAGMA user_version`).
[[nodiscard]] int newestVersion();

/// The version the file has. Errors: `Storage`.
Result<int> version(QSqlDatabase &database);

/// Brings the file to the newest version, in one transaction. Errors: `Storage`.
Result<void> migrate(QSqlDatabase &database);

} // namespace fleetkey::schema
