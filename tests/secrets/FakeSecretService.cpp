#include "tests/secrets/FakeSecretService.h"

#include "tests/support/OtherProcess.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace fleetkey::test {

QString FakeSecretService::introspect(const QString &) const {
    return {};
}

bool FakeSecretService::handleMessage(const QDBusMessage &message, const QDBusConnection &connection) {
    const bool isState = message.member() == u"Get"_s;
    if (message.member() == u"Release"_s) {
        release(connection);
        connection.send(message.createReply());
    } else if (m_behaviour == u"silent"_s || (m_behaviour == u"half-silent"_s && !isState && !m_released)) {
        m_unanswered.append(message);
    } else {
        connection.send(answer(message, connection));
    }
    return true;
}

QDBusMessage FakeSecretService::answer(const QDBusMessage &message, const QDBusConnection &connection) {
    const QString member = message.member();
    if (m_behaviour == u"forbidden"_s)
        return message.createErrorReply(QDBusError::AccessDenied, u"not for you"_s);
    if (member == u"Get"_s)
        return answerGet(message);
    const auto prompt = QVariant::fromValue(QDBusObjectPath(u"/org/freedesktop/secrets/prompt/1"_s));
    if (member == u"Unlock"_s)
        return message.createReply({QVariant::fromValue(QList<QDBusObjectPath>()), prompt});
    if (member == u"CreateCollection"_s && message.signature() == u"a{sv}s"_s)
        return message.createReply({QVariant::fromValue(QDBusObjectPath(u"/"_s)), prompt});
    if (member == u"Prompt"_s) {
        if (m_behaviour != u"ignored"_s)
            endPrompt(message, connection);
        return message.createReply();
    }
    return message.createErrorReply(QDBusError::NotSupported, u"this service is a fake"_s);
}

QDBusMessage FakeSecretService::answerGet(const QDBusMessage &message) const {
    if (m_locked && m_behaviour == u"empty"_s)
        return message.createErrorReply(QDBusError::UnknownObject, u"no such collection"_s);
    const bool locked = m_locked && m_behaviour != u"half-silent"_s;
    return message.createReply(QVariant::fromValue(QDBusVariant(locked)));
}

void FakeSecretService::endPrompt(const QDBusMessage &message, const QDBusConnection &connection) {
    m_locked = m_behaviour == u"refused"_s;
    auto completed
        = QDBusMessage::createSignal(message.path(), u"org.freedesktop.Secret.Prompt"_s, u"Completed"_s);
    completed << m_locked << QVariant::fromValue(QDBusVariant(u"/"_s));
    connection.send(completed);
}

void FakeSecretService::release(const QDBusConnection &connection) {
    m_released = true;
    for (const QDBusMessage &message : std::exchange(m_unanswered, {}))
        connection.send(message.createErrorReply(QDBusError::Failed, u"too late"_s));
}

int FakeSecretService::run(const QStringList &arguments) {
    FakeSecretService service(arguments.first().section(u'=', 1));
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.registerVirtualObject(u"/org/freedesktop/secrets"_s, &service, QDBusConnection::SubPath)
        || !bus.registerService(u"org.freedesktop.secrets"_s))
        return 1;
    say("ready");
    return QCoreApplication::exec();
}

} // namespace fleetkey::test
