#pragma once

#include "core/users/UserListing.h"

namespace fleetkey::ui {

/// Whether the list leaves a user out: a search or filter may, while the inspector still shows the user. Says
/// so only where it is certain, since most rows of a long list are not here.
class ListMembership final : public QObject {
    Q_OBJECT

public:
    /// The listing must outlive it.
    explicit ListMembership(UserListing &listing, QObject *parent = nullptr);

    /// Which user it is about; the record where it is known. Empty: nobody.
    void setUser(const DeviceToken &user, const std::optional<User> &record);
    /// A newer record, of that user or of another.
    void takeRecord(const User &record);

Q_SIGNALS:
    void leftOutChanged(bool leftOut);

private:
    void look();
    void tell(bool leftOut);
    [[nodiscard]] bool certainlyLeftOut() const;

    UserListing &m_listing;
    DeviceToken m_user;
    std::optional<User> m_record;
    bool m_leftOut = false;
};

} // namespace fleetkey::ui
