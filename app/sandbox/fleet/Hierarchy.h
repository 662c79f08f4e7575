#pragma once

#include "app/sandbox/base/Uuid.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace fleetkey::sandbox {

struct Company {
    Uuid id;
    std::string name;
};

struct Application {
    Uuid id;
    std::string name;
    std::string description;
    std::string environment; // production, UAT or test
};

struct Instance {
    Uuid id;
    Uuid key; // the secret that registers users and is their password
    std::string name;
    std::string description;
    std::string inviteCode;
    std::size_t application = 0;
};

// One company, its applications and their instances. The same seed gives the same ids and keys.
struct Hierarchy {
    Company company;
    std::vector<Application> applications;
    std::vector<Instance> instances;

    static Hierarchy generate(std::uint64_t seed);

    std::optional<std::size_t> findApplication(const Uuid &id) const;
    std::optional<std::size_t> findInstance(const Uuid &id) const;
};

} // namespace fleetkey::sandbox
