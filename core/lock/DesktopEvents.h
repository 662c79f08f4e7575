#pragma once

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QObject>

#include <optional>

namespace fleetkey {

/// Hears over D-Bus that the screen is locked or the computer goes to sleep: from logind (`Lock` of this
/// session, `PrepareForSleep`) and from the screen savers of freedesktop.org and GNOME. Where there is no bus
/// or nobody speaks, it stays silent. GUI thread.
class DesktopEvents final : public QObject {
    Q_OBJECT

public:
    explicit DesktopEvents(QObject *parent = nullptr);

    /// Begins to listen on these buses.
    void listen(const QDBusConnection &session, const QDBusConnection &system);

Q_SIGNALS:
    /// Whoever sat here has left or is about to.
    void left();

private Q_SLOTS:
    void activeChanged(bool active);
    void prepareForSleep(bool begins);
    void followSession(const QDBusObjectPath &session);

private:
    std::optional<QDBusConnection> m_system;
};

} // namespace fleetkey
