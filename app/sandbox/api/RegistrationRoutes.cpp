#include "app/sandbox/api/BodyReader.h"
#include "app/sandbox/api/Services.h"

namespace fleetkey::sandbox {

namespace {

std::optional<Uuid> headerUuid(const Request &request, std::string_view name) {
    const std::string *text = request.header(name);
    return text ? Uuid::parse(*text) : std::nullopt;
}

// The instance whose id and key the headers give.
std::expected<std::size_t, Answer> instanceOf(const Services &services, const Request &request) {
    const Hierarchy &hierarchy = services.store.hierarchy();
    const std::optional<Uuid> id = headerUuid(request, "InstanceId");
    const std::optional<std::size_t> instance = id ? hierarchy.findInstance(*id) : std::nullopt;
    if (!instance)
        return std::unexpected(Answer::failure(401, "InstanceId", "There is no instance with this id."));
    if (headerUuid(request, "InstanceKey") != hierarchy.instances[*instance].key)
        return std::unexpected(
            Answer::failure(401, "InstanceKey", "The key does not belong to the instance."));
    if (!hierarchy.isOpen(*instance))
        return std::unexpected(Answer::failure(403, "InstanceId", "The instance is deactivated."));
    return *instance;
}

Uuid readCustomToken(BodyReader &body, const Services &services) {
    const std::optional<std::string> text = body.text("CustomToken");
    if (!text || text->empty())
        return randomUuid();
    const std::optional<Uuid> token = Uuid::parse(*text);
    if (!token)
        body.refuse("CustomToken", "The field must be a UUID.");
    else if (services.store.index().findToken(*token) || services.auth.adminWithId(*token))
        body.refuse("CustomToken", "There is a user with this DeviceToken already.");
    return token.value_or(Uuid{});
}

Answer create(Services services, const Call &call) {
    const std::expected<std::size_t, Answer> instance = instanceOf(services, call.request);
    if (!instance)
        return instance.error();
    BodyReader body(call.body);
    User user;
    user.deviceToken = readCustomToken(body, services);
    user.created = services.clock.now();
    user.instance = static_cast<std::uint16_t>(*instance);
    body.readProfile(user);
    const bool wantsTokens = body.boolean("CreateAccessToken").value_or(false);
    if (!body.isGood())
        return body.answer();
    if (!wantsTokens) {
        services.store.addUser(user, nullptr);
        return Answer::of(tokensJson(user.deviceToken, nullptr));
    }
    const TokenPair tokens = services.auth.tokensForNewUser(user.deviceToken);
    services.store.addUser(user, &tokens.session);
    return Answer::of(tokensJson(user.deviceToken, &tokens));
}

} // namespace

void addRegistrationRoutes(Router &router, Services services) {
    router.add({"POST", "/v1/Registration/create",
        [services](const Call &call) { return create(services, call); }, true});
}

} // namespace fleetkey::sandbox
