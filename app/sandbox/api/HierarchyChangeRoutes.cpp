#include "app/sandbox/api/BodyReader.h"
#include "app/sandbox/api/HierarchyWriter.h"
#include "app/sandbox/api/Services.h"
#include "app/sandbox/base/Random.h"
#include "app/sandbox/base/Text.h"

namespace fleetkey::sandbox {

namespace {

Answer outside(std::string key) {
    return Answer::failure(403, std::move(key), "This is outside of what this admin may change.");
}

PartStatus readStatus(BodyReader &body, PartStatus otherwise) {
    const std::optional<std::int64_t> status = body.integer("Status", 1, 2);
    return status ? static_cast<PartStatus>(*status) : otherwise;
}

// What creating and changing have in common; Part is an Application or an Instance.
template <typename Part> void readPart(BodyReader &body, Part &part) {
    if (std::optional<std::string> name = body.text("Name")) {
        if (name->empty())
            body.refuse("Name", "The field must not be empty.");
        part.name = std::move(*name);
    }
    part.description = body.text("Description").value_or(part.description);
    part.status = readStatus(body, part.status);
}

Instance newInstance(std::size_t application) {
    Random random(randomUuid().prefix(), 0);
    Instance instance;
    instance.id = randomUuid();
    instance.key = randomUuid();
    instance.inviteCode = makeInviteCode(random);
    instance.application = application;
    return instance;
}

bool hasUsers(const Store &store, const InstanceSet &instances) {
    const UserTable &users = store.users();
    for (Row row = 0; row < users.rowCount(); ++row) {
        if (users[row].alive && instances.contains(users[row].instance))
            return true;
    }
    return false;
}

Answer full() {
    return Answer::invalid(
        "Name", "The emulator has room for " + std::to_string(mostInstances) + " instances.");
}

Answer createApplication(Services services, const Call &call) {
    const auto admin = services.auth.authenticateAdmin(call.request);
    if (!admin)
        return admin.error();
    Hierarchy hierarchy = services.store.hierarchy();
    if (Uuid::parse(call.pathParts[0]) != hierarchy.company.id)
        return Answer::nothing();
    if ((*admin)->level != AdminLevel::Company)
        return outside("CompanyId");
    BodyReader body(call.body);
    body.require("Name");
    Application application{randomUuid(), {}, {}, "production", PartStatus::Active};
    readPart(body, application);
    const bool withInstance = body.boolean("CreateDefaultGroup").value_or(false);
    if (!body.isGood())
        return body.answer();
    if (hierarchy.instances.size() >= mostInstances)
        return full();
    hierarchy.applications.push_back(std::move(application));
    const std::size_t index = hierarchy.applications.size() - 1;
    if (withInstance) {
        Instance instance = newInstance(index);
        instance.name = "Default";
        hierarchy.instances.push_back(std::move(instance));
    }
    services.store.changeHierarchy(std::move(hierarchy));
    JsonWriter json;
    writeApplication(json, services.store.hierarchy(), index, withInstance);
    return Answer::of(json.take());
}

// The place of the application the path names, if the admin may change it; else the answer to give.
std::expected<std::size_t, Answer> applicationOf(Services services, const Call &call) {
    const auto admin = services.auth.authenticateAdmin(call.request);
    if (!admin)
        return std::unexpected(admin.error());
    const std::optional<Uuid> id = Uuid::parse(call.pathParts[0]);
    const auto index = id ? services.store.hierarchy().findApplication(*id) : std::nullopt;
    if (!index)
        return std::unexpected(Answer::nothing());
    if (!(*admin)->seesApplication(*index))
        return std::unexpected(outside("ApplicationId"));
    return *index;
}

Answer changeApplication(Services services, const Call &call) {
    const std::expected<std::size_t, Answer> index = applicationOf(services, call);
    if (!index)
        return index.error();
    Hierarchy hierarchy = services.store.hierarchy();
    BodyReader body(call.body);
    readPart(body, hierarchy.applications[*index]);
    if (!body.isGood())
        return body.answer();
    services.store.changeHierarchy(std::move(hierarchy));
    return Answer::done();
}

// Only for admins of the company: an application is not its own admin's to delete.
Answer deleteApplication(Services services, const Call &call) {
    const std::expected<std::size_t, Answer> index = applicationOf(services, call);
    if (!index)
        return index.error();
    const auto admin = services.auth.authenticateAdmin(call.request);
    if (!admin || (*admin)->level != AdminLevel::Company)
        return outside("ApplicationId");
    Hierarchy hierarchy = services.store.hierarchy();
    InstanceSet doomed;
    for (std::size_t i = 0; i < hierarchy.instances.size(); ++i) {
        if (hierarchy.instances[i].application != *index)
            continue;
        doomed.insert(i);
        hierarchy.instances[i].status = PartStatus::Deleted;
    }
    if (hasUsers(services.store, doomed))
        return Answer::invalid("ApplicationId", "An instance of this application has users.");
    hierarchy.applications[*index].status = PartStatus::Deleted;
    services.store.changeHierarchy(std::move(hierarchy));
    return Answer::done();
}

Answer createInstance(Services services, const Call &call) {
    const std::expected<std::size_t, Answer> application = applicationOf(services, call);
    if (!application)
        return application.error();
    BodyReader body(call.body);
    body.require("Name");
    Instance instance = newInstance(*application);
    readPart(body, instance);
    if (!body.isGood())
        return body.answer();
    Hierarchy hierarchy = services.store.hierarchy();
    if (hierarchy.instances.size() >= mostInstances)
        return full();
    hierarchy.instances.push_back(std::move(instance));
    services.store.changeHierarchy(std::move(hierarchy));
    JsonWriter json;
    writeInstance(json, services.store.hierarchy(), services.store.hierarchy().instances.size() - 1);
    return Answer::of(json.take());
}

// The place of the instance the path names, if the admin may see it.
std::expected<std::size_t, Answer> instanceOf(Services services, const Admin &admin, const Call &call) {
    const Hierarchy &hierarchy = services.store.hierarchy();
    const std::optional<Uuid> id = Uuid::parse(call.pathParts[0]);
    const auto index = id ? hierarchy.findInstance(*id) : std::nullopt;
    if (!index)
        return std::unexpected(Answer::nothing());
    if (!admin.visibleInstances(hierarchy).contains(*index))
        return std::unexpected(outside("InstanceId"));
    return *index;
}

// The new values come in the query, not in a body.
Answer changeInstance(Services services, const Call &call) {
    const auto admin = services.auth.authenticateAdmin(call.request);
    if (!admin)
        return admin.error();
    const std::expected<std::size_t, Answer> index = instanceOf(services, **admin, call);
    if (!index)
        return index.error();
    JsonObject members;
    for (const auto &[name, value] : call.request.query)
        members.emplace_back(name, JsonValue(value));
    const JsonValue query(std::move(members));
    Hierarchy hierarchy = services.store.hierarchy();
    BodyReader reader(query);
    for (const auto &[name, value] : call.request.query) {
        if (!isValidUtf8(name) || !isValidUtf8(value))
            reader.refuse("Query", "The query is not UTF-8.");
    }
    readPart(reader, hierarchy.instances[*index]);
    if (!reader.isGood())
        return reader.answer();
    services.store.changeHierarchy(std::move(hierarchy));
    return Answer::done();
}

Answer deleteInstance(Services services, const Call &call) {
    const auto admin = services.auth.authenticateAdmin(call.request);
    if (!admin)
        return admin.error();
    const std::expected<std::size_t, Answer> index = instanceOf(services, **admin, call);
    if (!index)
        return index.error();
    if ((*admin)->level == AdminLevel::Instance)
        return outside("InstanceId");
    InstanceSet doomed;
    doomed.insert(*index);
    if (hasUsers(services.store, doomed))
        return Answer::invalid("InstanceId", "The instance has users.");
    Hierarchy hierarchy = services.store.hierarchy();
    hierarchy.instances[*index].status = PartStatus::Deleted;
    services.store.changeHierarchy(std::move(hierarchy));
    return Answer::done();
}

} // namespace

void addHierarchyChangeRoutes(Router &router, Services services) {
    const std::string application = "/v1/Applications/applications/{id}";
    router.add({"POST", "/v1/companies/{id}/applications",
        [services](const Call &call) { return createApplication(services, call); }, true});
    router.add({"PATCH", application,
        [services](const Call &call) { return changeApplication(services, call); }, true});
    router.add(
        {"DELETE", application, [services](const Call &call) { return deleteApplication(services, call); }});
    router.add({"POST", "/v1/Applications/{id}/instances",
        [services](const Call &call) { return createInstance(services, call); }, true});
    router.add({"PATCH", "/v1/Instances/{id}",
        [services](const Call &call) { return changeInstance(services, call); }});
    router.add({"DELETE", "/v1/Instances/{id}",
        [services](const Call &call) { return deleteInstance(services, call); }});
}

} // namespace fleetkey::sandbox
