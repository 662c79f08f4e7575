#include "app/sandbox/fleet/UserTable.h"

namespace fleetkey::sandbox {

namespace {

// With more than that left behind by changes, it is worth moving the others together.
constexpr std::size_t mostReplaced = std::size_t(64) * 1024 * 1024;

// Texts of which a fleet has few different ones.
constexpr bool isShared(TextField field) {
    switch (field) {
    case TextField::Nickname:
    case TextField::Phone:
    case TextField::Email:
    case TextField::Address:
    case TextField::ImageUrl:
    case TextField::ExternalImageUrl:
    case TextField::ClientId:
    case TextField::MobileUid:
    case TextField::VirtualImei:
    case TextField::IdentityId:
        return false;
    default:
        return true;
    }
}

} // namespace

Row UserTable::add(const User &user) {
    m_records.push_back(pack(user, nullptr));
    ++m_alive;
    return static_cast<Row>(m_records.size() - 1);
}

void UserTable::skipTo(Row row) {
    while (m_records.size() < row)
        m_records.emplace_back().alive = false;
}

void UserTable::change(Row row, const User &user) {
    replace(row, pack(user, &m_records[row]));
}

void UserTable::remove(Row row) {
    UserRecord nobody = m_records[row];
    nobody.alive = false;
    nobody.texts = {};
    replace(row, nobody);
    --m_alive;
}

void UserTable::replace(Row row, const UserRecord &next) {
    countReplaced(m_records[row], next);
    m_records[row] = next;
    if (m_replaced > mostReplaced)
        compact();
}

void UserTable::countReplaced(const UserRecord &previous, const UserRecord &next) {
    for (std::size_t i = 0; i < textFieldCount; ++i) {
        if (previous.texts[i] && previous.texts[i] != next.texts[i])
            m_replaced += m_arena->text(previous.texts[i]).size() + sizeof(std::uint32_t);
    }
}

// Moves all texts to a new arena; the old one lives on where images or threads still need it.
void UserTable::compact() {
    const std::shared_ptr<const StringArena> old = m_arena;
    m_arena = std::make_shared<StringArena>();
    for (UserRecord &record : m_records) {
        for (std::size_t i = 0; i < textFieldCount; ++i) {
            if (record.texts[i] == 0)
                continue;
            const std::string_view text = old->text(record.texts[i]);
            record.texts[i]
                = isShared(static_cast<TextField>(i)) ? m_arena->intern(text) : m_arena->add(text);
        }
    }
    m_replaced = 0;
}

std::optional<std::string_view> UserTable::text(const UserRecord &record, TextField field) const {
    const StringId id = record.text(field);
    return id ? std::optional(m_arena->text(id)) : std::nullopt;
}

UserRecord UserTable::pack(const User &user, const UserRecord *previous) {
    UserRecord record;
    record.deviceToken = user.deviceToken;
    record.created = user.created;
    record.childrenCount = user.childrenCount.value_or(-1);
    record.instance = user.instance;
    record.status = user.status;
    record.activity = user.activity;
    record.gender = user.gender;
    record.flags = user.flags;
    for (std::size_t i = 0; i < textFieldCount; ++i) {
        const std::optional<std::string> &text = user.texts[i];
        if (!text)
            continue;
        if (previous && previous->texts[i] && m_arena->text(previous->texts[i]) == *text)
            record.texts[i] = previous->texts[i];
        else
            record.texts[i]
                = isShared(static_cast<TextField>(i)) ? m_arena->intern(*text) : m_arena->add(*text);
    }
    return record;
}

User UserTable::unpack(Row row) const {
    const UserRecord &record = m_records[row];
    User user;
    user.deviceToken = record.deviceToken;
    user.created = record.created;
    user.instance = record.instance;
    user.status = record.status;
    user.activity = record.activity;
    user.gender = record.gender;
    user.flags = record.flags;
    if (record.childrenCount >= 0)
        user.childrenCount = record.childrenCount;
    for (std::size_t i = 0; i < textFieldCount; ++i) {
        if (record.texts[i])
            user.texts[i] = std::string(m_arena->text(record.texts[i]));
    }
    return user;
}

} // namespace fleetkey::sandbox
