#pragma once

#include "core/platform/UserQuery.h"

#include <QCoreApplication>

#include <optional>
#include <span>

namespace fleetkey::ui {

/// What a column of the user table shows, in the order in which the columns stand at first.
enum class UserColumn {
    Name,
    Email,
    Phone,
    DeviceToken,
    Activity,
    Device,
    Created,
    Status,
    Instance,
    Application,
    OperatingSystem,
    SdkVersion,
    AppVersion,
    ClientId,
    RealTime,
    Tracking,
    City,
    Country,
    Nickname,
    Gender,
    Birthday,
};

/// What the table needs to know of a column.
struct UserColumnFacts {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::UserColumnFacts)

public:
    UserColumn column;
    const char16_t *key; ///< its name in what is saved; never changes
    const char *title; ///< untranslated
    int width; ///< at first
    bool shown; ///< at first
    std::optional<UserSortKey> sortKey; ///< nothing: the platform cannot sort by it (contract §4)

    [[nodiscard]] QString name() const;

    /// All columns; the position is the enumerator's value.
    [[nodiscard]] static std::span<const UserColumnFacts> all();
    [[nodiscard]] static const UserColumnFacts &of(UserColumn column);
    [[nodiscard]] static std::optional<UserColumn> byKey(const QString &key);
    [[nodiscard]] static std::optional<UserColumn> bySortKey(UserSortKey key);
    /// What an order is called in what is saved; never changes. Empty for an order that no column has.
    [[nodiscard]] static QString nameOf(UserSortKey key);
    [[nodiscard]] static std::optional<UserSortKey> sortKeyNamed(const QString &name);
};

} // namespace fleetkey::ui
