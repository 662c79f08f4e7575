#pragma once

#include "core/platform/Identifiers.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace fleetkey {

enum class UserStatus { Unknown, Active, Inactive };
enum class ActivityStatus { Unknown, Active, Inactive, Lost, NoData, Error };

/// The profile as read. An absent, null or unreadable field is an empty string.
struct UserProfile {
    QString firstName;
    QString lastName;
    QString nickname;
    QString email;
    QString phone;
    QString birthday; ///< as the platform wrote it: an ISO date, with or without time
    QString gender;
    QString maritalStatus;
    QString childrenCount;
    QString address;
    QString country;
    QString district;
    QString city;
    QString imageUrl;

    bool operator==(const UserProfile &) const = default;
};

struct MobileDevice {
    QString mobileUid;
    QString model;
    QString osType;
    QString osVersion;
    QString sdkVersion;
    QString appVersion;
    QString virtualImei;

    bool operator==(const MobileDevice &) const = default;
};

/// Where the user belongs; names are empty unless account information was asked for.
struct AccountInfo {
    CompanyId companyId;
    QString companyName;
    ApplicationId applicationId;
    QString applicationName;
    InstanceId instanceId;
    QString instanceName;

    bool operator==(const AccountInfo &) const = default;
};

/// `UserFields`: an array of one when read, an object when written (contract §4).
struct UserFields {
    QString clientId;
    std::optional<bool> enabled;
    std::optional<bool> enableTracking;
    std::optional<bool> enableLogging;
    std::optional<bool> enableRealTimeLocation;

    bool operator==(const UserFields &) const = default;
};

/// How a person is called: first and last name, or the nickname where there is neither; may be empty.
[[nodiscard]] QString displayNameOf(
    const QString &firstName, const QString &lastName, const QString &nickname);

/// One driver, as `find`, `GetFilteredPage` and the user's own `GET` tell of it (contract §4).
struct User {
    DeviceToken deviceToken;
    QDateTime created; ///< UTC; invalid when absent or unreadable
    UserStatus status = UserStatus::Unknown;
    ActivityStatus activity = ActivityStatus::Unknown;
    UserProfile profile;
    MobileDevice device;
    AccountInfo account;
    UserFields fields;

    /// First and last name, else nickname; empty when there is none.
    [[nodiscard]] QString displayName() const;

    bool operator==(const User &) const = default;
};

/// One page of `GetFilteredPage`. What the platform says of the whole may change from page to page.
struct UserPage {
    QList<User> users;
    std::optional<qint64> totalUsers; ///< nothing where the platform does not say it
    qint64 currentPage = 0;
    bool hasNextPage = false;

    bool operator==(const UserPage &) const = default;
};

/// A user together with the platform's own JSON of it, for those who want to see everything.
struct UserDocument {
    User user;
    QByteArray json;

    bool operator==(const UserDocument &) const = default;
};

} // namespace fleetkey
