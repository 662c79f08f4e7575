#pragma once

#include "app/sandbox/fleet/UserOrder.h"

#include <unordered_map>

namespace fleetkey::sandbox {

// The text a key sorts by; nothing for keys that are no text.
std::optional<TextField> textOf(SortKey key);

// A number for each user that orders as the user's key does: sorting a million numbers is quick, a million
// texts is not, and most texts of a fleet are the same few. Not for DeviceTokens.
class KeyRanks {
public:
    KeyRanks(const UserTable &table, SortKey key, std::span<const Row> rows);

    std::uint64_t of(const UserRecord &record) const;

private:
    void rankTexts(const UserTable &table, std::vector<StringId> ids);

    SortKey m_key;
    std::optional<TextField> m_field;
    // Ids in ascending order, and the rank of each.
    std::vector<StringId> m_ids;
    std::vector<std::uint32_t> m_ranks;
};

} // namespace fleetkey::sandbox
