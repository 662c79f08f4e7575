#include "app/sandbox/api/Services.h"

#include "app/sandbox/base/Text.h"
#include "app/sandbox/json/JsonWriter.h"

namespace fleetkey::sandbox {

namespace {

constexpr std::string_view activeStatus = "Active";

Answer outside(std::string key) {
    return Answer::failure(403, std::move(key), "This is outside of what this admin may see.");
}

void writeCompanyPermission(JsonWriter &json, const Hierarchy &hierarchy) {
    json.beginObject().member("companyId", hierarchy.company.id.toString());
    json.member("companyName", hierarchy.company.name).member("roleId", 1).endObject();
}

void writeApplicationPermission(JsonWriter &json, const Hierarchy &hierarchy, const Admin &admin) {
    const Application &application = hierarchy.applications[admin.application];
    json.beginObject().member("companyId", hierarchy.company.id.toString());
    json.member("appId", application.id.toString()).member("appName", application.name);
    json.member("roleId", 2).endObject();
}

void writeInstancePermission(JsonWriter &json, const Hierarchy &hierarchy, const Admin &admin) {
    const Instance &instance = hierarchy.instances[admin.instance];
    json.beginObject().member("companyId", hierarchy.company.id.toString());
    json.member("appId", hierarchy.applications[instance.application].id.toString());
    json.member("instanceId", instance.id.toString()).member("instanceName", instance.name);
    json.member("roleId", 3).endObject();
}

Answer permissions(Services services, const Call &call) {
    const std::expected<Caller, Answer> caller = services.auth.authenticate(call.request);
    if (!caller)
        return caller.error();
    if (!caller->admin)
        return Answer::failure(403, "Authorization", "This needs the access token of an admin.");
    const Admin &admin = *caller->admin;
    const Hierarchy &hierarchy = services.store.hierarchy();
    JsonWriter json;
    json.beginObject().member("userId", admin.id.toString()).member("isGod", false);
    json.name("companiesPermissions").beginArray();
    if (admin.level == AdminLevel::Company)
        writeCompanyPermission(json, hierarchy);
    json.endArray().name("appsPermissions").beginArray();
    if (admin.level == AdminLevel::Application)
        writeApplicationPermission(json, hierarchy, admin);
    json.endArray().name("instancesPermissions").beginArray();
    if (admin.level == AdminLevel::Instance)
        writeInstancePermission(json, hierarchy, admin);
    json.endArray().endObject();
    return Answer::of(json.take());
}

void writeApplication(JsonWriter &json, const Hierarchy &hierarchy, std::size_t index, bool withInstances) {
    const Application &application = hierarchy.applications[index];
    json.beginObject().member("Id", application.id.toString()).member("Name", application.name);
    json.member("Description", application.description).member("Status", activeStatus);
    json.member("Environment", application.environment);
    json.member("CompanyId", hierarchy.company.id.toString());
    if (withInstances) {
        json.name("Instances").beginArray();
        for (const Instance &instance : hierarchy.instances) {
            if (instance.application != index)
                continue;
            json.beginObject().member("Id", instance.id.toString()).member("Key", instance.key.toString());
            json.member("Name", instance.name).member("Status", activeStatus).endObject();
        }
        json.endArray();
    }
    json.endObject();
}

void writeInstance(JsonWriter &json, const Hierarchy &hierarchy, const Instance &instance) {
    const Application &application = hierarchy.applications[instance.application];
    json.beginObject().member("Id", instance.id.toString()).member("Key", instance.key.toString());
    json.member("Name", instance.name).member("Description", instance.description);
    json.member("Status", activeStatus).member("InviteCode", instance.inviteCode);
    json.member("AppId", application.id.toString()).member("AppName", application.name);
    json.member("CompanyId", hierarchy.company.id.toString()).endObject();
}

Answer applicationsOfCompany(Services services, const Call &call) {
    const auto admin = services.auth.authenticateAdmin(call.request);
    if (!admin)
        return admin.error();
    const Hierarchy &hierarchy = services.store.hierarchy();
    if (Uuid::parse(call.pathParts[0]) != hierarchy.company.id)
        return Answer::nothing();
    if ((*admin)->level != AdminLevel::Company)
        return outside("CompanyId");
    JsonWriter json;
    json.beginArray();
    for (std::size_t i = 0; i < hierarchy.applications.size(); ++i)
        writeApplication(json, hierarchy, i, false);
    json.endArray();
    return Answer::of(json.take());
}

Answer application(Services services, const Call &call) {
    const auto admin = services.auth.authenticateAdmin(call.request);
    if (!admin)
        return admin.error();
    const Hierarchy &hierarchy = services.store.hierarchy();
    const std::optional<Uuid> id = Uuid::parse(call.pathParts[0]);
    const auto index = id ? hierarchy.findApplication(*id) : std::nullopt;
    if (!index)
        return Answer::nothing();
    if (!(*admin)->seesApplication(*index))
        return outside("ApplicationId");
    const std::string *withInstances = call.request.queryValue("includeInstances");
    JsonWriter json;
    writeApplication(
        json, hierarchy, *index, withInstances && equalsIgnoringAsciiCase(*withInstances, "true"));
    return Answer::of(json.take());
}

Answer instancesOfApplication(Services services, const Call &call) {
    const auto admin = services.auth.authenticateAdmin(call.request);
    if (!admin)
        return admin.error();
    const Hierarchy &hierarchy = services.store.hierarchy();
    const std::optional<Uuid> id = Uuid::parse(call.pathParts[0]);
    const auto index = id ? hierarchy.findApplication(*id) : std::nullopt;
    if (!index)
        return Answer::nothing();
    if (!(*admin)->seesApplication(*index))
        return outside("ApplicationId");
    JsonWriter json;
    json.beginArray();
    for (const Instance &instance : hierarchy.instances) {
        if (instance.application == *index)
            writeInstance(json, hierarchy, instance);
    }
    json.endArray();
    return Answer::of(json.take());
}

Answer instance(Services services, const Call &call) {
    const auto admin = services.auth.authenticateAdmin(call.request);
    if (!admin)
        return admin.error();
    const Hierarchy &hierarchy = services.store.hierarchy();
    const std::optional<Uuid> id = Uuid::parse(call.pathParts[0]);
    const auto index = id ? hierarchy.findInstance(*id) : std::nullopt;
    if (!index)
        return Answer::nothing();
    if (((*admin)->visibleInstances(hierarchy) >> *index & 1) == 0)
        return outside("InstanceId");
    JsonWriter json;
    writeInstance(json, hierarchy, hierarchy.instances[*index]);
    return Answer::of(json.take());
}

} // namespace

void addHierarchyRoutes(Router &router, Services services) {
    router.add({"GET", "/auth/permissions",
        [services](const Call &call) { return permissions(services, call); }, false, EnvelopeStyle::Camel});
    router.add({"GET", "/v1/companies/{id}/applications",
        [services](const Call &call) { return applicationsOfCompany(services, call); }});
    router.add({"GET", "/v1/Applications/{id}",
        [services](const Call &call) { return application(services, call); }});
    router.add({"GET", "/v1/Applications/{id}/instances",
        [services](const Call &call) { return instancesOfApplication(services, call); }});
    router.add(
        {"GET", "/v1/Instances/{id}", [services](const Call &call) { return instance(services, call); }});
}

} // namespace fleetkey::sandbox
