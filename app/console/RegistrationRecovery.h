#pragma once

#include "app/console/Services.h"
#include "core/users/Registrar.h"
#include "ui/registration/InterruptedRegistrations.h"

#include <QObject>

#include <memory>
#include <stop_token>

namespace fleetkey::console {

/// Finds out what became of registrations that were cut off, and has it told above the places. GUI thread.
class RegistrationRecovery final : public QObject {
    Q_OBJECT

public:
    /// What is found goes on record in the name of whoever is signed in there. The banner must outlive this.
    RegistrationRecovery(std::shared_ptr<const Registrar> registrar, std::shared_ptr<Services> services,
        std::shared_ptr<Connection> connection, ui::Banner &banner,
        ui::InterruptedRegistrations::FillIn fillIn);
    /// Gives up what is under way.
    ~RegistrationRecovery() override;

    /// Asks, unless that is under way, or everything is known. Without a connection nothing can be known yet.
    void begin();

Q_SIGNALS:
    void openUserRequested(const fleetkey::DeviceToken &user);

private:
    std::shared_ptr<const Registrar> m_registrar;
    std::shared_ptr<Services> m_services;
    std::shared_ptr<Connection> m_connection;
    ui::InterruptedRegistrations m_interrupted;
    std::stop_source m_closing;
    QSet<DeviceToken> m_toldOf; ///< while not everything is known
    bool m_underWay = false;
    bool m_known = false;
};

} // namespace fleetkey::console
