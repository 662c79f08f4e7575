#pragma once

#include "core/platform/UserQuery.h"

namespace fleetkey {

/// Whether the filters of a query certainly leave this user out. False where the record does not say enough;
/// the search term, the country and the city are not looked at, since only the platform knows how it compares
/// them.
[[nodiscard]] bool leavesOut(const UserQuery &query, const User &user);

} // namespace fleetkey
