#include "core/session/SleepWatch.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;
using namespace Qt::StringLiterals;

namespace {

void announce(QDBusConnection &manager, bool sleeps) {
    QDBusMessage signal = QDBusMessage::createSignal(
        u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s);
    signal << sleeps;
    manager.send(signal);
}

} // namespace

/// The session manager is played on the bus of this test, which stands for the system's.
class tst_sleep_watch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tellsOfTheWakingOnly() {
        const QByteArray address = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", address);
        QDBusConnection manager = QDBusConnection::connectToBus(QString::fromLatin1(address), u"manager"_s);
        QVERIFY(manager.registerService(u"org.freedesktop.login1"_s));

        const SleepWatch watch;
        QSignalSpy woke(&watch, &SleepWatch::woke);
        announce(manager, true);
        announce(manager, false);
        QTRY_COMPARE(woke.size(), 1);
        announce(manager, true);
        announce(manager, false);
        QTRY_COMPARE(woke.size(), 2);
    }
};

QTEST_GUILESS_MAIN(tst_sleep_watch)
#include "tst_sleep_watch.moc"
