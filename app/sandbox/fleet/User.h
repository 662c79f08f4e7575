#pragma once

#include "app/sandbox/base/Timestamp.h"
#include "app/sandbox/base/Uuid.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace fleetkey::sandbox {

// The texts a user has; each may be null. The order is that of the data file: append only.
enum class TextField : std::uint8_t {
    FirstName,
    LastName,
    Nickname,
    Phone,
    Email,
    Birthday,
    MaritalStatus,
    Address,
    Country,
    District,
    City,
    ImageUrl,
    ExternalImageUrl,
    ClientId,
    MobileUid,
    DeviceModel,
    OsType,
    OsVersion,
    SdkVersion,
    AppVersion,
    VirtualImei,
    IdentityId,
    IdentityProvider,
};
inline constexpr std::size_t textFieldCount = 23;

// The property's name on the wire.
std::string_view nameOf(TextField field);

enum class Gender : std::uint8_t { Unknown, None, Male, Female, Other };
enum class UserStatus : std::uint8_t { Active, Inactive };
enum class Activity : std::uint8_t { Active, Inactive, Lost, NoData, Error };

// As the platform writes them; Unknown is an empty name (null on the wire).
std::string_view nameOf(Gender gender);
std::string_view nameOf(UserStatus status);
std::string_view nameOf(Activity activity);
// Without regard to case.
std::optional<Gender> genderNamed(std::string_view name);
// "NoData", as a filter says it, and "No Data", as an answer does.
std::optional<Activity> activityNamed(std::string_view name);

struct UserFlags {
    bool enabled = true;
    bool enableTracking = true;
    bool enableLogging = false;
    bool enableRealTimeLocation = false;

    bool operator==(const UserFlags &) const = default;
};

// A user, unpacked.
struct User {
    Uuid deviceToken;
    Ticks created = 0;
    std::uint16_t instance = 0; // index in the hierarchy
    UserStatus status = UserStatus::Active;
    Activity activity = Activity::NoData;
    Gender gender = Gender::Unknown;
    std::optional<std::int32_t> childrenCount;
    UserFlags flags;
    std::array<std::optional<std::string>, textFieldCount> texts;

    std::optional<std::string> &text(TextField field) { return texts[static_cast<std::size_t>(field)]; }
    const std::optional<std::string> &text(TextField field) const {
        return texts[static_cast<std::size_t>(field)];
    }

    bool operator==(const User &) const = default;
};

} // namespace fleetkey::sandbox
