#pragma once

#include "core/platform/Json.h"
#include "core/platform/User.h"

namespace fleetkey {

/// Reads a `User` (contract §4). Each function says whether the document is still sound.
[[nodiscard]] bool readUser(simdjson::ondemand::object object, User &user);
/// The elements that are objects; others are passed over.
[[nodiscard]] bool readUsers(json::Value array, QList<User> &users);
[[nodiscard]] bool readUserPage(json::Value result, UserPage &page, bool &hasUsers);

} // namespace fleetkey
