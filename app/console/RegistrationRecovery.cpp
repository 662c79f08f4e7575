#include "app/console/RegistrationRecovery.h"

#include "core/users/AuditedRegistration.h"

namespace fleetkey::console {

RegistrationRecovery::RegistrationRecovery(std::shared_ptr<const Registrar> registrar,
    std::shared_ptr<Services> services, std::shared_ptr<Connection> connection, ui::Banner &banner,
    ui::InterruptedRegistrations::FillIn fillIn)
    : m_registrar(std::move(registrar))
    , m_services(std::move(services))
    , m_connection(std::move(connection))
    , m_interrupted(banner, std::move(fillIn)) {
    using Interrupted = ui::InterruptedRegistrations;
    connect(&m_interrupted, &Interrupted::openUserRequested, this, &RegistrationRecovery::openUserRequested);
    connect(&m_interrupted, &Interrupted::told, this,
        [this](const DeviceToken &user) { std::ignore = m_registrar->noteTold(user); });
    connect(&m_interrupted, &Interrupted::givenUp, this,
        [this](const DeviceToken &user) { std::ignore = m_registrar->giveUp(user); });
}

RegistrationRecovery::~RegistrationRecovery() {
    m_closing.request_stop();
}

void RegistrationRecovery::begin() {
    if (m_known || std::exchange(m_underWay, true))
        return;
    QCoro::connect(recoverAudited(m_registrar, m_services->audit, m_services->auditEntry(*m_connection),
                       m_toldOf, m_closing.get_token()),
        this, [this](Result<Registrar::Recovery> &&recovery) {
            m_underWay = false;
            if (!recovery)
                return;
            m_known = recovery->complete;
            for (const Registrar::Recovered &recovered : std::as_const(recovery->recovered))
                m_toldOf.insert(DeviceToken(recovered.registration.deviceToken));
            m_interrupted.show(recovery->recovered);
        });
}

} // namespace fleetkey::console
