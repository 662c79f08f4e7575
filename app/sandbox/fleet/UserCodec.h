#pragma once

#include "app/sandbox/fleet/User.h"

#include <optional>
#include <string>
#include <string_view>

namespace fleetkey::sandbox {

// A user as bytes, the form of the data file and of the generator's golden hash.
void encodeUser(const User &user, std::string &bytes);
// Nothing when the bytes are not what encodeUser makes.
std::optional<User> decodeUser(std::string_view bytes);

} // namespace fleetkey::sandbox
