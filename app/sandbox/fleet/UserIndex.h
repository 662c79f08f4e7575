#pragma once

#include "app/sandbox/fleet/ChangeLog.h"
#include "app/sandbox/fleet/Interruption.h"
#include "app/sandbox/fleet/KeyColumn.h"
#include "app/sandbox/fleet/RowHash.h"
#include "app/sandbox/fleet/SearchText.h"
#include "app/sandbox/fleet/UserFilter.h"

#include <atomic>
#include <deque>
#include <memory>
#include <span>
#include <vector>

namespace fleetkey::sandbox {

// Finds users: by key, by search term, filtered and in any order. The table's owner tells it every change.
class UserIndex {
public:
    explicit UserIndex(const UserTable &table);

    // Adds all users of the table to an index that has none, on two threads. Throws Interrupted.
    void addAll(Interruption &interruption);
    // After the table has added a row, or changed it.
    void added(Row row);
    // Before the table changes or removes a row.
    void leaving(Row row);

    std::optional<Row> findToken(const Uuid &deviceToken) const;
    // Without regard to case; for Email, Phone and ClientId, which are indexed.
    std::vector<Row> findText(TextField field, std::string_view text) const;

    // The users that pass the filter, in order. Valid until the next call.
    // The first use of an order costs up to a second with a million users; later ones are quick.
    const std::vector<Row> &select(const UserFilter &filter, Sort sort);

    // Both orders of a key, in the making: ahead of their first use and away from the thread that answers.
    struct Preparation {
        SortKey key;
        std::size_t changes; // that the column has seen
        KeyColumn column;
        std::vector<Row> ascending;
        std::vector<Row> descending;

        // The long part; may happen on any thread. Breaks off between its steps when told to stop.
        void run(const std::atomic<bool> &stop);
    };
    // The next one that is worth it; nothing when all orders are made.
    std::optional<Preparation> prepareNext();
    void adopt(Preparation &&done);

private:
    struct Selection {
        UserFilter filter;
        Sort sort;
        std::size_t changes = 0;
        std::vector<Row> rows;
    };

    void reserve(std::size_t count);
    void noteChange(Row row);
    UserOrder &slot(Sort sort) const;
    const std::vector<Row> &order(Sort sort);
    std::vector<Row> collect(const UserFilter &filter, const std::vector<Row> &ordered) const;
    // Calls visit(hash table, hash) for everything a row is found by.
    template <typename Visitor> void forEachKey(Row row, Visitor visit);

    const UserTable &m_table;
    RowHash m_byToken;
    RowHash m_byEmail;
    RowHash m_byPhone;
    RowHash m_byClientId;
    SearchText m_search;
    ChangeLog m_changes; // rows added, changed or removed
    std::vector<std::unique_ptr<UserOrder>> m_orders;
    std::deque<Selection> m_selections; // the latest first
};

} // namespace fleetkey::sandbox
