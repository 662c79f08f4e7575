#include "core/session/SleepWatch.h"

#ifdef Q_OS_LINUX
#include <QDBusConnection>
#endif

namespace fleetkey {

using namespace Qt::StringLiterals;

SleepWatch::SleepWatch(QObject *parent)
    : QObject(parent) {
#ifdef Q_OS_LINUX
    QDBusConnection::systemBus().connect(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
        u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s, this, SLOT(handlePrepareForSleep(bool)));
#endif
}

void SleepWatch::handlePrepareForSleep(bool begins) {
    if (!begins)
        Q_EMIT woke();
}

} // namespace fleetkey
