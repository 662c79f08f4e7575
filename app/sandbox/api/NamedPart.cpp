#include "app/sandbox/api/NamedPart.h"

namespace fleetkey::sandbox {

std::expected<NamedPart, Answer> namedCompany(Services services, const Call &call) {
    const auto admin = services.auth.authenticateAdmin(call.request);
    if (!admin)
        return std::unexpected(admin.error());
    if (Uuid::parse(call.pathParts[0]) != services.store.hierarchy().company.id)
        return std::unexpected(Answer::nothing());
    if ((*admin)->level != AdminLevel::Company)
        return std::unexpected(outsideOfScope("CompanyId"));
    return NamedPart{*admin};
}

std::expected<NamedPart, Answer> namedApplication(Services services, const Call &call) {
    const auto admin = services.auth.authenticateAdmin(call.request);
    if (!admin)
        return std::unexpected(admin.error());
    const std::optional<Uuid> id = Uuid::parse(call.pathParts[0]);
    const auto index = id ? services.store.hierarchy().findApplication(*id) : std::nullopt;
    if (!index)
        return std::unexpected(Answer::nothing());
    if (!(*admin)->seesApplication(*index))
        return std::unexpected(outsideOfScope("ApplicationId"));
    return NamedPart{*admin, *index};
}

std::expected<NamedPart, Answer> namedInstance(Services services, const Call &call) {
    const auto admin = services.auth.authenticateAdmin(call.request);
    if (!admin)
        return std::unexpected(admin.error());
    const Hierarchy &hierarchy = services.store.hierarchy();
    const std::optional<Uuid> id = Uuid::parse(call.pathParts[0]);
    const auto index = id ? hierarchy.findInstance(*id) : std::nullopt;
    if (!index)
        return std::unexpected(Answer::nothing());
    if (!(*admin)->visibleInstances(hierarchy).contains(*index))
        return std::unexpected(outsideOfScope("InstanceId"));
    return NamedPart{*admin, *index};
}

Answer outsideOfScope(std::string key) {
    return Answer::failure(403, std::move(key), "This is outside of what this admin may see or change.");
}

} // namespace fleetkey::sandbox
