#include "app/sandbox/api/HierarchyWriter.h"
#include "app/sandbox/api/NamedPart.h"

#include "app/sandbox/json/JsonWriter.h"

namespace fleetkey::sandbox {

namespace {

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
    if (admin.level == AdminLevel::Application
        && hierarchy.applications[admin.application].status != PartStatus::Deleted)
        writeApplicationPermission(json, hierarchy, admin);
    json.endArray().name("instancesPermissions").beginArray();
    if (admin.level == AdminLevel::Instance
        && hierarchy.instances[admin.instance].status != PartStatus::Deleted)
        writeInstancePermission(json, hierarchy, admin);
    json.endArray().endObject();
    return Answer::of(json.take());
}

Answer applicationsOfCompany(Services services, const Call &call) {
    const auto company = namedCompany(services, call);
    if (!company)
        return company.error();
    const Hierarchy &hierarchy = services.store.hierarchy();
    JsonWriter json;
    json.beginArray();
    for (std::size_t i = 0; i < hierarchy.applications.size(); ++i) {
        if (hierarchy.applications[i].status != PartStatus::Deleted)
            writeApplication(json, hierarchy, i, false);
    }
    json.endArray();
    return Answer::of(json.take());
}

Answer application(Services services, const Call &call) {
    const auto part = namedApplication(services, call);
    if (!part)
        return part.error();
    JsonWriter json;
    writeApplication(json, services.store.hierarchy(), part->index, call.request.asksFor("includeInstances"));
    return Answer::of(json.take());
}

Answer instancesOfApplication(Services services, const Call &call) {
    const auto application = namedApplication(services, call);
    if (!application)
        return application.error();
    const Hierarchy &hierarchy = services.store.hierarchy();
    const bool withDeactivated = call.request.asksFor("includeDeactivated");
    JsonWriter json;
    json.beginArray();
    for (std::size_t i = 0; i < hierarchy.instances.size(); ++i) {
        const Instance &instance = hierarchy.instances[i];
        if (instance.application == application->index
            && (instance.status == PartStatus::Active
                || (withDeactivated && instance.status == PartStatus::Deactivated)))
            writeInstance(json, hierarchy, i);
    }
    json.endArray();
    return Answer::of(json.take());
}

Answer instance(Services services, const Call &call) {
    const auto part = namedInstance(services, call);
    if (!part)
        return part.error();
    JsonWriter json;
    writeInstance(json, services.store.hierarchy(), part->index);
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
