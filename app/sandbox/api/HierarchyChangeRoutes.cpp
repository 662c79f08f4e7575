#include "app/sandbox/api/BodyReader.h"
#include "app/sandbox/api/HierarchyWriter.h"
#include "app/sandbox/api/NamedPart.h"
#include "app/sandbox/base/Random.h"
#include "app/sandbox/base/Text.h"

namespace fleetkey::sandbox {

namespace {

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
    const auto company = namedCompany(services, call);
    if (!company)
        return company.error();
    Hierarchy hierarchy = services.store.hierarchy();
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

Answer changeApplication(Services services, const Call &call) {
    const auto part = namedApplication(services, call);
    if (!part)
        return part.error();
    Hierarchy hierarchy = services.store.hierarchy();
    BodyReader body(call.body);
    readPart(body, hierarchy.applications[part->index]);
    if (!body.isGood())
        return body.answer();
    services.store.changeHierarchy(std::move(hierarchy));
    return Answer::done();
}

// Only for admins of the company: an application is not its own admin's to delete.
Answer deleteApplication(Services services, const Call &call) {
    const auto part = namedApplication(services, call);
    if (!part)
        return part.error();
    if (part->admin->level != AdminLevel::Company)
        return outsideOfScope("ApplicationId");
    Hierarchy hierarchy = services.store.hierarchy();
    InstanceSet doomed;
    for (std::size_t i = 0; i < hierarchy.instances.size(); ++i) {
        if (hierarchy.instances[i].application != part->index)
            continue;
        doomed.insert(i);
        hierarchy.instances[i].status = PartStatus::Deleted;
    }
    if (hasUsers(services.store, doomed))
        return Answer::invalid("ApplicationId", "An instance of this application has users.");
    hierarchy.applications[part->index].status = PartStatus::Deleted;
    services.store.changeHierarchy(std::move(hierarchy));
    return Answer::done();
}

Answer createInstance(Services services, const Call &call) {
    const auto application = namedApplication(services, call);
    if (!application)
        return application.error();
    BodyReader body(call.body);
    body.require("Name");
    Instance instance = newInstance(application->index);
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

// The new values come in the query, not in a body.
Answer changeInstance(Services services, const Call &call) {
    const auto part = namedInstance(services, call);
    if (!part)
        return part.error();
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
    readPart(reader, hierarchy.instances[part->index]);
    if (!reader.isGood())
        return reader.answer();
    services.store.changeHierarchy(std::move(hierarchy));
    return Answer::done();
}

Answer deleteInstance(Services services, const Call &call) {
    const auto part = namedInstance(services, call);
    if (!part)
        return part.error();
    if (part->admin->level == AdminLevel::Instance)
        return outsideOfScope("InstanceId");
    InstanceSet doomed;
    doomed.insert(part->index);
    if (hasUsers(services.store, doomed))
        return Answer::invalid("InstanceId", "The instance has users.");
    Hierarchy hierarchy = services.store.hierarchy();
    hierarchy.instances[part->index].status = PartStatus::Deleted;
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
