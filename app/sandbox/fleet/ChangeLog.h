#pragma once

#include "app/sandbox/fleet/UserTable.h"

#include <cstddef>
#include <span>
#include <vector>

namespace fleetkey::sandbox {

// The latest changes of a table, so that what was computed earlier can catch up. It remembers as many as
// catching up is worth, and forgets the others: who missed more begins anew.
class ChangeLog {
public:
    void add(Row row) {
        m_latest.push_back(row);
        ++m_total;
    }
    // After which a table of so many rows is better gone through as a whole. Forgets what is older, now and
    // then: memory does not grow with the changes.
    void keepWhatIsWorthIt(std::size_t rowCount) {
        m_worth = leastWorth + rowCount / 50;
        if (m_latest.size() >= 2 * m_worth)
            m_latest.erase(m_latest.begin(), m_latest.end() - static_cast<std::ptrdiff_t>(m_worth));
    }

    // Of all changes there ever were.
    std::size_t total() const { return m_total; }
    // Whether somebody who has seen so many can catch up.
    bool reaches(std::size_t seen) const {
        return m_total - seen < m_worth && m_total - seen <= m_latest.size();
    }
    // The rows changed since then, oldest first, with repetitions; only where it reaches.
    std::span<const Row> since(std::size_t seen) const { return std::span(m_latest).last(m_total - seen); }
    // How many are remembered.
    std::size_t size() const { return m_latest.size(); }

private:
    static constexpr std::size_t leastWorth = 1'000;

    std::vector<Row> m_latest;
    std::size_t m_total = 0;
    std::size_t m_worth = leastWorth;
};

} // namespace fleetkey::sandbox
