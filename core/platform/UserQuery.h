#pragma once

#include "core/platform/Identifiers.h"
#include "core/platform/User.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace fleetkey {

enum class UserSortKey {
    DeviceToken,
    FirstName,
    LastName,
    Nickname,
    Phone,
    Email,
    Gender,
    Birthday,
    MaritalStatus,
    ChildrenCount,
    Country,
    District,
    City,
    DateCreated,
    ActivityStatus,
};

/// Which users, in which order: the part of a `GetFilteredPage` request that stays the same from page to
/// page.
struct UserQuery {
    QString searchTerm;
    QList<CompanyId> companies;
    QList<ApplicationId> applications;
    QList<InstanceId> instances;
    QList<ActivityStatus> activities; ///< empty: all
    QDateTime createdFrom; ///< the first moment, to the millisecond; invalid: no bound
    QDateTime createdTo; ///< the last moment; invalid: no bound
    QString country;
    QString city;
    std::optional<bool> realTimeLocation;
    bool includeInactive = false; ///< the platform cannot be asked for inactive users alone
    UserSortKey sortKey = UserSortKey::DateCreated;
    bool descending = true;

    bool operator==(const UserQuery &) const = default;
};

/// What `find` is asked for; the fields that are not empty are AND-ed.
struct UserSearch {
    DeviceToken deviceToken;
    QString email;
    QString phone;
    QString clientId;
    QString firstName;
    QString lastName;
    QString fullName;
    bool includeInactive = true;

    bool operator==(const UserSearch &) const = default;
};

} // namespace fleetkey
