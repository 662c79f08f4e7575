#pragma once

#include "app/sandbox/fleet/UserTable.h"

#include <optional>
#include <span>
#include <vector>

namespace fleetkey::sandbox {

enum class SortKey : std::uint8_t {
    DeviceToken,
    FirstName,
    LastName,
    Nickname,
    Phone,
    Email,
    Gender,
    Birthday,
    MaritalStatus,
    ChildrenCount,
    Country,
    District,
    City,
    DateCreated,
    ActivityStatus,
};
inline constexpr std::size_t sortKeyCount = 15;

struct Sort {
    SortKey key = SortKey::DateCreated;
    bool descending = false;

    bool operator==(const Sort &) const = default;
};

// "Email" or "EmailDesc", without regard to case.
std::optional<Sort> sortNamed(std::string_view name);

// Compares the keys of two rows: null before everything, texts without regard to case. Below, equal or above
// 0.
int compareKeys(const UserTable &table, SortKey key, Row left, Row right);

// All users in one order; equal keys by DeviceToken, which is ascending in descending orders too.
// Made when first asked for, and then brought up to date with what has changed since.
class UserOrder {
public:
    explicit UserOrder(Sort sort)
        : m_sort(sort) { }

    bool isMade() const { return m_made; }
    // How many of the changes it has seen.
    std::size_t applied() const { return m_applied; }

    // From the order by DeviceToken (ascending, alive rows only).
    void make(const UserTable &table, std::span<const Row> byDeviceToken, std::size_t changeCount);
    // One that was made elsewhere, when so many changes had happened.
    void adopt(std::vector<Row> rows, std::size_t changeCount);
    // Only for the order by ascending DeviceToken, from which the others are made.
    void makeFirst(const UserTable &table, std::size_t changeCount);
    // The rows changed since applied(), in any order, with repetitions.
    void apply(const UserTable &table, std::span<const Row> changed, std::size_t changeCount);

    const std::vector<Row> &rows() const { return m_rows; }

private:
    bool isBefore(const UserTable &table, Row left, Row right) const;

    Sort m_sort;
    std::vector<Row> m_rows;
    std::size_t m_applied = 0;
    bool m_made = false;
};

} // namespace fleetkey::sandbox
