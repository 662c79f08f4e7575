#include "ui/users/RegisteredRow.h"

#include "ui/users/UserListPane.h"
#include "ui/users/UserTableModel.h"
#include "ui/users/UserTableView.h"
#include "ui/users/UserText.h"

namespace fleetkey::ui {

RegisteredRow::RegisteredRow(UserListing &listing, UserListPane &pane, QObject *parent)
    : QObject(parent)
    , m_listing(listing)
    , m_pane(pane) {
    connect(&listing, &UserListing::busyChanged, this, &RegisteredRow::look);
    connect(&listing, &UserListing::rowsChanged, this, &RegisteredRow::look);
}

void RegisteredRow::await(const User &user) {
    m_pane.takeBackOutOfSight();
    m_user = user;
    m_told = false;
}

void RegisteredRow::forget(const DeviceToken &user) {
    if (!m_user || m_user->deviceToken != user)
        return;
    m_user.reset();
    m_pane.takeBackOutOfSight();
}

void RegisteredRow::look() {
    if (!m_user || (!m_told && m_listing.isBusy()))
        return;
    const qint64 row = m_listing.indexOf(m_user->deviceToken);
    const bool here = row >= 0 && m_listing.rowState(row) == UserListing::RowState::Present;
    if (here) {
        bringIntoSight(row);
        return;
    }
    const int top = std::max(0, m_pane.table().rowAt(0));
    const bool read = m_listing.total() == 0 || m_listing.rowState(top) == UserListing::RowState::Present;
    if (m_told || !read)
        return;
    m_told = true;
    m_pane.showOutOfSight(UserText::title(*m_user));
}

// Once it was said where the user is not, the list is where a person wants it.
void RegisteredRow::bringIntoSight(qint64 row) {
    m_user.reset();
    if (m_told)
        m_pane.takeBackOutOfSight();
    else
        m_pane.table().scrollTo(m_pane.table().users().index(static_cast<int>(row), 0));
}

} // namespace fleetkey::ui
