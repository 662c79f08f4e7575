#pragma once

#include "app/sandbox/api/Services.h"

#include <expected>

namespace fleetkey::sandbox {

// The part of the hierarchy that the path of a request names, and the admin who asks for it.
struct NamedPart {
    const Admin *admin = nullptr;
    std::size_t index = 0; // among the applications or the instances
};

// Each gives the part if the admin may see it; else the answer to give: 401 or 403, or no Result where
// there is no such part.
std::expected<NamedPart, Answer> namedCompany(Services services, const Call &call);
std::expected<NamedPart, Answer> namedApplication(Services services, const Call &call);
std::expected<NamedPart, Answer> namedInstance(Services services, const Call &call);

// 403: the part that `key` names is not this admin's.
Answer outsideOfScope(std::string key);

} // namespace fleetkey::sandbox
