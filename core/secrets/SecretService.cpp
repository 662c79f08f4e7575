#include "core/secrets/SecretService.h"

#include "core/base/Pending.h"
#include "core/secrets/SecretPrompt.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QThreadPool>

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace fleetkey::secretservice {

namespace {

const auto DefaultCollection = "/org/freedesktop/secrets/aliases/default"_L1;
const auto CollectionInterface = "org.freedesktop.Secret.Collection"_L1;
const auto NoPrompt = "/"_L1;

QDBusMessage methodCall(const QString &path, const QString &interface, const QString &method) {
    return QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s, path, interface, method);
}

QDBusMessage serviceCall(const QString &method) {
    return methodCall(u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, method);
}

QDBusMessage promptCall(const QString &path, const QString &method) {
    return methodCall(path, u"org.freedesktop.Secret.Prompt"_s, method);
}

/// Reaching the bus for the first time waits for it, which is nothing for this thread.
Pending<void> connectToBus() {
    auto completer = std::make_shared<Completer<void>>();
    auto pending = completer->pending();
    QThreadPool::globalInstance()->start([completer] {
        QDBusConnection::sessionBus();
        completer->complete({});
    });
    return pending;
}

/// The answer, which may be an error message. The watcher ends with the call, after `limit` at the latest.
Pending<QDBusMessage> send(const QDBusMessage &message, milliseconds limit) {
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) // a call would have no reply, not even an error
        return Pending<QDBusMessage>::ready(
            QDBusMessage::createError(QDBusError::Disconnected, bus.lastError().message()));
    auto completer = std::make_shared<Completer<QDBusMessage>>();
    auto pending = completer->pending();
    auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(message, static_cast<int>(limit.count())));
    QObject::connect(
        watcher, &QDBusPendingCallWatcher::finished, watcher, [completer](QDBusPendingCallWatcher *ended) {
            completer->complete(ended->reply());
            ended->deleteLater();
        });
    return pending;
}

QCoro::Task<Result<QDBusMessage>> call(QDBusMessage message, milliseconds limit) {
    if (const auto connected = co_await connectToBus(); !connected)
        co_return fail(connected.error());
    co_return co_await send(message, limit);
}

/// What an error of the bus or the service tells of the keychain.
Result<KeychainState> stateOfError(const QDBusError &error) {
    switch (error.type()) {
    case QDBusError::ServiceUnknown:
    case QDBusError::NoServer:
    case QDBusError::NoNetwork:
    case QDBusError::Disconnected:
        return KeychainState::NoService;
    case QDBusError::UnknownObject:
    case QDBusError::UnknownInterface:
    case QDBusError::UnknownMethod:
    case QDBusError::UnknownProperty:
    case QDBusError::InvalidArgs:
        return KeychainState::NoCollection;
    case QDBusError::NoReply:
    case QDBusError::Timeout:
    case QDBusError::TimedOut:
        return fail(ErrorKind::Timeout, error.message());
    case QDBusError::AccessDenied:
        return fail(ErrorKind::SecretDenied, error.message());
    default:
        break;
    }
    if (error.name() == "org.freedesktop.Secret.Error.NoSuchObject"_L1)
        return KeychainState::NoCollection;
    if (error.name() == "org.freedesktop.DBus.Error.NameHasNoOwner"_L1
        || error.name().startsWith("org.freedesktop.DBus.Error.Spawn."_L1))
        return KeychainState::NoService;
    return fail(ErrorKind::SecretUnavailable, error.message());
}

Result<KeychainState> stateOf(const QDBusMessage &answer) {
    if (answer.type() == QDBusMessage::ErrorMessage)
        return stateOfError(QDBusError(answer));
    const QVariant locked = answer.arguments().value(0).value<QDBusVariant>().variant();
    if (locked.typeId() != QMetaType::Bool)
        return KeychainState::NoCollection;
    return locked.toBool() ? KeychainState::Locked : KeychainState::Unlocked;
}

Result<void> usable(KeychainState state) {
    switch (state) {
    case KeychainState::Unlocked:
        return {};
    case KeychainState::Locked:
        return fail(ErrorKind::SecretLocked, u"the default collection is locked"_s);
    case KeychainState::NoCollection:
        return fail(ErrorKind::SecretUnavailable, u"the keychain has no default collection"_s);
    case KeychainState::NoService:
        break;
    }
    return fail(ErrorKind::SecretUnavailable, u"there is no keychain service"_s);
}

/// Asks the service to unlock the default collection, or to create it; its answer ends in a prompt's path.
QDBusMessage unlockRequest(KeychainState state) {
    if (state == KeychainState::NoCollection) {
        const QVariantMap properties{{CollectionInterface + ".Label"_L1, u"Default"_s}};
        return serviceCall(u"CreateCollection"_s) << properties << u"default"_s;
    }
    const QList<QDBusObjectPath> collections{QDBusObjectPath(DefaultCollection)};
    return serviceCall(u"Unlock"_s) << QVariant::fromValue(collections);
}

QCoro::Task<Result<void>> showPrompt(QString path, milliseconds answerLimit, milliseconds promptLimit) {
    const SecretPrompt prompt(path, promptLimit);
    auto end = prompt.accepted();
    const auto shown = co_await call(promptCall(path, u"Prompt"_s) << QString(), answerLimit);
    if (!shown)
        co_return fail(shown.error());
    if (shown->type() == QDBusMessage::ErrorMessage)
        co_return fail(ErrorKind::SecretUnavailable, shown->errorMessage());
    const auto accepted = co_await std::move(end);
    if (!accepted) {
        (void)send(promptCall(path, u"Dismiss"_s), answerLimit);
        co_return fail(accepted.error());
    }
    if (!*accepted)
        co_return fail(ErrorKind::SecretDenied, u"the prompt was dismissed"_s);
    co_return {};
}

} // namespace

QCoro::Task<Result<KeychainState>> state(milliseconds answerLimit) {
    QDBusMessage question = methodCall(DefaultCollection, u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    question << QString(CollectionInterface) << u"Locked"_s;
    const auto answer = co_await call(question, answerLimit);
    if (!answer)
        co_return fail(answer.error());
    co_return stateOf(*answer);
}

QCoro::Task<Result<void>> requireUsable(milliseconds answerLimit) {
    const auto found = co_await state(answerLimit);
    if (!found)
        co_return fail(found.error());
    co_return usable(*found);
}

QCoro::Task<Result<void>> unlock(milliseconds answerLimit, milliseconds promptLimit) {
    const auto found = co_await state(answerLimit);
    if (!found)
        co_return fail(found.error());
    if (*found == KeychainState::Unlocked || *found == KeychainState::NoService)
        co_return usable(*found);
    const auto answer = co_await call(unlockRequest(*found), answerLimit);
    if (!answer)
        co_return fail(answer.error());
    if (answer->type() == QDBusMessage::ErrorMessage)
        co_return fail(ErrorKind::SecretUnavailable, answer->errorMessage());
    const QString prompt = answer->arguments().value(1).value<QDBusObjectPath>().path();
    if (!prompt.isEmpty() && prompt != NoPrompt) {
        const auto answered = co_await showPrompt(prompt, answerLimit, promptLimit);
        if (!answered)
            co_return fail(answered.error());
    }
    co_return co_await requireUsable(answerLimit);
}

} // namespace fleetkey::secretservice
