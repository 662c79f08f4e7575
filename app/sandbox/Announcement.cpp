#include "app/sandbox/Announcement.h"

#include "app/sandbox/json/JsonWriter.h"

#include <span>
#include <unistd.h>

namespace fleetkey::sandbox {

std::string Announcement::json(bool withProcessId) const {
    JsonWriter json;
    const std::vector<Listeners::Open> &open = listeners.open();
    json.beginObject().member("origin", open.front().origin);
    if (open.size() > 1) {
        json.name("listeners").beginArray();
        for (const Listeners::Open &listener : open)
            json.beginObject().member("tls", listener.name).member("origin", listener.origin).endObject();
        json.endArray();
    }
    if (const std::string authority = listeners.authority(); !authority.empty())
        json.member("authority", authority);
    if (withProcessId)
        json.member("pid", static_cast<std::int64_t>(getpid()));
    json.name("admins").beginArray();
    for (const Admin &admin : admins) {
        if (admin.level == AdminLevel::None)
            continue;
        json.beginObject().member("email", admin.email).member("password", admin.password);
        json.member("level", nameOf(admin.level)).endObject();
    }
    json.endArray().name("instances").beginArray();
    for (const Instance &instance : store.hierarchy().instances) {
        if (instance.status != PartStatus::Active)
            continue;
        json.beginObject().member("id", instance.id.toString()).member("key", instance.key.toString());
        json.member("name", instance.name).endObject();
    }
    json.endArray().endObject();
    return json.take();
}

std::string Announcement::forPeople() const {
    std::string text = "Listening on " + listeners.open().front().origin + " with "
        + std::to_string(store.users().userCount()) + " drivers.\n";
    for (const Listeners::Open &listener : std::span(listeners.open()).subspan(1))
        text += "        and " + listener.origin + " (" + std::string(listener.name) + ")\n";
    text += "\nAdmins (e-mail, password)\n";
    for (const Admin &admin : admins) {
        if (admin.level != AdminLevel::None)
            text += "  " + admin.email + "  " + admin.password + '\n';
    }
    text += "\nInstances (InstanceId, InstanceKey, name)\n";
    for (const Instance &instance : store.hierarchy().instances) {
        if (instance.status == PartStatus::Active)
            text += "  " + instance.id.toString() + "  " + instance.key.toString() + "  " + instance.name
                + '\n';
    }
    return text + "\nCtrl+C stops it.\n";
}

} // namespace fleetkey::sandbox
