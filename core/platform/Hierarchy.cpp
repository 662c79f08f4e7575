#include "core/platform/Hierarchy.h"

namespace fleetkey {

AdminLevel Permissions::level() const {
    if (!companies.isEmpty())
        return AdminLevel::Company;
    if (!applications.isEmpty())
        return AdminLevel::Application;
    if (!instances.isEmpty())
        return AdminLevel::Instance;
    return AdminLevel::None;
}

} // namespace fleetkey
