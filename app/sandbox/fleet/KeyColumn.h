#pragma once

#include "app/sandbox/fleet/UserTable.h"

#include <memory>
#include <span>
#include <vector>

namespace fleetkey::sandbox {

enum class SortKey : std::uint8_t;

// The text a key sorts by; nothing for keys that are no text.
std::optional<TextField> textOf(SortKey key);

// The keys of all users at one moment, to be sorted. Sorting a million texts takes a second, so that is not
// done where requests are answered: taking the column is quick, and what follows may happen on any thread.
// Not for DeviceTokens.
class KeyColumn {
public:
    // Of users in the order of their DeviceTokens.
    KeyColumn(const UserTable &table, SortKey key, std::span<const Row> byDeviceToken);

    // Puts numbers in the place of texts that order as the texts do. Needed once, before ordered().
    void rank();
    // The rows by key; equal keys in the order in which they were given.
    std::vector<Row> ordered(bool descending) const;

private:
    std::shared_ptr<const StringArena> m_arena; // none: the keys are numbers already
    std::vector<Row> m_rows;
    std::vector<std::uint64_t> m_keys; // ids of texts until they are ranked
};

} // namespace fleetkey::sandbox
