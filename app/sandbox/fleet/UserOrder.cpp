#include "app/sandbox/fleet/UserOrder.h"

#include "app/sandbox/base/Text.h"
#include "app/sandbox/fleet/KeyColumn.h"
#include "app/sandbox/fleet/SearchText.h"

#include <algorithm>

namespace fleetkey::sandbox {

namespace {

constexpr std::string_view keyNames[sortKeyCount]
    = {"DeviceToken", "FirstName", "LastName", "Nickname", "Phone", "Email", "Gender", "Birthday",
        "MaritalStatus", "ChildrenCount", "Country", "District", "City", "DateCreated", "ActivityStatus"};

template <typename T> int threeWay(const T &left, const T &right) {
    return left < right ? -1 : right < left ? 1 : 0;
}

int compareTexts(const StringArena &arena, StringId left, StringId right) {
    if (left == right)
        return 0;
    if (left == 0 || right == 0)
        return left == 0 ? -1 : 1;
    return foldCase(arena.text(left)).compare(foldCase(arena.text(right)));
}

} // namespace

std::optional<Sort> sortNamed(std::string_view name) {
    Sort sort;
    if (name.size() > 4 && equalsIgnoringAsciiCase(name.substr(name.size() - 4), "Desc")) {
        sort.descending = true;
        name.remove_suffix(4);
    }
    for (std::size_t i = 0; i < sortKeyCount; ++i) {
        if (equalsIgnoringAsciiCase(keyNames[i], name)) {
            sort.key = static_cast<SortKey>(i);
            return sort;
        }
    }
    return std::nullopt;
}

int compareKeys(const UserTable &table, SortKey key, Row leftRow, Row rightRow) {
    const UserRecord &left = table[leftRow];
    const UserRecord &right = table[rightRow];
    switch (key) {
    case SortKey::DeviceToken:
        return threeWay(left.deviceToken, right.deviceToken);
    case SortKey::DateCreated:
        return threeWay(left.created, right.created);
    case SortKey::ChildrenCount:
        return threeWay(left.childrenCount, right.childrenCount);
    case SortKey::Gender:
        return nameOf(left.gender).compare(nameOf(right.gender));
    case SortKey::ActivityStatus:
        return nameOf(left.activity).compare(nameOf(right.activity));
    default:
        return compareTexts(table.arena(), left.text(*textOf(key)), right.text(*textOf(key)));
    }
}

bool UserOrder::isBefore(const UserTable &table, Row left, Row right) const {
    const int compared = compareKeys(table, m_sort.key, left, right);
    if (compared != 0)
        return m_sort.descending ? compared > 0 : compared < 0;
    return table[left].deviceToken < table[right].deviceToken;
}

void UserOrder::makeFirst(const UserTable &table, std::size_t changeCount) {
    struct Entry {
        std::uint64_t prefix;
        Row row;
    };
    std::vector<Entry> entries;
    entries.reserve(table.userCount());
    for (Row row = 0; row < table.rowCount(); ++row) {
        if (table[row].alive)
            entries.push_back({table[row].deviceToken.prefix(), row});
    }
    std::sort(entries.begin(), entries.end(), [&](const Entry &left, const Entry &right) {
        if (left.prefix != right.prefix)
            return left.prefix < right.prefix;
        return table[left.row].deviceToken < table[right.row].deviceToken;
    });
    m_rows.clear();
    m_rows.reserve(entries.size());
    for (const Entry &entry : entries)
        m_rows.push_back(entry.row);
    m_applied = changeCount;
    m_made = true;
}

void UserOrder::make(const UserTable &table, std::span<const Row> byDeviceToken, std::size_t changeCount) {
    m_applied = changeCount;
    m_made = true;
    if (m_sort.key == SortKey::DeviceToken) { // descending: ranks by half a token could not tell all apart
        m_rows.assign(byDeviceToken.rbegin(), byDeviceToken.rend());
        return;
    }
    KeyColumn column(table, m_sort.key, byDeviceToken);
    column.rank();
    m_rows = column.ordered(m_sort.descending);
}

void UserOrder::adopt(std::vector<Row> rows, std::size_t changeCount) {
    m_rows = std::move(rows);
    m_applied = changeCount;
    m_made = true;
}

void UserOrder::apply(const UserTable &table, std::span<const Row> changed, std::size_t changeCount) {
    RowSet moved(table.rowCount());
    std::vector<Row> inserted;
    for (Row row : changed) {
        if (!moved.contains(row) && table[row].alive)
            inserted.push_back(row);
        moved.insert(row);
    }
    const auto before = [&](Row left, Row right) { return isBefore(table, left, right); };
    std::sort(inserted.begin(), inserted.end(), before);
    std::erase_if(m_rows, [&](Row row) { return moved.contains(row); });

    std::vector<Row> merged;
    merged.reserve(m_rows.size() + inserted.size() + 1024);
    auto from = m_rows.cbegin();
    for (Row row : inserted) {
        const auto to = std::lower_bound(from, m_rows.cend(), row, before);
        merged.insert(merged.end(), from, to);
        merged.push_back(row);
        from = to;
    }
    merged.insert(merged.end(), from, m_rows.cend());
    m_rows.swap(merged);
    m_applied = changeCount;
}

} // namespace fleetkey::sandbox
