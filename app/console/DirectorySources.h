#pragma once

#include "core/users/RemoteListing.h"
#include "core/users/UserDirectory.h"
#include "ui/inspector/InspectedUser.h"

namespace fleetkey::console {

/// The directory as those want it who ask it for pages, or for one user.
[[nodiscard]] RemoteListing::PageSource pagesOf(const UserDirectory &directory);
[[nodiscard]] ui::InspectedUser::Source usersOf(const UserDirectory &directory);

} // namespace fleetkey::console
