#pragma once

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
    /// The look-ups, on record.
    using Recover = std::function<QCoro::Task<Result<QList<Registrar::Recovered>>>(std::stop_token)>;

    /// The banner must outlive this.
    RegistrationRecovery(std::shared_ptr<const Registrar> registrar, Recover recover, ui::Banner &banner,
        ui::InterruptedRegistrations::FillIn fillIn);
    /// Gives up what is under way.
    ~RegistrationRecovery() override;

    /// Asks, unless that is under way, or everything is known. Without a connection nothing can be known yet.
    void begin();

Q_SIGNALS:
    void openUserRequested(const fleetkey::DeviceToken &user);

private:
    std::shared_ptr<const Registrar> m_registrar;
    Recover m_recover;
    ui::InterruptedRegistrations m_interrupted;
    std::stop_source m_closing;
    bool m_underWay = false;
    bool m_known = false;
};

} // namespace fleetkey::console
