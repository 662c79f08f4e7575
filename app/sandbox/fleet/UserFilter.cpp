#include "app/sandbox/fleet/UserFilter.h"

namespace fleetkey::sandbox {

bool UserFilter::takesEveryone() const {
    UserFilter everyone;
    everyone.instances = instances;
    everyone.includeInactive = true;
    return *this == everyone;
}

} // namespace fleetkey::sandbox
