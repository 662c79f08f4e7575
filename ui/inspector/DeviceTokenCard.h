#pragma once

#include "core/platform/User.h"
#include "ui/widgets/Card.h"

namespace fleetkey::ui {

class IdentifierLabel;
class StatusLabel;

/// The permanent one of a user's three credentials.
class DeviceTokenCard final : public Card {
    Q_OBJECT

public:
    explicit DeviceTokenCard(const Theme &theme, QWidget *parent = nullptr);

    void setUser(const User &user);
    void copy();

private:
    StatusLabel *m_status;
    IdentifierLabel *m_identifier;
};

} // namespace fleetkey::ui
