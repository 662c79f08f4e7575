#pragma once

#include "core/base/Clock.h"

#include <QHash>
#include <QNetworkProxy>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QUrl>

#include <memory>

namespace fleetkey {

/// The system's proxies by origin. Finding out may take seconds (a script from another machine decides), so
/// it happens on a thread of its own, and the answer is good for a minute. GUI thread.
class SystemProxies : public QObject {
    Q_OBJECT

public:
    explicit SystemProxies(std::shared_ptr<const Clock> clock);
    /// Waits for what is being found out.
    ~SystemProxies() override;

    /// True when `of` has an answer that is not too old. Loopback always has one: no proxy.
    [[nodiscard]] bool isKnown(const QUrl &url) const;
    /// Begins to find out, unless that is under way; `found` follows.
    void find(const QUrl &url);
    /// The last answer, however old; no proxy where there is none.
    [[nodiscard]] QList<QNetworkProxy> of(const QUrl &url) const;

Q_SIGNALS:
    void found();

private:
    struct Answer {
        QList<QNetworkProxy> proxies;
        std::chrono::milliseconds at{0};
    };

    std::shared_ptr<const Clock> m_clock;
    QHash<QString, Answer> m_answers; // by scheme and host
    QSet<QString> m_finding;
    QThreadPool m_thread;
};

} // namespace fleetkey
