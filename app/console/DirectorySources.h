#pragma once

#include "core/users/RemoteListing.h"
#include "core/users/UserDirectory.h"
#include "ui/inspector/InspectedUser.h"

namespace fleetkey::console {

/// The directory as a source of pages, and of single users.
[[nodiscard]] RemoteListing::PageSource pageSource(const UserDirectory &directory);
[[nodiscard]] ui::InspectedUser::Source userSource(const UserDirectory &directory);

} // namespace fleetkey::console
