#pragma once

#include "app/sandbox/fleet/Hierarchy.h"
#include "app/sandbox/fleet/InstanceSet.h"

#include <span>
#include <string>
#include <vector>

namespace fleetkey::sandbox {

enum class AdminLevel { Company, Application, Instance, None };

std::string_view nameOf(AdminLevel level);

// Somebody who signs in with an e-mail address, and the part of the hierarchy they may see.
struct Admin {
    Uuid id;
    std::string email;
    std::string password;
    AdminLevel level = AdminLevel::None;
    std::size_t application = 0; // for levels Application and Instance
    std::size_t instance = 0; // for level Instance

    // The instances in their part.
    InstanceSet visibleInstances(const Hierarchy &hierarchy) const;
    bool seesApplication(std::size_t index) const;
};

// The admins every emulator has; each sees exactly the part its name says. All have this password.
std::vector<Admin> builtInAdmins(std::uint64_t seed, const std::string &password);

} // namespace fleetkey::sandbox
