#pragma once

#include "app/sandbox/fleet/UserTable.h"

#include <vector>

namespace fleetkey::sandbox {

// Rows by the hash of some key. A candidate may be a mere collision, so whoever asks compares the key itself.
class RowHash {
public:
    void reserve(std::size_t count);
    void add(std::uint64_t hash, Row row);
    // Takes back an add() with the same hash and row; without one it does nothing.
    void remove(std::uint64_t hash, Row row);

    template <typename Visitor> void forEachCandidate(std::uint64_t hash, Visitor visit) const {
        if (m_slots.empty())
            return;
        const std::size_t mask = m_slots.size() - 1;
        for (std::size_t i = hash & mask; m_slots[i].rowPlusOne != 0; i = (i + 1) & mask) {
            if (m_slots[i].hash == static_cast<std::uint32_t>(hash >> 32))
                visit(m_slots[i].rowPlusOne - 1);
        }
    }

private:
    struct Slot {
        std::uint32_t hash = 0; // the upper half; the lower one chose the place
        std::uint32_t place = 0;
        std::uint32_t rowPlusOne = 0;
    };
    void grow(std::size_t slotCount);
    void put(Slot slot);

    std::vector<Slot> m_slots;
    std::size_t m_used = 0;
};

} // namespace fleetkey::sandbox
