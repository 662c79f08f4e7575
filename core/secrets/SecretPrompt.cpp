#include "core/secrets/SecretPrompt.h"

#include <QDBusConnection>

using namespace Qt::StringLiterals;

namespace fleetkey {

SecretPrompt::SecretPrompt(const QString &path, std::chrono::milliseconds limit) {
    m_limit.setSingleShot(true);
    QObject::connect(
        &m_limit, &QTimer::timeout, this, [this] { m_completer.complete(fail(ErrorKind::Timeout)); });
    m_limit.start(limit);
    // No service is named: watching a name would first ask the bus for its owner, and wait. Whoever else
    // sends this gains nothing, because the state is asked again afterwards.
    QDBusConnection::sessionBus().connect(QString(), path, u"org.freedesktop.Secret.Prompt"_s, u"Completed"_s,
        this, SLOT(end(bool, QDBusVariant)));
}

void SecretPrompt::end(bool dismissed, const QDBusVariant &) {
    m_completer.complete(!dismissed);
}

} // namespace fleetkey
