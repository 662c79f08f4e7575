#pragma once

#include <QObject>

namespace fleetkey {

/// Tells when the computer wakes from sleep (suspend or hibernation), where the system's session manager says
/// so over D-Bus; elsewhere it is silent. GUI thread.
class SleepWatch final : public QObject {
    Q_OBJECT

public:
    explicit SleepWatch(QObject *parent = nullptr);

Q_SIGNALS:
    void woke();

private Q_SLOTS:
    void handlePrepareForSleep(bool begins);
};

} // namespace fleetkey
