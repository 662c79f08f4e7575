#pragma once

#include "app/sandbox/base/Uuid.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fleetkey::sandbox {

// As requests number it. What is deleted keeps its place, so that places never change, but is not found.
enum class PartStatus : std::uint8_t { Active = 1, Deactivated = 2, Deleted = 3 };

// As answers write it.
std::string_view nameOf(PartStatus status);

struct Company {
    Uuid id;
    std::string name;

    bool operator==(const Company &) const = default;
};

struct Application {
    Uuid id;
    std::string name;
    std::string description;
    std::string environment; // production, UAT or test
    PartStatus status = PartStatus::Active;

    bool operator==(const Application &) const = default;
};

struct Instance {
    Uuid id;
    Uuid key; // the secret that registers users and is their password
    std::string name;
    std::string description;
    std::string inviteCode;
    std::size_t application = 0;
    PartStatus status = PartStatus::Active;

    bool operator==(const Instance &) const = default;
};

class Random;

// Six letters and digits that cannot be taken for each other.
std::string makeInviteCode(Random &random);

// Users name their instance by a number of sixteen bits.
inline constexpr std::size_t mostInstances = 65'535;

// One company, its applications and their instances. The same seed gives the same ids and keys.
struct Hierarchy {
    Company company;
    std::vector<Application> applications;
    std::vector<Instance> instances;

    static Hierarchy generate(std::uint64_t seed);

    std::optional<std::size_t> findApplication(const Uuid &id) const;
    std::optional<std::size_t> findInstance(const Uuid &id) const;
    // Neither the instance nor its application is deactivated.
    bool isOpen(std::size_t instance) const;
};

} // namespace fleetkey::sandbox
