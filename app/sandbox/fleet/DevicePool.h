#pragma once

#include "app/sandbox/base/Random.h"
#include "app/sandbox/fleet/User.h"

namespace fleetkey::sandbox {

// Gives the user a phone that was really sold, with versions that really go together.
void inventDevice(User &user, Random &random);

} // namespace fleetkey::sandbox
