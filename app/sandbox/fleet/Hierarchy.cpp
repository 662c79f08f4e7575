#include "app/sandbox/fleet/Hierarchy.h"

#include "app/sandbox/base/Random.h"

namespace fleetkey::sandbox {

namespace {

// Far from the streams of users, which are numbered from 0.
constexpr std::uint64_t hierarchyStream = 0xf1ee'0000'0000'0000ULL;

} // namespace

std::string makeInviteCode(Random &random) {
    constexpr char letters[] = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    std::string code;
    for (int i = 0; i < 6; ++i)
        code.push_back(letters[random.below(32)]);
    return code;
}

std::string_view nameOf(PartStatus status) {
    switch (status) {
    case PartStatus::Active:
        return "Active";
    case PartStatus::Deactivated:
        return "Deactivated";
    case PartStatus::Deleted:
        break;
    }
    return "Deleted";
}

Hierarchy Hierarchy::generate(std::uint64_t seed) {
    Random random(seed, hierarchyStream);
    Hierarchy hierarchy;
    hierarchy.company = {Uuid::next(random), "Harbour Mobility"};
    hierarchy.applications.push_back(
        {Uuid::next(random), "Fleet Drivers", "Company vehicles", "production", PartStatus::Active});
    hierarchy.applications.push_back(
        {Uuid::next(random), "Car Sharing", "Shared city cars", "UAT", PartStatus::Active});
    const auto addInstance = [&](std::size_t application, std::string name, std::string description) {
        const Uuid id = Uuid::next(random);
        const Uuid key = Uuid::next(random);
        hierarchy.instances.push_back({id, key, std::move(name), std::move(description),
            makeInviteCode(random), application, PartStatus::Active});
    };
    addInstance(0, "Delivery vans", "Parcels, inner cities");
    addInstance(0, "Long haul", "Lorries across borders");
    addInstance(0, "Service cars", "Technicians on call");
    addInstance(1, "Members", "Registered members");
    addInstance(1, "Trial", "Guests in their first month");
    return hierarchy;
}

std::optional<std::size_t> Hierarchy::findApplication(const Uuid &id) const {
    for (std::size_t i = 0; i < applications.size(); ++i) {
        if (applications[i].id == id && applications[i].status != PartStatus::Deleted)
            return i;
    }
    return std::nullopt;
}

std::optional<std::size_t> Hierarchy::findInstance(const Uuid &id) const {
    for (std::size_t i = 0; i < instances.size(); ++i) {
        if (instances[i].id == id && instances[i].status != PartStatus::Deleted)
            return i;
    }
    return std::nullopt;
}

bool Hierarchy::isOpen(std::size_t index) const {
    const Instance &instance = instances[index];
    return instance.status == PartStatus::Active
        && applications[instance.application].status == PartStatus::Active;
}

} // namespace fleetkey::sandbox
