#pragma once

#include "app/sandbox/fleet/StringArena.h"
#include "app/sandbox/fleet/User.h"

#include <memory>
#include <vector>

namespace fleetkey::sandbox {

// Where a user lives in the table. Rows are never used again, so a row names one user for ever.
using Row = std::uint32_t;

// A user, packed: 136 bytes plus its texts.
struct UserRecord {
    Uuid deviceToken;
    Ticks created = 0;
    std::array<StringId, textFieldCount> texts{};
    std::int32_t childrenCount = -1; // none
    std::uint16_t instance = 0;
    UserStatus status = UserStatus::Active;
    Activity activity = Activity::NoData;
    Gender gender = Gender::Unknown;
    bool alive = true;
    UserFlags flags;

    StringId text(TextField field) const { return texts[static_cast<std::size_t>(field)]; }
};

// All users in memory, by row.
class UserTable {
public:
    void reserve(std::size_t count) { m_records.reserve(count); }

    Row add(const User &user);
    // Fills the table with rows of nobody up to this row: where deleted users were when a file was read.
    void skipTo(Row row);
    void change(Row row, const User &user);
    // The row stays, as nobody's, without its texts.
    void remove(Row row);

    std::size_t rowCount() const { return m_records.size(); }
    std::size_t userCount() const { return m_alive; }

    const UserRecord &operator[](Row row) const { return m_records[row]; }
    // The text, or nothing when it is null.
    std::optional<std::string_view> text(const UserRecord &record, TextField field) const;
    User unpack(Row row) const;
    // Lives on where a thread still reads what was in it.
    std::shared_ptr<const StringArena> sharedArena() const { return m_arena; }
    const StringArena &arena() const { return *m_arena; }

private:
    UserRecord pack(const User &user, const UserRecord *previous);
    void replace(Row row, const UserRecord &next);
    void countReplaced(const UserRecord &previous, const UserRecord &next);
    void compact();

    std::shared_ptr<StringArena> m_arena = std::make_shared<StringArena>();
    std::vector<UserRecord> m_records;
    std::size_t m_alive = 0;
    std::size_t m_replaced = 0; // bytes of texts that changes and removals have left behind
};

} // namespace fleetkey::sandbox
