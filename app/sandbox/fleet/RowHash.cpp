#include "app/sandbox/fleet/RowHash.h"

#include <bit>

namespace fleetkey::sandbox {

void RowHash::reserve(std::size_t count) {
    const std::size_t wanted = std::bit_ceil(std::max<std::size_t>(count * 2, 64));
    if (wanted > m_slots.size())
        grow(wanted);
}

void RowHash::add(std::uint64_t hash, Row row) {
    reserve(m_used + 1);
    put({static_cast<std::uint32_t>(hash >> 32), static_cast<std::uint32_t>(hash), row + 1});
    ++m_used;
}

// Those behind the gap move up, unless that would put them before their own place.
void RowHash::remove(std::uint64_t hash, Row row) {
    if (m_slots.empty())
        return;
    const std::size_t mask = m_slots.size() - 1;
    std::size_t gap = hash & mask;
    while (m_slots[gap].rowPlusOne != 0
        && (m_slots[gap].hash != static_cast<std::uint32_t>(hash >> 32)
            || m_slots[gap].rowPlusOne != row + 1))
        gap = (gap + 1) & mask;
    if (m_slots[gap].rowPlusOne == 0)
        return;
    for (std::size_t i = (gap + 1) & mask; m_slots[i].rowPlusOne != 0; i = (i + 1) & mask) {
        if (((i - m_slots[i].place) & mask) < ((i - gap) & mask))
            continue;
        m_slots[gap] = m_slots[i];
        gap = i;
    }
    m_slots[gap] = {};
    --m_used;
}

void RowHash::grow(std::size_t slotCount) {
    std::vector<Slot> old(slotCount);
    old.swap(m_slots);
    for (const Slot &slot : old) {
        if (slot.rowPlusOne != 0)
            put(slot);
    }
}

void RowHash::put(Slot slot) {
    const std::size_t mask = m_slots.size() - 1;
    std::size_t i = slot.place & mask;
    while (m_slots[i].rowPlusOne != 0)
        i = (i + 1) & mask;
    m_slots[i] = slot;
}

} // namespace fleetkey::sandbox
