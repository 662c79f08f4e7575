#include "app/sandbox/fleet/Admin.h"

#include "app/sandbox/base/Random.h"

namespace fleetkey::sandbox {

namespace {

constexpr std::uint64_t adminStream = 0xad31'0000'0000'0000ULL;

} // namespace

std::string_view nameOf(AdminLevel level) {
    switch (level) {
    case AdminLevel::Company:
        return "company";
    case AdminLevel::Application:
        return "application";
    case AdminLevel::Instance:
        return "instance";
    case AdminLevel::None:
        break;
    }
    return "none";
}

InstanceSet Admin::visibleInstances(const Hierarchy &hierarchy) const {
    InstanceSet visible;
    for (std::size_t i = 0; i < hierarchy.instances.size(); ++i) {
        const bool seen = level == AdminLevel::Company
            || (level == AdminLevel::Application && hierarchy.instances[i].application == application)
            || (level == AdminLevel::Instance && i == instance);
        if (seen && hierarchy.instances[i].status != PartStatus::Deleted)
            visible.insert(i);
    }
    return visible;
}

bool Admin::seesApplication(std::size_t index) const {
    return level == AdminLevel::Company || (level == AdminLevel::Application && index == application);
}

std::vector<Admin> builtInAdmins(std::uint64_t seed, const std::string &password) {
    std::vector<Admin> admins;
    Random random(seed, adminStream);
    for (AdminLevel level :
        {AdminLevel::Company, AdminLevel::Application, AdminLevel::Instance, AdminLevel::None}) {
        const std::string name = level == AdminLevel::None ? "norole" : std::string(nameOf(level));
        admins.push_back({Uuid::next(random), name + "@sandbox.example", password, level, 0, 0});
    }
    return admins;
}

} // namespace fleetkey::sandbox
