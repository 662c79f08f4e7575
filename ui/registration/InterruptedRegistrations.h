#pragma once

#include "core/users/Registrar.h"

#include <QObject>
#include <QQueue>

#include <functional>

namespace fleetkey::ui {

class Banner;

/// Tells what became of registrations that were cut off, one after the other: those that arrived can be
/// opened, those that did not can be sent again with the same DeviceToken.
class InterruptedRegistrations final : public QObject {
    Q_OBJECT

public:
    /// Fills in the form for new users; false where it holds something that must not be lost.
    using FillIn = std::function<bool(const JournaledRegistration &)>;

    /// The banner must outlive this.
    InterruptedRegistrations(Banner &banner, FillIn fillIn, QObject *parent = nullptr);

    void show(const QList<Registrar::Recovered> &recovered);

Q_SIGNALS:
    /// The person sees that this one is registered.
    void told(const fleetkey::DeviceToken &user);
    void openUserRequested(const fleetkey::DeviceToken &user);
    /// The person does not want this one, which never arrived.
    void givenUp(const fleetkey::DeviceToken &user);

private:
    void dismissed();
    void showNext();
    void fillIn();

    Banner &m_banner;
    FillIn m_fillIn;
    QQueue<Registrar::Recovered> m_waiting;
    std::optional<Registrar::Recovered> m_shown;
};

} // namespace fleetkey::ui
