#include "app/sandbox/fleet/UserIndex.h"

#include "app/sandbox/base/Text.h"

#include <algorithm>
#include <thread>

namespace fleetkey::sandbox {

namespace {

constexpr std::size_t keptSelections = 8;

std::uint64_t hashOf(std::string_view text) {
    std::uint64_t hash = std::hash<std::string_view>{}(text);
    hash ^= hash >> 32;
    return hash * 0x9e3779b97f4a7c15ULL;
}

std::uint64_t hashOf(const Uuid &id) {
    return hashOf({reinterpret_cast<const char *>(id.bytes.data()), id.bytes.size()});
}

// Compares texts of a field with one wanted text. Shared texts are compared once, by their id.
class TextMatcher {
public:
    TextMatcher(const UserTable &table, TextField field, const std::optional<std::string> &wanted)
        : m_table(table)
        , m_field(field)
        , m_wanted(wanted ? std::optional(foldCase(*wanted)) : std::nullopt) { }

    bool matches(const UserRecord &record) {
        if (!m_wanted)
            return true;
        const StringId id = record.text(m_field);
        if (id == 0)
            return false;
        const auto [known, isNew] = m_known.try_emplace(id, false);
        if (isNew)
            known->second = foldCase(m_table.arena().text(id)) == *m_wanted;
        return known->second;
    }

private:
    const UserTable &m_table;
    TextField m_field;
    std::optional<std::string> m_wanted;
    std::unordered_map<StringId, bool> m_known;
};

bool passes(const UserRecord &record, const UserFilter &filter) {
    return filter.instances.contains(record.instance)
        && (filter.includeInactive || record.status == UserStatus::Active)
        && (filter.activities == 0 || (filter.activities >> static_cast<unsigned>(record.activity) & 1) != 0)
        && (!filter.createdFrom || record.created >= *filter.createdFrom)
        && (!filter.createdTo || record.created <= *filter.createdTo)
        && (!filter.realTime || record.flags.enableRealTimeLocation == *filter.realTime);
}

} // namespace

UserIndex::UserIndex(const UserTable &table)
    : m_table(table) {
    for (std::size_t i = 0; i < 2 * sortKeyCount; ++i)
        m_orders.push_back(std::make_unique<UserOrder>(Sort{static_cast<SortKey>(i / 2), i % 2 == 1}));
}

void UserIndex::reserve(std::size_t count) {
    for (RowHash *hash : {&m_byToken, &m_byEmail, &m_byPhone, &m_byClientId})
        hash->reserve(count);
    m_search.reserve(count);
}

void UserIndex::addAll(Interruption &interruption) {
    reserve(m_table.userCount());
    const auto rowCount = static_cast<Row>(m_table.rowCount());
    std::jthread keys([this, rowCount](const std::stop_token &stop) {
        for (Row row = 0; row < rowCount && !stop.stop_requested(); ++row) {
            if (m_table[row].alive)
                forEachKey(row, [row](RowHash &rows, std::uint64_t hash) { rows.add(hash, row); });
        }
    });
    for (Row row = 0; row < rowCount; ++row) {
        interruption.step();
        if (m_table[row].alive)
            m_search.set(row, m_table);
    }
    keys.join();
}

void UserIndex::added(Row row) {
    forEachKey(row, [row](RowHash &rows, std::uint64_t hash) { rows.add(hash, row); });
    m_search.set(row, m_table);
    noteChange(row);
}

void UserIndex::leaving(Row row) {
    forEachKey(row, [row](RowHash &rows, std::uint64_t hash) { rows.remove(hash, row); });
    m_search.remove(row);
    noteChange(row);
}

void UserIndex::noteChange(Row row) {
    m_changes.add(row);
    m_changes.keepWhatIsWorthIt(m_table.rowCount());
}

template <typename Visitor> void UserIndex::forEachKey(Row row, Visitor visit) {
    const UserRecord &record = m_table[row];
    visit(m_byToken, hashOf(record.deviceToken));
    const auto visitText = [&](RowHash &rows, TextField field) {
        const std::optional<std::string_view> text = m_table.text(record, field);
        if (text && !text->empty())
            visit(rows, hashOf(foldCase(*text)));
    };
    visitText(m_byEmail, TextField::Email);
    visitText(m_byPhone, TextField::Phone);
    visitText(m_byClientId, TextField::ClientId);
}

std::optional<Row> UserIndex::findToken(const Uuid &deviceToken) const {
    std::optional<Row> found;
    m_byToken.forEachCandidate(hashOf(deviceToken), [&](Row row) {
        if (m_table[row].deviceToken == deviceToken)
            found = row;
    });
    return found;
}

std::vector<Row> UserIndex::findText(TextField field, std::string_view text) const {
    const RowHash &hash = field == TextField::Email ? m_byEmail
        : field == TextField::Phone                 ? m_byPhone
                                                    : m_byClientId;
    const std::string wanted = foldCase(text);
    std::vector<Row> found;
    hash.forEachCandidate(hashOf(wanted), [&](Row row) {
        const std::optional<std::string_view> candidate = m_table.text(m_table[row], field);
        if (candidate && foldCase(*candidate) == wanted)
            found.push_back(row);
    });
    std::sort(found.begin(), found.end());
    return found;
}

UserOrder &UserIndex::slot(Sort sort) const {
    return *m_orders[static_cast<std::size_t>(sort.key) * 2 + (sort.descending ? 1 : 0)];
}

void UserIndex::Preparation::run(const std::atomic<bool> &stop) {
    column.rank();
    if (!stop)
        ascending = column.ordered(false);
    if (!stop)
        descending = column.ordered(true);
}

std::optional<UserIndex::Preparation> UserIndex::prepareNext() {
    // What a list of users is sorted by first comes first.
    constexpr SortKey keys[]
        = {SortKey::DateCreated, SortKey::LastName, SortKey::FirstName, SortKey::Email, SortKey::Phone,
            SortKey::ActivityStatus, SortKey::City, SortKey::Country, SortKey::Nickname, SortKey::District,
            SortKey::Birthday, SortKey::Gender, SortKey::MaritalStatus, SortKey::ChildrenCount};
    for (SortKey key : keys) {
        if (slot({key, false}).isMade() && slot({key, true}).isMade())
            continue;
        const std::vector<Row> &byDeviceToken = order({SortKey::DeviceToken, false});
        return Preparation{key, m_changes.total(), KeyColumn(m_table, key, byDeviceToken), {}, {}};
    }
    return std::nullopt;
}

void UserIndex::adopt(Preparation &&done) {
    if (UserOrder &ascending = slot({done.key, false}); !ascending.isMade())
        ascending.adopt(std::move(done.ascending), done.changes);
    if (UserOrder &descending = slot({done.key, true}); !descending.isMade())
        descending.adopt(std::move(done.descending), done.changes);
}

const std::vector<Row> &UserIndex::order(Sort sort) {
    UserOrder &wanted = slot(sort);
    const std::size_t changes = m_changes.total();
    if (wanted.isMade() && wanted.applied() == changes)
        return wanted.rows();
    if (wanted.isMade() && m_changes.reaches(wanted.applied()))
        wanted.apply(m_table, m_changes.since(wanted.applied()), changes);
    else if (sort == Sort{SortKey::DeviceToken, false})
        wanted.makeFirst(m_table, changes);
    else
        wanted.make(m_table, order({SortKey::DeviceToken, false}), changes);
    return wanted.rows();
}

std::vector<Row> UserIndex::collect(const UserFilter &filter, const std::vector<Row> &ordered) const {
    TextMatcher country(m_table, TextField::Country, filter.country);
    TextMatcher city(m_table, TextField::City, filter.city);
    RowSet matching(m_table.rowCount());
    std::optional<RowSet> searched;
    if (!filter.searchTerm.empty())
        searched = m_search.find(filter.searchTerm, m_table.rowCount());
    for (Row row = 0; row < m_table.rowCount(); ++row) {
        if (searched && !searched->contains(row))
            continue;
        const UserRecord &record = m_table[row];
        if (passes(record, filter) && country.matches(record) && city.matches(record))
            matching.insert(row);
    }
    std::vector<Row> rows;
    for (Row row : ordered) {
        if (matching.contains(row))
            rows.push_back(row);
    }
    return rows;
}

const std::vector<Row> &UserIndex::select(const UserFilter &filter, Sort sort) {
    const std::vector<Row> &ordered = order(sort);
    const std::size_t changes = m_changes.total();
    const auto known
        = std::find_if(m_selections.begin(), m_selections.end(), [&](const Selection &selection) {
              return selection.changes == changes && selection.sort == sort && selection.filter == filter;
          });
    if (known != m_selections.end())
        return known->rows;
    m_selections.push_front({filter, sort, changes, collect(filter, ordered)});
    if (m_selections.size() > keptSelections)
        m_selections.pop_back();
    return m_selections.front().rows;
}

} // namespace fleetkey::sandbox
