#include "ui/inspector/DeviceTokenCard.h"

#include "ui/widgets/IdentifierLabel.h"
#include "ui/widgets/StatusLabel.h"
#include "ui/widgets/TextLabel.h"

#include <QVBoxLayout>

namespace fleetkey::ui {

DeviceTokenCard::DeviceTokenCard(const Theme &theme, QWidget *parent)
    : Card(theme, tr("DeviceToken"), parent)
    , m_status(new StatusLabel(theme))
    , m_identifier(new IdentifierLabel(theme, tr("DeviceToken"))) {
    m_status->setTinted(true);
    setCorner(m_status);
    body()->addWidget(m_identifier);
    auto *note = new TextLabel(
        theme, TextRole::Secondary, Ink::Muted, tr("Permanent. The login name of this user."));
    note->setWordWrap(true);
    body()->addWidget(note);
}

void DeviceTokenCard::setUser(const User &user) {
    m_identifier->setIdentifier(user.deviceToken.text());
    if (user.status == UserStatus::Inactive)
        m_status->setStatus(Tone::Warning, tr("deactivated"));
    else
        m_status->setStatus(Tone::Good, tr("registered"));
}

void DeviceTokenCard::copy() {
    m_identifier->copy();
}

} // namespace fleetkey::ui
