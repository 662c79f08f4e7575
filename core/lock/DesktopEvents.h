#pragma once

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QTimer>

#include <optional>

namespace fleetkey {

/// Hears over D-Bus that the screen is locked, and that the computer goes to sleep or wakes: from logind
/// (`Lock` of this session, `PrepareForSleep`) and from the screen savers of freedesktop.org and GNOME. The
/// one thing in the program that listens to logind. Where there is no bus or nobody speaks, it stays silent.
/// GUI thread.
class DesktopEvents final : public QObject {
    Q_OBJECT

public:
    explicit DesktopEvents(QObject *parent = nullptr);

    /// Begins to listen on these buses, once. From then on sleep waits until `left` was told, and a
    /// moment for what was painted then to reach the screen.
    void listen(const QDBusConnection &session, const QDBusConnection &system);

Q_SIGNALS:
    /// Whoever sat here has left or is about to.
    void left();
    /// The computer has slept.
    void woke();

private Q_SLOTS:
    void activeChanged(bool active);
    void prepareForSleep(bool begins);
    void followSession(const QDBusObjectPath &session);
    void askByProcess();
    void holdSleep(const QDBusUnixFileDescriptor &delay);

private:
    void listenToLogin();
    void delaySleep();

    std::optional<QDBusConnection> m_system;
    QDBusUnixFileDescriptor m_delay; ///< while it is open, sleep waits for us, a few seconds at most
    QTimer m_painted; ///< until what was covered is so on the screen too
};

} // namespace fleetkey
