#include "app/sandbox/fleet/StringArena.h"

#include <cstring>
#include <stdexcept>

namespace fleetkey::sandbox {

// Starts at 1 because 0 means null.
StringArena::StringArena()
    : m_end(1)
    , m_interned(1024, Hash{this}, Equal{this}) {
}

StringId StringArena::add(std::string_view text) {
    const auto length = static_cast<std::uint32_t>(text.size());
    const std::uint64_t needed = sizeof length + text.size();
    if (needed > blockSize)
        throw std::length_error("a text longer than a block of the arena");
    if ((m_end & (blockSize - 1)) + needed > blockSize)
        m_end = (m_end | (blockSize - 1)) + 1;
    const std::uint64_t block = m_end >> blockBits;
    if (block >= m_blocks.size())
        throw std::length_error("the fleet's texts exceed 4 GB");
    if (!m_blocks[block])
        m_blocks[block] = std::make_unique_for_overwrite<char[]>(blockSize);
    char *place = m_blocks[block].get() + (m_end & (blockSize - 1));
    std::memcpy(place, &length, sizeof length);
    std::memcpy(place + sizeof length, text.data(), text.size());
    const auto id = static_cast<StringId>(m_end);
    m_end += needed;
    return id;
}

StringId StringArena::intern(std::string_view text) {
    if (const auto known = m_interned.find(text); known != m_interned.end())
        return *known;
    const StringId id = add(text);
    m_interned.insert(id);
    return id;
}

std::string_view StringArena::text(StringId id) const {
    const char *place = m_blocks[id >> blockBits].get() + (id & (blockSize - 1));
    std::uint32_t length = 0;
    std::memcpy(&length, place, sizeof length);
    return {place + sizeof length, length};
}

} // namespace fleetkey::sandbox
