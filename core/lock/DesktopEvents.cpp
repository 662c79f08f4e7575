#include "core/lock/DesktopEvents.h"

#include <QCoreApplication>
#include <QDBusMessage>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

const QString loginService = u"org.freedesktop.login1"_s;
const QString loginManager = u"org.freedesktop.login1.Manager"_s;
const QString loginPath = u"/org/freedesktop/login1"_s;
/// The desktop shows what we painted a few frames later; the sleeping screen would show what was before.
constexpr std::chrono::milliseconds timeToPaint{100};

QDBusMessage question(const QString &method, const QVariantList &arguments) {
    QDBusMessage message = QDBusMessage::createMethodCall(loginService, loginPath, loginManager, method);
    message.setArguments(arguments);
    return message;
}

} // namespace

DesktopEvents::DesktopEvents(QObject *parent)
    : QObject(parent) {
    m_painted.setSingleShot(true);
    m_painted.setInterval(timeToPaint);
    connect(&m_painted, &QTimer::timeout, this, [this] { m_delay = {}; });
}

void DesktopEvents::listen(const QDBusConnection &session, const QDBusConnection &system) {
    QDBusConnection own = session;
    if (own.isConnected()) {
        // Any path: not every desktop has the one that the specification names.
        for (const QString &saver : {u"org.freedesktop.ScreenSaver"_s, u"org.gnome.ScreenSaver"_s,
                 u"org.cinnamon.ScreenSaver"_s, u"org.mate.ScreenSaver"_s})
            own.connect(saver, {}, saver, u"ActiveChanged"_s, this, SLOT(activeChanged(bool)));
    }
    if (!system.isConnected())
        return;
    m_system = system;
    listenToLogin();
}

void DesktopEvents::listenToLogin() {
    // Replies find their slot by the names of these, which nobody may have used before.
    qRegisterMetaType<QDBusObjectPath>();
    qRegisterMetaType<QDBusUnixFileDescriptor>();
    m_system->connect(
        loginService, loginPath, loginManager, u"PrepareForSleep"_s, this, SLOT(prepareForSleep(bool)));
    // A program that the desktop starts as a service of the user belongs to no session; `auto` is the one on
    // the screen then. Older ones than systemd 243 do not know the word.
    m_system->callWithCallback(question(u"GetSession"_s, {u"auto"_s}), this,
        SLOT(followSession(QDBusObjectPath)), SLOT(askByProcess()));
    delaySleep();
}

void DesktopEvents::delaySleep() {
    m_system->callWithCallback(
        question(
            u"Inhibit"_s, {u"sleep"_s, u"Fleetkey"_s, u"Covers its windows and drops secrets"_s, u"delay"_s}),
        this, SLOT(holdSleep(QDBusUnixFileDescriptor)), nullptr);
}

void DesktopEvents::holdSleep(const QDBusUnixFileDescriptor &delay) {
    m_delay = delay;
}

void DesktopEvents::activeChanged(bool active) {
    if (active)
        Q_EMIT left();
}

void DesktopEvents::prepareForSleep(bool begins) {
    if (begins) {
        Q_EMIT left();
        m_painted.start();
    } else {
        m_painted.stop(); // or it would drop the new delay
        delaySleep();
        Q_EMIT woke();
    }
}

void DesktopEvents::askByProcess() {
    m_system->callWithCallback(
        question(u"GetSessionByPID"_s, {static_cast<uint>(QCoreApplication::applicationPid())}), this,
        SLOT(followSession(QDBusObjectPath)), nullptr);
}

void DesktopEvents::followSession(const QDBusObjectPath &session) {
    m_system->connect(
        loginService, session.path(), u"org.freedesktop.login1.Session"_s, u"Lock"_s, this, SIGNAL(left()));
}

} // namespace fleetkey
