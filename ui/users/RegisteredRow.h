#pragma once

#include "core/users/UserListing.h"

namespace fleetkey::ui {

class UserListPane;

/// The row of a user who was just registered: brought into sight, or said to be out of it for as long as that
/// is true.
class RegisteredRow final : public QObject {
    Q_OBJECT

public:
    /// Listing and pane must outlive it.
    RegisteredRow(UserListing &listing, UserListPane &pane, QObject *parent = nullptr);

    /// The list is being read again, and this user may be in it.
    void await(const User &user);
    /// A user is gone.
    void forget(const DeviceToken &user);

private:
    void look();
    void bringIntoSight(qint64 row);

    UserListing &m_listing;
    UserListPane &m_pane;
    std::optional<User> m_user; ///< whose row is waited for
    bool m_told = false; ///< that it is out of sight
};

} // namespace fleetkey::ui
