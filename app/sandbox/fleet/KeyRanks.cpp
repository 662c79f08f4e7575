#include "app/sandbox/fleet/KeyRanks.h"

#include "app/sandbox/base/Text.h"

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

KeyRanks::KeyRanks(const UserTable &table, SortKey key, std::span<const Row> rows)
    : m_key(key)
    , m_field(textOf(key)) {
    if (!m_field)
        return;
    std::vector<StringId> ids;
    ids.reserve(rows.size());
    for (Row row : rows) {
        if (const StringId id = table[row].text(*m_field))
            ids.push_back(id);
    }
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    rankTexts(table, std::move(ids));
}

void KeyRanks::rankTexts(const UserTable &table, std::vector<StringId> ids) {
    m_ids = std::move(ids);
    m_ranks.resize(m_ids.size());
    std::string pool;
    std::vector<FoldedText> texts;
    texts.reserve(m_ids.size());
    for (std::uint32_t i = 0; i < m_ids.size(); ++i) {
        const std::size_t start = pool.size();
        appendFolded(pool, table.arena().text(m_ids[i]));
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
    std::uint32_t rank = 1; // 0 is null
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (i > 0 && compare(texts[i - 1], texts[i]) != 0)
            ++rank;
        m_ranks[texts[i].idIndex] = rank;
    }
}

std::uint64_t KeyRanks::of(const UserRecord &record) const {
    switch (m_key) {
    case SortKey::DateCreated:
        return shifted(record.created);
    case SortKey::ChildrenCount:
        return shifted(record.childrenCount);
    case SortKey::Gender:
        return rankOfName(record.gender, 5);
    case SortKey::ActivityStatus:
        return rankOfName(record.activity, 5);
    default:
        break;
    }
    const StringId id = record.text(*m_field);
    if (id == 0)
        return 0;
    const auto place = std::lower_bound(m_ids.begin(), m_ids.end(), id);
    return m_ranks[static_cast<std::size_t>(place - m_ids.begin())];
}

} // namespace fleetkey::sandbox
