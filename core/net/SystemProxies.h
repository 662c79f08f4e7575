#pragma once

#include "core/base/Clock.h"

#include <QHash>
#include <QNetworkProxy>
#include <QObject>
#include <QSet>
#include <QUrl>

#include <functional>
#include <memory>

namespace fleetkey {

/// The system's proxies by origin. Finding out may take seconds (a script from another machine decides), so
/// it happens on a thread of its own, and the answer is good for a minute. One that is still being found out
/// at the end is left to itself: nobody waits for it. GUI thread.
class SystemProxies : public QObject {
    Q_OBJECT

public:
    /// Finds out, for as long as it takes; called on another thread, and possibly after this object is gone.
    using Resolver = std::function<QList<QNetworkProxy>(const QUrl &)>;

    explicit SystemProxies(std::shared_ptr<const Clock> clock, Resolver resolver = askSystem);

    /// True when `of` has an answer that is not too old. Loopback always has one: no proxy.
    [[nodiscard]] bool isKnown(const QUrl &url) const;
    /// Begins to find out, unless that is under way; `found` follows.
    void find(const QUrl &url);
    /// The last answer, however old; no proxy where there is none.
    [[nodiscard]] QList<QNetworkProxy> of(const QUrl &url) const;

Q_SIGNALS:
    void found();

private:
    static QList<QNetworkProxy> askSystem(const QUrl &url);

    struct Answer {
        QList<QNetworkProxy> proxies;
        std::chrono::milliseconds at{0};
    };

    std::shared_ptr<const Clock> m_clock;
    QHash<QString, Answer> m_answers; // by scheme and host
    QSet<QString> m_finding;
    Resolver m_resolver;
};

} // namespace fleetkey
