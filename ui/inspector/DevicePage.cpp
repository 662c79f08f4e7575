#include "ui/inspector/DevicePage.h"

#include "ui/common/FactList.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/EmptyState.h"

#include <QVBoxLayout>

namespace fleetkey::ui {

DevicePage::DevicePage(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_facts(new FactList(theme))
    , m_nothing(new EmptyState(theme, Icon::Device, tr("No phone has reported yet"),
          tr("The device appears here once the app with this DeviceToken has run on it."))) {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_facts);
    column->addWidget(m_nothing);
    column->addStretch(1);
}

void DevicePage::setUser(const User &user) {
    const MobileDevice &device = user.device;
    const bool nothing = device == MobileDevice();
    m_facts->setVisible(!nothing);
    m_nothing->setVisible(nothing);
    m_facts->clear();
    m_facts->add(tr("Model"), device.model);
    m_facts->add(
        tr("System"), tr("%1 %2", "system, its version").arg(device.osType, device.osVersion).trimmed());
    m_facts->add(tr("App version"), device.appVersion);
    m_facts->add(tr("SDK version"), device.sdkVersion);
    m_facts->addIdentifier(tr("MobileUid"), device.mobileUid);
    m_facts->addIdentifier(tr("VirtualImei"), device.virtualImei);
}

} // namespace fleetkey::ui
