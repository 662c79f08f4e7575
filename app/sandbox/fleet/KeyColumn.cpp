#include "app/sandbox/fleet/KeyColumn.h"

#include "app/sandbox/base/Text.h"
#include "app/sandbox/fleet/UserOrder.h"

#include <algorithm>

namespace fleetkey::sandbox {

namespace {

// A text as the sort compares it; its first eight bytes decide most comparisons.
struct FoldedText {
    std::uint64_t prefix;
    std::uint32_t start;
    std::uint32_t length;
    std::uint32_t idIndex;
};

std::uint64_t prefixOf(std::string_view text) {
    std::uint64_t prefix = 0;
    for (std::size_t i = 0; i < 8; ++i)
        prefix = prefix << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return prefix;
}

// Places in the alphabet of names.
template <typename Enumeration> std::uint64_t rankOfName(Enumeration value, int count) {
    std::uint64_t rank = 0;
    for (int other = 0; other < count; ++other)
        rank += nameOf(static_cast<Enumeration>(other)) < nameOf(value) ? 1U : 0U;
    return rank;
}

// Signed numbers ordered as unsigned ones.
std::uint64_t shifted(std::int64_t value) {
    return static_cast<std::uint64_t>(value) ^ (std::uint64_t(1) << 63);
}

std::uint64_t numberOf(const UserRecord &record, SortKey key) {
    switch (key) {
    case SortKey::DateCreated:
        return shifted(record.created);
    case SortKey::ChildrenCount:
        return shifted(record.childrenCount);
    case SortKey::Gender:
        return rankOfName(record.gender, 5);
    default:
        return rankOfName(record.activity, 5);
    }
}

// The rank of each text among the others: equal ones, case aside, have the same. Ranks begin at 1.
std::vector<std::uint32_t> ranksOf(const StringArena &arena, std::span<const StringId> ids) {
    std::string pool;
    std::vector<FoldedText> texts;
    texts.reserve(ids.size());
    for (std::uint32_t i = 0; i < ids.size(); ++i) {
        const std::size_t start = pool.size();
        appendFolded(pool, arena.text(ids[i]));
        const std::string_view folded = std::string_view(pool).substr(start);
        texts.push_back({prefixOf(folded), static_cast<std::uint32_t>(start),
            static_cast<std::uint32_t>(folded.size()), i});
    }
    const auto compare = [&](const FoldedText &left, const FoldedText &right) {
        if (left.prefix != right.prefix)
            return left.prefix < right.prefix ? -1 : 1;
        const std::string_view all(pool);
        return all.substr(left.start, left.length).compare(all.substr(right.start, right.length));
    };
    std::sort(texts.begin(), texts.end(),
        [&](const FoldedText &left, const FoldedText &right) { return compare(left, right) < 0; });
    std::vector<std::uint32_t> ranks(ids.size());
    std::uint32_t rank = 1;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i > 0 && compare(texts[i - 1], texts[i]) != 0)
            ++rank;
        ranks[texts[i].idIndex] = rank;
    }
    return ranks;
}

} // namespace

std::optional<TextField> textOf(SortKey key) {
    switch (key) {
    case SortKey::FirstName:
        return TextField::FirstName;
    case SortKey::LastName:
        return TextField::LastName;
    case SortKey::Nickname:
        return TextField::Nickname;
    case SortKey::Phone:
        return TextField::Phone;
    case SortKey::Email:
        return TextField::Email;
    case SortKey::Birthday:
        return TextField::Birthday;
    case SortKey::MaritalStatus:
        return TextField::MaritalStatus;
    case SortKey::Country:
        return TextField::Country;
    case SortKey::District:
        return TextField::District;
    case SortKey::City:
        return TextField::City;
    default:
        return std::nullopt;
    }
}

KeyColumn::KeyColumn(const UserTable &table, SortKey key, std::span<const Row> byDeviceToken)
    : m_rows(byDeviceToken.begin(), byDeviceToken.end()) {
    const std::optional<TextField> field = textOf(key);
    if (field)
        m_arena = table.sharedArena();
    m_keys.reserve(m_rows.size());
    for (Row row : m_rows)
        m_keys.push_back(field ? table[row].text(*field) : numberOf(table[row], key));
}

void KeyColumn::rank() {
    if (!m_arena)
        return;
    std::vector<StringId> ids;
    ids.reserve(m_keys.size());
    for (std::uint64_t key : m_keys) {
        if (key != 0)
            ids.push_back(static_cast<StringId>(key));
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    const std::vector<std::uint32_t> ranks = ranksOf(*m_arena, ids);
    for (std::uint64_t &key : m_keys) {
        if (key != 0) { // null stays before everything
            const auto place = std::lower_bound(ids.begin(), ids.end(), static_cast<StringId>(key));
            key = ranks[static_cast<std::size_t>(place - ids.begin())];
        }
    }
    m_arena.reset();
}

std::vector<Row> KeyColumn::ordered(bool descending) const {
    struct Entry {
        std::uint64_t key;
        std::uint32_t position;
    };
    std::vector<Entry> entries(m_rows.size());
    for (std::uint32_t i = 0; i < entries.size(); ++i)
        entries[i] = {descending ? ~m_keys[i] : m_keys[i], i};
    std::sort(entries.begin(), entries.end(), [](const Entry &left, const Entry &right) {
        return left.key != right.key ? left.key < right.key : left.position < right.position;
    });
    std::vector<Row> rows;
    rows.reserve(entries.size());
    for (const Entry &entry : entries)
        rows.push_back(m_rows[entry.position]);
    return rows;
}

} // namespace fleetkey::sandbox
