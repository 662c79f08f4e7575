#pragma once

#include "app/sandbox/fleet/UserTable.h"

#include <string>
#include <vector>

namespace fleetkey::sandbox {

// Rows by number, one bit each.
class RowSet {
public:
    explicit RowSet(std::size_t rowCount)
        : m_words((rowCount + 63) / 64) { }
    void insert(Row row) { m_words[row / 64] |= std::uint64_t(1) << (row % 64); }
    void erase(Row row) { m_words[row / 64] &= ~(std::uint64_t(1) << (row % 64)); }
    bool contains(Row row) const { return (m_words[row / 64] >> (row % 64) & 1) != 0; }

private:
    std::vector<std::uint64_t> m_words;
};

// One long folded text of everything a search looks at, so that a search is a single memmem over it.
class SearchText {
public:
    void reserve(std::size_t rows);
    // Adds a row, or replaces what an earlier call added for it.
    void set(Row row, const UserTable &table);
    void remove(Row row);

    // The rows in which the term occurs in full name, nickname, e-mail, phone, ClientId or DeviceToken,
    // without regard to case.
    RowSet find(std::string_view term, std::size_t rowCount) const;

private:
    void compact();

    struct Entry {
        std::uint64_t start;
        Row row;
    };
    std::string m_text;
    std::vector<Entry> m_entries; // by start
    std::size_t m_removed = 0; // bytes of entries that are no more
    std::vector<std::uint32_t> m_entryOfRow; // plus one; 0 is none
};

} // namespace fleetkey::sandbox
