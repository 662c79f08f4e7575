#include "app/console/RegistrationRecovery.h"

namespace fleetkey::console {

RegistrationRecovery::RegistrationRecovery(std::shared_ptr<const Registrar> registrar, ui::Banner &banner)
    : m_registrar(std::move(registrar))
    , m_interrupted(banner) {
    using Interrupted = ui::InterruptedRegistrations;
    connect(&m_interrupted, &Interrupted::openUserRequested, this, &RegistrationRecovery::openUserRequested);
    connect(
        &m_interrupted, &Interrupted::sendAgainRequested, this, &RegistrationRecovery::sendAgainRequested);
    connect(&m_interrupted, &Interrupted::givenUp, this,
        [this](const DeviceToken &user) { QCoro::connect(m_registrar->giveUp(user), this, [] { }); });
}

RegistrationRecovery::~RegistrationRecovery() {
    m_closing.request_stop();
}

void RegistrationRecovery::begin() {
    if (m_known || std::exchange(m_underWay, true))
        return;
    QCoro::connect(m_registrar->recover(m_closing.get_token()), this,
        [this](Result<QList<Registrar::Recovered>> &&recovered) {
            m_underWay = false;
            if (!recovered)
                return;
            m_known = true;
            m_interrupted.show(*recovered);
        });
}

} // namespace fleetkey::console
