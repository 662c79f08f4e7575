#pragma once

#include "core/platform/User.h"
#include "ui/widgets/Card.h"

namespace fleetkey::ui {

class Foldout;
class IdentifierLabel;
class QrCode;
class StatusLabel;

/// The permanent one of a user's three credentials, also as a QR code for a phone to read.
class DeviceTokenCard final : public Card {
    Q_OBJECT

public:
    explicit DeviceTokenCard(const Theme &theme, QWidget *parent = nullptr);

    void setUser(const User &user, bool deleted);
    void copy();
    void showQrCode();

private:
    void updateCode();

    StatusLabel *m_status;
    IdentifierLabel *m_identifier;
    Foldout *m_codeFold;
    QrCode *m_code;
};

} // namespace fleetkey::ui
