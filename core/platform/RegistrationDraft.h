#pragma once

#include "core/platform/Identifiers.h"
#include "core/platform/User.h"

#include <QDate>
#include <QString>

#include <optional>

namespace fleetkey {

enum class Gender { None, Male, Female, Other };

/// What a new user is registered with (contract §4). Empty fields are not sent.
struct RegistrationDraft {
    DeviceToken customToken; ///< typed, or chosen by the console before anything is sent
    bool createAccessToken = false;
    QString firstName;
    QString lastName;
    QString nickname;
    QString phone; ///< E.164
    QString email;
    QDate birthday;
    std::optional<Gender> gender;
    QString maritalStatus;
    std::optional<int> childrenCount;
    QString address;
    UserFields fields;

    [[nodiscard]] QString displayName() const { return displayNameOf(firstName, lastName, nickname); }

    bool operator==(const RegistrationDraft &) const = default;
};

} // namespace fleetkey
