#include "ui/inspector/DeviceTokenCard.h"

#include "ui/common/Foldout.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/QrCode.h"
#include "ui/widgets/IdentifierLabel.h"
#include "ui/widgets/StatusLabel.h"
#include "ui/widgets/TextLabel.h"

#include <QVBoxLayout>

namespace fleetkey::ui {

DeviceTokenCard::DeviceTokenCard(const Theme &theme, QWidget *parent)
    : Card(theme, tr("DeviceToken"), parent)
    , m_status(new StatusLabel(theme))
    , m_identifier(new IdentifierLabel(theme, tr("DeviceToken")))
    , m_codeFold(new Foldout(theme, tr("QR code")))
    , m_code(new QrCode(tr("DeviceToken"))) {
    m_status->setTinted(true);
    setCorner(m_status);
    body()->addWidget(m_identifier);
    auto *note = new TextLabel(
        theme, TextRole::Secondary, Ink::Muted, tr("Permanent. The login name of this user."));
    note->setWordWrap(true);
    body()->addWidget(note);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacingSmall);
    column->addWidget(m_code, 0, Qt::AlignHCenter);
    auto *caption = new TextLabel(theme, TextRole::Secondary, Ink::Muted,
        tr("It holds the DeviceToken alone. Point the phone's camera at it."));
    caption->setWordWrap(true);
    caption->setAlignment(Qt::AlignHCenter);
    column->addWidget(caption);
    m_codeFold->setContent(content);
    body()->addWidget(m_codeFold);
    connect(m_codeFold, &Foldout::unfoldedChanged, this, &DeviceTokenCard::updateCode);
}

void DeviceTokenCard::setUser(const User &user, bool deleted) {
    if (m_identifier->identifier() != user.deviceToken.text())
        m_codeFold->setUnfolded(false);
    m_identifier->setIdentifier(user.deviceToken.text());
    if (deleted)
        m_status->setStatus(Tone::Bad, tr("not known any more"));
    else if (user.status == UserStatus::Inactive)
        m_status->setStatus(Tone::Warning, tr("deactivated"));
    else if (user.status == UserStatus::Unknown)
        m_status->setStatus(Tone::Neutral, tr("unknown"));
    else
        m_status->setStatus(Tone::Good, tr("registered"));
    updateCode();
}

void DeviceTokenCard::copy() {
    m_identifier->copy();
}

void DeviceTokenCard::showQrCode() {
    m_codeFold->setUnfolded(true);
}

void DeviceTokenCard::updateCode() {
    if (m_codeFold->isUnfolded())
        m_code->setText(m_identifier->identifier());
}

} // namespace fleetkey::ui
