#include "core/lock/DesktopEvents.h"

#include <QCoreApplication>
#include <QDBusMessage>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

const QString loginService = u"org.freedesktop.login1"_s;
const QString loginManager = u"org.freedesktop.login1.Manager"_s;
const QString loginPath = u"/org/freedesktop/login1"_s;

} // namespace

DesktopEvents::DesktopEvents(QObject *parent)
    : QObject(parent) {
}

void DesktopEvents::listen(const QDBusConnection &session, const QDBusConnection &system) {
    QDBusConnection own = session;
    if (own.isConnected()) {
        // Any path: not every desktop has the one that the specification names.
        for (const QString &saver : {u"org.freedesktop.ScreenSaver"_s, u"org.gnome.ScreenSaver"_s})
            own.connect(saver, {}, saver, u"ActiveChanged"_s, this, SLOT(activeChanged(bool)));
    }
    QDBusConnection shared = system;
    if (!shared.isConnected())
        return;
    shared.connect(
        loginService, loginPath, loginManager, u"PrepareForSleep"_s, this, SLOT(prepareForSleep(bool)));
    QDBusMessage question
        = QDBusMessage::createMethodCall(loginService, loginPath, loginManager, u"GetSessionByPID"_s);
    question.setArguments({static_cast<uint>(QCoreApplication::applicationPid())});
    shared.callWithCallback(question, this, SLOT(followSession(QDBusObjectPath)), nullptr);
    m_system = shared;
}

void DesktopEvents::activeChanged(bool active) {
    if (active)
        Q_EMIT left();
}

void DesktopEvents::prepareForSleep(bool begins) {
    if (begins)
        Q_EMIT left();
}

void DesktopEvents::followSession(const QDBusObjectPath &session) {
    m_system->connect(
        loginService, session.path(), u"org.freedesktop.login1.Session"_s, u"Lock"_s, this, SIGNAL(left()));
}

} // namespace fleetkey
