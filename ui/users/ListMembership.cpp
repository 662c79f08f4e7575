#include "ui/users/ListMembership.h"

#include "core/users/QueryFilter.h"

namespace fleetkey::ui {

ListMembership::ListMembership(UserListing &listing, QObject *parent)
    : QObject(parent)
    , m_listing(listing) {
    connect(&listing, &UserListing::busyChanged, this, &ListMembership::look);
    connect(&listing, &UserListing::totalChanged, this, &ListMembership::look);
    connect(&listing, &UserListing::rowsChanged, this, &ListMembership::look);
}

void ListMembership::setUser(const DeviceToken &user, const std::optional<User> &record) {
    if (user != m_user) {
        m_record.reset();
        tell(false);
    }
    m_user = user;
    if (record)
        m_record = record;
    look();
}

void ListMembership::takeRecord(const User &record) {
    if (record.deviceToken != m_user)
        return;
    m_record = record;
    look();
}

void ListMembership::look() {
    const bool answered = m_listing.total().has_value()
        && (m_listing.total() == 0 || m_listing.rowState(0) != UserListing::RowState::Outdated);
    // What an earlier question has answered says nothing about this one.
    if (!m_user.isEmpty() && (m_listing.isBusy() || !answered))
        return;
    tell(certainlyLeftOut());
}

void ListMembership::tell(bool leftOut) {
    if (leftOut != std::exchange(m_leftOut, leftOut))
        Q_EMIT leftOutChanged(leftOut);
}

bool ListMembership::certainlyLeftOut() const {
    if (m_user.isEmpty() || m_listing.indexOf(m_user) >= 0)
        return false;
    qint64 rowsHere = 0;
    for (const RowRange &range : m_listing.rangesHere())
        rowsHere += range.last - range.first + 1;
    if (rowsHere >= m_listing.total().value_or(0))
        return true;
    return m_record && leavesOut(m_listing.query(), *m_record);
}

} // namespace fleetkey::ui
