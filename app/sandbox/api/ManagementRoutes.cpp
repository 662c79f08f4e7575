#include "app/sandbox/api/BodyReader.h"
#include "app/sandbox/api/Services.h"
#include "app/sandbox/api/UserPage.h"
#include "app/sandbox/api/UserSearch.h"
#include "app/sandbox/api/UserWriter.h"
#include "app/sandbox/base/Text.h"

namespace fleetkey::sandbox {

namespace {

bool mayChange(const Services &services, const Admin &admin, Row row) {
    return admin.visibleInstances(services.store.hierarchy()).contains(services.store.users()[row].instance);
}

// The user with this DeviceToken, if the admin may change it.
std::expected<Row, Answer> targetOf(
    const Services &services, const Admin &admin, std::string_view deviceToken) {
    const std::optional<Uuid> id = Uuid::parse(deviceToken);
    if (!id)
        return std::unexpected(Answer::invalid("DeviceToken", "A DeviceToken is a UUID."));
    const std::optional<Row> row = services.store.index().findToken(*id);
    if (!row)
        return std::unexpected(
            Answer::failure(404, "DeviceToken", "There is no user with this DeviceToken."));
    if (!mayChange(services, admin, *row))
        return std::unexpected(
            Answer::failure(403, "DeviceToken", "This user is outside of what this admin may change."));
    return *row;
}

Answer find(Services services, const Call &call) {
    const auto admin = services.auth.authenticateAdmin(call.request);
    if (!admin)
        return admin.error();
    UserSearch search = UserSearch::from(call.request);
    if (search.isEmpty())
        return Answer::invalid("DeviceToken",
            "At least one of DeviceToken, Email, Phone, ClientId, FirstName, LastName and FullName is "
            "required.");
    search.instances = (*admin)->visibleInstances(services.store.hierarchy());
    const bool includeAccountInfo = call.request.asksFor("IncludeAccountInfo");
    JsonWriter json;
    json.beginArray();
    for (Row row : search.find(services.store))
        writeUser(json, services.store, row, includeAccountInfo);
    json.endArray();
    return Answer::of(json.take());
}

Answer page(Services services, const Call &call) {
    const auto admin = services.auth.authenticateAdmin(call.request);
    if (!admin)
        return admin.error();
    const auto request = readPageRequest(call.body, services.store.hierarchy(), **admin);
    return request ? Answer::of(pageJson(services.store, *request)) : request.error();
}

Answer own(Services services, const Call &call) {
    const std::expected<Caller, Answer> caller = services.auth.authenticate(call.request);
    if (!caller)
        return caller.error();
    if (caller->admin)
        return Answer::failure(403, "Authorization", "This needs the access token of a user.");
    JsonWriter json;
    writeUser(json, services.store, caller->user, true);
    return Answer::of(json.take());
}

// The user to change: the caller itself, or for an admin the one the header names.
std::expected<Row, Answer> changeTarget(const Services &services, const Request &request) {
    const std::expected<Caller, Answer> caller = services.auth.authenticate(request);
    if (!caller)
        return std::unexpected(caller.error());
    if (!caller->admin)
        return caller->user;
    const std::expected<const Admin *, Answer> admin = services.auth.authenticateAdmin(request);
    if (!admin)
        return std::unexpected(admin.error());
    const std::string *header = request.header("UserDeviceToken");
    if (!header)
        return std::unexpected(
            Answer::failure(403, "UserDeviceToken", "The header must name the user to be changed."));
    return targetOf(services, **admin, *header);
}

// Reads Status; true when it asks for the deletion of the user.
bool readStatus(BodyReader &body, User &user) {
    const std::optional<std::string> status = body.text("Status");
    if (!status)
        return false;
    if (equalsIgnoringAsciiCase(*status, "Active"))
        user.status = UserStatus::Active;
    else if (equalsIgnoringAsciiCase(*status, "Deactivated"))
        user.status = UserStatus::Inactive;
    else if (equalsIgnoringAsciiCase(*status, "Deleted"))
        return true;
    else
        body.refuse("Status", "The field must be Active, Deactivated or Deleted.");
    return false;
}

Answer change(Services services, const Call &call) {
    const std::expected<Row, Answer> row = changeTarget(services, call.request);
    if (!row)
        return row.error();
    User user = services.store.users().unpack(*row);
    BodyReader body(call.body);
    body.readProfile(user);
    const bool isDeletion = readStatus(body, user);
    if (!body.isGood())
        return body.answer();
    if (isDeletion)
        services.store.removeUser(*row);
    else
        services.store.changeUser(*row, user);
    return Answer::done();
}

Answer remove(Services services, const Call &call) {
    const auto admin = services.auth.authenticateAdmin(call.request);
    if (!admin)
        return admin.error();
    const std::expected<Row, Answer> row = targetOf(services, **admin, call.pathParts[0]);
    if (!row)
        return row.error();
    services.store.removeUser(*row);
    return Answer::done();
}

Answer moveUser(Services services, const Call &call) {
    const auto admin = services.auth.authenticateAdmin(call.request);
    if (!admin)
        return admin.error();
    BodyReader body(call.body);
    for (std::string_view name : {"DeviceToken", "ToInstanceId", "ToInstanceKey"})
        body.require(name);
    const std::string deviceToken = body.text("DeviceToken").value_or("");
    const std::optional<Uuid> instanceId = Uuid::parse(body.text("ToInstanceId").value_or(""));
    const std::optional<Uuid> instanceKey = Uuid::parse(body.text("ToInstanceKey").value_or(""));
    if (!body.isGood())
        return body.answer();
    const Hierarchy &hierarchy = services.store.hierarchy();
    const auto instance = instanceId ? hierarchy.findInstance(*instanceId) : std::nullopt;
    if (!instance)
        return Answer::invalid("ToInstanceId", "There is no instance with this id.");
    if (instanceKey != hierarchy.instances[*instance].key)
        return Answer::invalid("ToInstanceKey", "The key does not belong to the instance.");
    if (!hierarchy.isOpen(*instance))
        return Answer::invalid("ToInstanceId", "This instance is deactivated.");
    const std::expected<Row, Answer> row = targetOf(services, **admin, deviceToken);
    if (!row)
        return row.error();
    if (!(*admin)->visibleInstances(hierarchy).contains(*instance))
        return Answer::failure(
            403, "ToInstanceId", "This instance is outside of what this admin may change.");
    User user = services.store.users().unpack(*row);
    user.instance = static_cast<std::uint16_t>(*instance);
    services.store.changeUser(*row, user);
    return Answer::done();
}

} // namespace

void addManagementRoutes(Router &router, Services services) {
    const std::string users = "/v1/Management/users";
    router.add({"GET", users + "/find", [services](const Call &call) { return find(services, call); }});
    router.add({"POST", users + "/GetFilteredPage",
        [services](const Call &call) { return page(services, call); }, true});
    router.add({"GET", users, [services](const Call &call) { return own(services, call); }});
    router.add({"PUT", users, [services](const Call &call) { return change(services, call); }, true});
    router.add({"POST", users + "/instances/change",
        [services](const Call &call) { return moveUser(services, call); }, true});
    router.add({"DELETE", users + "/{DeviceToken}",
        [services](const Call &call) { return remove(services, call); }});
}

} // namespace fleetkey::sandbox
