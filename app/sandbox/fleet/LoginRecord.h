#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace fleetkey::sandbox {

// The logins of one client address that still count, and the block they led to. Seconds since 1970, by the
// emulator's clock.
struct LoginRecord {
    std::vector<std::int64_t> attempts; // ascending
    std::int64_t blockedUntil = 0;
};

using LoginRecords = std::unordered_map<std::string, LoginRecord>; // by address

} // namespace fleetkey::sandbox
