#include "app/sandbox/fleet/User.h"

#include "app/sandbox/base/Text.h"

namespace fleetkey::sandbox {

namespace {

constexpr std::string_view fieldNames[textFieldCount]
    = {"FirstName", "LastName", "Nickname", "Phone", "Email", "Birthday", "MaritalStatus", "Address",
        "Country", "District", "City", "ImageUrl", "ExternalImageUrl", "ClientId", "MobileUid", "DeviceModel",
        "OsType", "OsVersion", "SdkVersion", "AppVersion", "VirtualImei", "IdentityId", "IdentityProvider"};
constexpr std::string_view genderNames[] = {"", "None", "Male", "Female", "Other"};
constexpr std::string_view activityNames[] = {"Active", "Inactive", "Lost", "No Data", "Error"};

} // namespace

std::string_view nameOf(TextField field) {
    return fieldNames[static_cast<std::size_t>(field)];
}

std::string_view nameOf(Gender gender) {
    return genderNames[static_cast<std::size_t>(gender)];
}

std::string_view nameOf(UserStatus status) {
    return status == UserStatus::Active ? "Active" : "Inactive";
}

std::string_view nameOf(Activity activity) {
    return activityNames[static_cast<std::size_t>(activity)];
}

std::optional<Gender> genderNamed(std::string_view name) {
    for (std::size_t i = 1; i < std::size(genderNames); ++i) {
        if (equalsIgnoringAsciiCase(genderNames[i], name))
            return static_cast<Gender>(i);
    }
    return std::nullopt;
}

std::optional<Activity> activityNamed(std::string_view name) {
    for (std::size_t i = 0; i < std::size(activityNames); ++i) {
        if (equalsIgnoringAsciiCase(activityNames[i], name))
            return static_cast<Activity>(i);
    }
    return equalsIgnoringAsciiCase("NoData", name) ? std::optional(Activity::NoData) : std::nullopt;
}

} // namespace fleetkey::sandbox
