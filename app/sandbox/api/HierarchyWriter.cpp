#include "app/sandbox/api/HierarchyWriter.h"

namespace fleetkey::sandbox {

void writeApplication(JsonWriter &json, const Hierarchy &hierarchy, std::size_t index, bool withInstances) {
    const Application &application = hierarchy.applications[index];
    json.beginObject().member("Id", application.id.toString()).member("Name", application.name);
    json.member("Description", application.description).member("Status", nameOf(application.status));
    json.member("Environment", application.environment);
    json.member("CompanyId", hierarchy.company.id.toString());
    if (withInstances) {
        json.name("Instances").beginArray();
        for (const Instance &instance : hierarchy.instances) {
            if (instance.application != index || instance.status == PartStatus::Deleted)
                continue;
            json.beginObject().member("Id", instance.id.toString()).member("Key", instance.key.toString());
            json.member("Name", instance.name).member("Status", nameOf(instance.status)).endObject();
        }
        json.endArray();
    }
    json.endObject();
}

void writeInstance(JsonWriter &json, const Hierarchy &hierarchy, std::size_t index) {
    const Instance &instance = hierarchy.instances[index];
    const Application &application = hierarchy.applications[instance.application];
    json.beginObject().member("Id", instance.id.toString()).member("Key", instance.key.toString());
    json.member("Name", instance.name).member("Description", instance.description);
    json.member("Status", nameOf(instance.status)).member("InviteCode", instance.inviteCode);
    json.member("AppId", application.id.toString()).member("AppName", application.name);
    json.member("CompanyId", hierarchy.company.id.toString()).endObject();
}

} // namespace fleetkey::sandbox
