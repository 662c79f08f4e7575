#pragma once

#include "core/users/Registrar.h"

#include <QObject>
#include <QQueue>

namespace fleetkey::ui {

class Banner;

/// Tells what became of registrations that were cut off, one after the other: those that arrived can be
/// opened, those that did not can be sent again with the same DeviceToken.
class InterruptedRegistrations final : public QObject {
    Q_OBJECT

public:
    /// The banner must outlive this.
    explicit InterruptedRegistrations(Banner &banner, QObject *parent = nullptr);

    void show(const QList<Registrar::Recovered> &recovered);

Q_SIGNALS:
    void openUserRequested(const fleetkey::DeviceToken &user);
    void sendAgainRequested(const fleetkey::JournaledRegistration &registration);
    /// The person does not want this one, which never arrived.
    void givenUp(const fleetkey::DeviceToken &user);

private:
    void dismissed();
    void showNext();

    Banner &m_banner;
    QQueue<Registrar::Recovered> m_waiting;
    std::optional<Registrar::Recovered> m_shown;
};

} // namespace fleetkey::ui
