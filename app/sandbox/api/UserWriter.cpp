#include "app/sandbox/api/UserWriter.h"

namespace fleetkey::sandbox {

namespace {

constexpr TextField profileTexts[]
    = {TextField::Address, TextField::Country, TextField::District, TextField::City, TextField::Nickname,
        TextField::Email, TextField::Phone, TextField::ImageUrl, TextField::ExternalImageUrl};
constexpr TextField deviceTexts[] = {TextField::MobileUid, TextField::DeviceModel, TextField::OsType,
    TextField::OsVersion, TextField::SdkVersion, TextField::AppVersion, TextField::VirtualImei};

class UserJson {
public:
    UserJson(JsonWriter &json, const UserTable &users, const UserRecord &record)
        : m_json(json)
        , m_users(users)
        , m_record(record) { }

    void text(TextField field) {
        if (const auto value = m_users.text(m_record, field))
            m_json.member(nameOf(field), *value);
        else
            m_json.nullMember(nameOf(field));
    }

    void id(std::string_view name, const Uuid &id) { m_json.member(name, id.toString()); }

    void profile() {
        m_json.name("UserProfile").beginObject();
        text(TextField::FirstName);
        text(TextField::LastName);
        if (m_record.gender == Gender::Unknown)
            m_json.nullMember("Gender");
        else
            m_json.member("Gender", nameOf(m_record.gender));
        text(TextField::Birthday);
        text(TextField::MaritalStatus);
        if (m_record.childrenCount < 0)
            m_json.nullMember("ChildrenCount");
        else
            m_json.member("ChildrenCount", m_record.childrenCount);
        for (TextField field : profileTexts)
            text(field);
        m_json.endObject();
    }

    void device() {
        m_json.name("MobileDevice").beginObject();
        for (TextField field : deviceTexts)
            text(field);
        m_json.endObject();
    }

    void fields() {
        m_json.name("UserFields").beginArray().beginObject();
        text(TextField::ClientId);
        m_json.member("EnableLogging", m_record.flags.enableLogging);
        m_json.member("EnableRealTimeLocation", m_record.flags.enableRealTimeLocation);
        m_json.member("EnableTracking", m_record.flags.enableTracking);
        m_json.member("Enabled", m_record.flags.enabled);
        m_json.endObject().endArray();
    }

    void account(const Hierarchy &hierarchy, bool withNames) {
        const Instance &instance = hierarchy.instances[m_record.instance];
        const Application &application = hierarchy.applications[instance.application];
        m_json.name("AccountInfo").beginObject();
        part("Company", hierarchy.company.id, hierarchy.company.name, withNames);
        part("Application", application.id, application.name, withNames);
        part("Instance", instance.id, instance.name, withNames);
        m_json.endObject();
    }

private:
    void part(const std::string &what, const Uuid &partId, const std::string &name, bool withName) {
        id(what + "Id", partId);
        if (withName)
            m_json.member(what + "Name", name);
        else
            m_json.nullMember(what + "Name");
    }

    JsonWriter &m_json;
    const UserTable &m_users;
    const UserRecord &m_record;
};

} // namespace

void writeUser(JsonWriter &json, const Store &store, Row row, bool includeAccountInfo) {
    const UserRecord &record = store.users()[row];
    UserJson user(json, store.users(), record);
    json.beginObject();
    user.id("DeviceToken", record.deviceToken);
    json.member("DateCreated", isoWithoutZone(record.created));
    json.member("Status", nameOf(record.status));
    json.member("ActivityStatus", nameOf(record.activity));
    user.profile();
    user.device();
    user.account(store.hierarchy(), includeAccountInfo);
    json.name("UserWallets").beginArray().endArray();
    user.text(TextField::IdentityId);
    user.text(TextField::IdentityProvider);
    user.fields();
    json.endObject();
}

} // namespace fleetkey::sandbox
