#include "app/sandbox/fleet/SearchText.h"

#include "app/sandbox/base/Text.h"

#include <algorithm>
#include <cstring>

namespace fleetkey::sandbox {

namespace {

// Never part of UTF-8, hence of no term: a match cannot reach from one field or row into the next.
constexpr char separator = '\xff';
constexpr std::size_t mostRemoved = std::size_t(1) * 1024 * 1024;

} // namespace

void SearchText::reserve(std::size_t rows) {
    m_text.reserve(rows * 128);
    m_entries.reserve(rows);
    m_entryOfRow.reserve(rows);
}

void SearchText::set(Row row, const UserTable &table) {
    remove(row);
    if (m_entryOfRow.size() <= row)
        m_entryOfRow.resize(row + 1);
    const UserRecord &record = table[row];
    m_entries.push_back({m_text.size(), row});
    m_entryOfRow[row] = static_cast<std::uint32_t>(m_entries.size());

    const auto append
        = [&](TextField field) { appendFolded(m_text, table.text(record, field).value_or("")); };
    append(TextField::FirstName);
    m_text.push_back(' ');
    append(TextField::LastName);
    for (TextField field : {TextField::Nickname, TextField::Email, TextField::Phone, TextField::ClientId}) {
        m_text.push_back(separator);
        append(field);
    }
    m_text.push_back(separator);
    record.deviceToken.appendTo(m_text);
    m_text.push_back(separator);
}

void SearchText::remove(Row row) {
    if (row >= m_entryOfRow.size() || m_entryOfRow[row] == 0)
        return;
    const std::size_t entry = m_entryOfRow[row] - 1;
    const std::size_t end = entry + 1 < m_entries.size() ? m_entries[entry + 1].start : m_text.size();
    std::fill(m_text.begin() + static_cast<std::ptrdiff_t>(m_entries[entry].start),
        m_text.begin() + static_cast<std::ptrdiff_t>(end), separator);
    m_removed += end - m_entries[entry].start;
    m_entryOfRow[row] = 0;
    if (m_removed > mostRemoved && m_removed > m_text.size() / 2)
        compact();
}

void SearchText::compact() {
    std::string text;
    std::vector<Entry> entries;
    text.reserve(m_text.size() - m_removed);
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const auto [start, row] = m_entries[i];
        if (m_entryOfRow[row] != i + 1)
            continue;
        const std::size_t end = i + 1 < m_entries.size() ? m_entries[i + 1].start : m_text.size();
        entries.push_back({text.size(), row});
        text.append(m_text, start, end - start);
    }
    m_text = std::move(text);
    m_entries = std::move(entries);
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        m_entryOfRow[m_entries[i].row] = static_cast<std::uint32_t>(i + 1);
    m_removed = 0;
}

RowSet SearchText::find(std::string_view term, std::size_t rowCount) const {
    RowSet found(rowCount);
    const std::string needle = foldCase(term);
    std::size_t position = 0;
    std::size_t entry = 0;
    while (position < m_text.size()) {
        const void *hit
            = memmem(m_text.data() + position, m_text.size() - position, needle.data(), needle.size());
        if (!hit)
            break;
        const auto offset = static_cast<std::uint64_t>(static_cast<const char *>(hit) - m_text.data());
        // Matches come in order; gallop from the last one, as frequent terms hit nearly every row.
        std::size_t step = 1;
        while (entry + step < m_entries.size() && m_entries[entry + step].start <= offset)
            step *= 2;
        const auto from = m_entries.begin() + static_cast<std::ptrdiff_t>(entry + step / 2);
        const auto to
            = m_entries.begin() + static_cast<std::ptrdiff_t>(std::min(entry + step, m_entries.size()));
        const auto after = std::upper_bound(
            from, to, offset, [](std::uint64_t value, const Entry &item) { return value < item.start; });
        entry = static_cast<std::size_t>(after - m_entries.begin()) - 1;
        found.insert(m_entries[entry].row);
        if (++entry >= m_entries.size())
            break;
        position = m_entries[entry].start;
        --entry;
    }
    return found;
}

} // namespace fleetkey::sandbox
