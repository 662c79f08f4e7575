#include "core/platform/UserDecoder.h"

#include "core/platform/HttpDate.h"

namespace fleetkey {

namespace {

template <typename Owner> using Text = json::Property<Owner, QString>;

constexpr std::array profileTexts{
    Text<UserProfile>{"firstname", &UserProfile::firstName},
    Text<UserProfile>{"lastname", &UserProfile::lastName},
    Text<UserProfile>{"gender", &UserProfile::gender},
    Text<UserProfile>{"birthday", &UserProfile::birthday},
    Text<UserProfile>{"maritalstatus", &UserProfile::maritalStatus},
    Text<UserProfile>{"childrencount", &UserProfile::childrenCount},
    Text<UserProfile>{"address", &UserProfile::address},
    Text<UserProfile>{"country", &UserProfile::country},
    Text<UserProfile>{"district", &UserProfile::district},
    Text<UserProfile>{"city", &UserProfile::city},
    Text<UserProfile>{"nickname", &UserProfile::nickname},
    Text<UserProfile>{"email", &UserProfile::email},
    Text<UserProfile>{"phone", &UserProfile::phone},
    Text<UserProfile>{"imageurl", &UserProfile::imageUrl},
};

constexpr std::array deviceTexts{
    Text<MobileDevice>{"mobileuid", &MobileDevice::mobileUid},
    Text<MobileDevice>{"devicemodel", &MobileDevice::model},
    Text<MobileDevice>{"ostype", &MobileDevice::osType},
    Text<MobileDevice>{"osversion", &MobileDevice::osVersion},
    Text<MobileDevice>{"sdkversion", &MobileDevice::sdkVersion},
    Text<MobileDevice>{"appversion", &MobileDevice::appVersion},
    Text<MobileDevice>{"virtualimei", &MobileDevice::virtualImei},
};

constexpr std::array flags{
    json::Property<UserFields, std::optional<bool>>{"enablelogging", &UserFields::enableLogging},
    json::Property<UserFields, std::optional<bool>>{
        "enablerealtimelocation", &UserFields::enableRealTimeLocation},
    json::Property<UserFields, std::optional<bool>>{"enabletracking", &UserFields::enableTracking},
    json::Property<UserFields, std::optional<bool>>{"enabled", &UserFields::enabled},
};

template <typename Id> Id identifierOf(json::Value value) {
    return Id(json::textOf(value));
}

bool readAccount(json::Value value, AccountInfo &account) {
    return json::eachField(value, [&](std::string_view key, json::Value field) {
        if (json::isNamed(key, "companyid"))
            account.companyId = identifierOf<CompanyId>(field);
        else if (json::isNamed(key, "companyname"))
            account.companyName = json::textOf(field);
        else if (json::isNamed(key, "applicationid"))
            account.applicationId = identifierOf<ApplicationId>(field);
        else if (json::isNamed(key, "applicationname"))
            account.applicationName = json::textOf(field);
        else if (json::isNamed(key, "instanceid"))
            account.instanceId = identifierOf<InstanceId>(field);
        else if (json::isNamed(key, "instancename"))
            account.instanceName = json::textOf(field);
        return true;
    });
}

bool readFieldsObject(json::Value value, UserFields &fields) {
    size_t hint = 0;
    return json::eachField(value, [&](std::string_view key, json::Value field) {
        if (json::isNamed(key, "clientid"))
            fields.clientId = json::textOf(field);
        else if (const int at = json::findProperty(flags, key, hint); at >= 0)
            fields.*(flags[static_cast<size_t>(at)].member) = json::boolOf(field);
        return true;
    });
}

/// An array of one when read, but an object when written: whoever mixes the two up is understood. Of several,
/// the first counts.
bool readFields(json::Value value, UserFields &fields) {
    if (!json::isArray(value))
        return readFieldsObject(value, fields);
    bool first = true;
    return json::eachElement(value, [&](json::Value element) {
        return !std::exchange(first, false) || readFieldsObject(element, fields);
    });
}

UserStatus statusOf(const QString &name) {
    if (name.compare(u"Active", Qt::CaseInsensitive) == 0)
        return UserStatus::Active;
    // `Deactivated` is what is written and `Inactive` what is read back.
    const bool inactive = name.compare(u"Inactive", Qt::CaseInsensitive) == 0
        || name.compare(u"Deactivated", Qt::CaseInsensitive) == 0;
    return inactive ? UserStatus::Inactive : UserStatus::Unknown;
}

ActivityStatus activityOf(const QString &name) {
    struct Known {
        QStringView name;
        ActivityStatus status;
    };
    static constexpr std::array known{
        Known{u"Active", ActivityStatus::Active},
        Known{u"Inactive", ActivityStatus::Inactive},
        Known{u"Lost", ActivityStatus::Lost},
        Known{u"NoData", ActivityStatus::NoData},
        Known{u"No Data", ActivityStatus::NoData},
        Known{u"Error", ActivityStatus::Error},
    };
    for (const Known &candidate : known) {
        if (candidate.name.compare(name, Qt::CaseInsensitive) == 0)
            return candidate.status;
    }
    return ActivityStatus::Unknown;
}

bool readUserField(std::string_view key, json::Value value, User &user) {
    if (json::isNamed(key, "devicetoken"))
        user.deviceToken = identifierOf<DeviceToken>(value);
    else if (json::isNamed(key, "datecreated"))
        user.created = parseTimestamp(json::bytesOf(value));
    else if (json::isNamed(key, "status"))
        user.status = statusOf(json::textOf(value));
    else if (json::isNamed(key, "activitystatus"))
        user.activity = activityOf(json::textOf(value));
    else if (json::isNamed(key, "userprofile"))
        return json::readTexts(value, user.profile, profileTexts);
    else if (json::isNamed(key, "mobiledevice"))
        return json::readTexts(value, user.device, deviceTexts);
    else if (json::isNamed(key, "accountinfo"))
        return readAccount(value, user.account);
    else if (json::isNamed(key, "userfields"))
        return readFields(value, user.fields);
    return true;
}

} // namespace

bool readUser(simdjson::ondemand::object object, User &user) {
    return json::eachField(
        object, [&user](std::string_view key, json::Value value) { return readUserField(key, value, user); });
}

bool readUsers(json::Value array, QList<User> &users) {
    return json::eachElement(array, [&users](json::Value element) {
        if (!json::isObject(element))
            return true;
        User user;
        const bool sound = json::eachField(element,
            [&user](std::string_view key, json::Value value) { return readUserField(key, value, user); });
        if (sound)
            users.append(std::move(user));
        return sound;
    });
}

bool readUserPage(json::Value result, UserPage &page, bool &hasUsers) {
    return json::eachField(result, [&](std::string_view key, json::Value value) {
        if (json::isNamed(key, "users")) {
            hasUsers = json::isArray(value);
            return readUsers(value, page.users);
        }
        if (json::isNamed(key, "totalusers")) {
            const std::optional<qint64> users = json::integerOf(value);
            if (users >= 0)
                page.totalUsers = users;
        } else if (json::isNamed(key, "currentpage"))
            page.currentPage = json::integerOf(value).value_or(0);
        else if (json::isNamed(key, "hasnextpage"))
            page.hasNextPage = json::boolOf(value).value_or(false);
        return true;
    });
}

} // namespace fleetkey
