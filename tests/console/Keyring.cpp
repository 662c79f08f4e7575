#include "tests/console/Keyring.h"

#include <QDBusArgument>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusInterface>
#include <QDBusMetaType>
#include <QDBusReply>

#include <csignal>

using namespace Qt::StringLiterals;

/// A secret on its way to the service, unencrypted. Named outside of any namespace for the meta type's sake.
struct KeyringPassword {
    QDBusObjectPath session;
    QByteArray parameters;
    QByteArray value;
    QString contentType;
};
Q_DECLARE_METATYPE(KeyringPassword)

static QDBusArgument &operator<<(QDBusArgument &argument, const KeyringPassword &password) {
    argument.beginStructure();
    argument << password.session << password.parameters << password.value << password.contentType;
    argument.endStructure();
    return argument;
}

static const QDBusArgument &operator>>(const QDBusArgument &argument, KeyringPassword &password) {
    argument.beginStructure();
    argument >> password.session >> password.parameters >> password.value >> password.contentType;
    argument.endStructure();
    // The shape of this operator is Qt's.
    return argument; // NOLINT(bugprone-return-const-ref-from-parameter)
}

namespace fleetkey::test {

namespace {

QDBusMessage ask(const QString &interface, const QString &method, const QVariantList &arguments) {
    QDBusMessage call = QDBusMessage::createMethodCall(
        u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s, interface, method);
    call.setArguments(arguments);
    return QDBusConnection::sessionBus().call(call);
}

const QString service = u"org.freedesktop.Secret.Service"_s;

QDBusObjectPath defaultCollection() {
    return QDBusReply<QDBusObjectPath>(ask(service, u"ReadAlias"_s, {u"default"_s}));
}

} // namespace

bool lockKeyring() {
    const QList<QDBusObjectPath> all{defaultCollection()};
    return ask(service, u"Lock"_s, {QVariant::fromValue(all)}).type() == QDBusMessage::ReplyMessage;
}

bool unlockKeyring() {
    qDBusRegisterMetaType<KeyringPassword>();
    const QDBusMessage opened
        = ask(service, u"OpenSession"_s, {u"plain"_s, QVariant::fromValue(QDBusVariant(QString()))});
    if (opened.type() != QDBusMessage::ReplyMessage)
        return false;
    const KeyringPassword password{
        opened.arguments().at(1).value<QDBusObjectPath>(), {}, "pw\n", u"text/plain"_s};
    return ask(u"org.gnome.keyring.InternalUnsupportedGuiltRiddenInterface"_s, u"UnlockWithMasterPassword"_s,
               {QVariant::fromValue(defaultCollection()), QVariant::fromValue(password)})
               .type()
        == QDBusMessage::ReplyMessage;
}

KeyringPause::KeyringPause() {
    const QDBusReply<uint> process
        = QDBusConnection::sessionBus().interface()->servicePid(u"org.freedesktop.secrets"_s);
    if (process.isValid() && ::kill(static_cast<pid_t>(process.value()), SIGSTOP) == 0)
        m_service = process.value();
}

KeyringPause::~KeyringPause() {
    if (m_service > 0)
        ::kill(static_cast<pid_t>(m_service), SIGCONT);
}

} // namespace fleetkey::test
