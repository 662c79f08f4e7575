#pragma once

#include "app/sandbox/Listeners.h"

#include <string>

namespace fleetkey::sandbox {

// What the emulator says once it listens: the origin, the admins with a role and the instances.
struct Announcement {
    const Listeners &listeners;
    const std::vector<Admin> &admins;
    const Store &store;

    // One line of JSON; with the process id for the attach file.
    std::string json(bool withProcessId) const;
    std::string forPeople() const;
};

} // namespace fleetkey::sandbox
