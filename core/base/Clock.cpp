#include "core/base/Clock.h"

#include <QTimer>

#include <functional>

namespace fleetkey {

namespace {

/// One delay under way; deletes itself when it is over.
class Delay final : public QObject {
public:
    Delay(std::chrono::milliseconds delay, std::stop_token stop)
        : m_onStop(std::move(stop),
              [this] { QMetaObject::invokeMethod(this, &QObject::deleteLater, Qt::QueuedConnection); }) {
        QTimer::singleShot(delay, Qt::PreciseTimer, this, [this] {
            m_completer.complete({});
            deleteLater();
        });
    }

    Pending<void> pending() const { return m_completer.pending(); }

private:
    Completer<void> m_completer;
    std::stop_callback<std::function<void()>> m_onStop;
};

} // namespace

Clock::~Clock() = default;

QDateTime SystemClock::now() const {
    return QDateTime::currentDateTimeUtc();
}

std::chrono::milliseconds SystemClock::elapsed() const {
    return std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now().time_since_epoch());
}

Pending<void> SystemClock::after(std::chrono::milliseconds delay, std::stop_token stop) {
    return (new Delay(delay, std::move(stop)))->pending();
}

} // namespace fleetkey
