#include "ui/tokens/PastedUser.h"

namespace fleetkey::ui {

PastedUser::PastedUser(Source find, Selected selected, QObject *parent)
    : QObject(parent)
    , m_find(std::move(find))
    , m_selected(std::move(selected)) {
}

PastedUser::~PastedUser() {
    m_stop.request_stop();
}

void PastedUser::setDeviceToken(const DeviceToken &deviceToken) {
    if (deviceToken == m_deviceToken)
        return;
    m_deviceToken = deviceToken;
    look();
}

void PastedUser::retry() {
    if (!m_busy)
        look();
}

void PastedUser::look() {
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_user.reset();
    m_failure.reset();
    const User shown = m_selected();
    if (!m_deviceToken.isEmpty() && shown.deviceToken == m_deviceToken && shown.status != UserStatus::Unknown)
        m_user = shown;
    m_busy = !m_deviceToken.isEmpty() && !m_user;
    Q_EMIT changed();
    if (!m_busy)
        return;
    QCoro::connect(m_find(m_deviceToken, m_stop.get_token()), this,
        [this, stop = m_stop.get_token()](Result<UserDocument> &&document) {
            if (stop.stop_requested())
                return;
            m_busy = false;
            if (document)
                m_user = std::move(document->user);
            else
                m_failure = std::move(document.error());
            Q_EMIT changed();
        });
}

} // namespace fleetkey::ui
