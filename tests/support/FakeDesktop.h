#pragma once

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>
#include <QDBusVirtualObject>

#include <array>
#include <fcntl.h>
#include <unistd.h>
#include <vector>

namespace fleetkey::test {

using namespace Qt::StringLiterals;

/// logind and the screen savers, played on a bus of the test's own. One of each: they own the real names.
class FakeDesktop final : public QDBusVirtualObject {
public:
    explicit FakeDesktop(const QString &busAddress)
        : m_bus(QDBusConnection::connectToBus(busAddress, u"fake-desktop"_s)) {
        m_bus.registerVirtualObject(u"/org/freedesktop/login1"_s, this, QDBusConnection::SubPath);
        for (const QString &name :
            {u"org.freedesktop.login1"_s, freedesktopSaver, gnomeSaver, cinnamonSaver, mateSaver})
            m_isThere = m_bus.registerService(name) && m_isThere;
    }
    ~FakeDesktop() override {
        stopDelays();
        // A question that was not given to us yet is refused by way of the connection, which must live then.
        m_bus.unregisterObject(u"/org/freedesktop/login1"_s);
        QCoreApplication::removePostedEvents(this);
        QDBusConnection::disconnectFromBus(u"fake-desktop"_s);
    }
    FakeDesktop(const FakeDesktop &) = delete;
    FakeDesktop &operator=(const FakeDesktop &) = delete;

    [[nodiscard]] bool isThere() const { return m_isThere; }

    void announceSleep(bool begins) {
        emitSignal(u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s,
            {begins});
    }
    /// `loginctl lock-session`.
    void lock(const QString &path) { emitSignal(path, u"org.freedesktop.login1.Session"_s, u"Lock"_s, {}); }
    void unlock(const QString &path) {
        emitSignal(path, u"org.freedesktop.login1.Session"_s, u"Unlock"_s, {});
    }
    void announceSaver(const QString &saver, const QString &path, bool active) {
        emitSignal(path, saver, u"ActiveChanged"_s, {active});
    }

    /// Whether somebody still holds sleep up.
    [[nodiscard]] bool isSleepDelayed() {
        std::erase_if(m_delays, [](int delay) {
            char nothing = 0;
            const bool isGone = ::read(delay, &nothing, 1) == 0;
            if (isGone)
                ::close(delay);
            return isGone;
        });
        return !m_delays.empty();
    }

    QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override {
        connection.send(answer(message));
        return true;
    }

    static inline const QString freedesktopSaver = u"org.freedesktop.ScreenSaver"_s;
    static inline const QString gnomeSaver = u"org.gnome.ScreenSaver"_s;
    static inline const QString cinnamonSaver = u"org.cinnamon.ScreenSaver"_s;
    static inline const QString mateSaver = u"org.mate.ScreenSaver"_s;
    static inline const QString session = u"/org/freedesktop/login1/session/_32"_s; ///< the one on the screen
    static inline const QString otherSession = u"/org/freedesktop/login1/session/_33"_s;

    bool knowsAuto = true; ///< since systemd 243
    int questions = 0; ///< for the session

private:
    void emitSignal(
        const QString &path, const QString &interface, const QString &name, const QVariantList &arguments) {
        QDBusMessage message = QDBusMessage::createSignal(path, interface, name);
        message.setArguments(arguments);
        m_bus.send(message);
    }

    QDBusMessage answer(const QDBusMessage &message) {
        const QVariantList arguments = message.arguments();
        const QString member = message.member();
        const auto found = QVariant::fromValue(QDBusObjectPath(session));
        if (member == u"Inhibit"_s && arguments.value(0) == u"sleep"_s && arguments.value(3) == u"delay"_s)
            return message.createReply(delay());
        questions += member.startsWith(u"GetSession"_s) ? 1 : 0;
        if (member == u"GetSession"_s && knowsAuto && arguments.value(0) == u"auto"_s)
            return message.createReply(found);
        if (member == u"GetSessionByPID"_s && arguments.value(0).toLongLong() == ::getpid())
            return message.createReply(found);
        return message.createErrorReply(u"org.freedesktop.login1.NoSuchSession"_s, u"there is none"_s);
    }

    QVariant delay() {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
            return {};
        m_delays.push_back(ends[0]);
        const QDBusUnixFileDescriptor held(ends[1]); // a copy
        ::close(ends[1]);
        return QVariant::fromValue(held);
    }

    void stopDelays() {
        for (const int delay : m_delays)
            ::close(delay);
    }

    QDBusConnection m_bus;
    bool m_isThere = true;
    std::vector<int> m_delays;
};

} // namespace fleetkey::test
