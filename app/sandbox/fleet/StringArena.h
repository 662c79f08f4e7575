#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_set>

namespace fleetkey::sandbox {

// A text in the arena; 0 is null.
using StringId = std::uint32_t;

// Keeps many texts in few large blocks. Texts are never moved or freed, so views stay valid and other
// threads may read what was added before they started. Holds up to 4 GB in blocks of 2 MB.
class StringArena {
public:
    StringArena();

    StringId add(std::string_view text);
    // Like add, but the same text gets the same id: for names, cities and models.
    StringId intern(std::string_view text);
    // The text of an id that is not 0.
    std::string_view text(StringId id) const;

private:
    struct Hash {
        const StringArena *arena;
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
        std::size_t operator()(StringId id) const { return (*this)(arena->text(id)); }
    };
    struct Equal {
        const StringArena *arena;
        using is_transparent = void;
        bool operator()(StringId left, StringId right) const { return left == right; }
        bool operator()(std::string_view left, StringId right) const { return left == arena->text(right); }
        bool operator()(StringId left, std::string_view right) const { return arena->text(left) == right; }
    };
    static constexpr std::uint32_t blockBits = 21;
    static constexpr std::uint32_t blockSize = 1U << blockBits;

    std::array<std::unique_ptr<char[]>, 1U << (32 - blockBits)> m_blocks;
    std::uint64_t m_end;
    std::unordered_set<StringId, Hash, Equal> m_interned;
};

} // namespace fleetkey::sandbox
