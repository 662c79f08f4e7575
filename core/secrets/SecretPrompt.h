#pragma once

#include "core/base/Pending.h"

#include <QDBusVariant>
#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>

namespace fleetkey {

/// Waits for the end of one prompt of the Secret Service. To be created before the prompt is shown, so that
/// no answer is missed.
class SecretPrompt final : public QObject {
    Q_OBJECT

public:
    SecretPrompt(const QString &path, std::chrono::milliseconds limit);

    /// True when the person went through with it, false when it was dismissed. Errors: `Timeout`. To be asked
    /// for once.
    Pending<bool> accepted() const { return m_completer.pending(); }

private Q_SLOTS:
    void end(bool dismissed, const QDBusVariant &result);

private:
    Completer<bool> m_completer;
    QTimer m_limit;
};

} // namespace fleetkey
