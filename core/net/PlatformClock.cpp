#include "core/net/PlatformClock.h"

namespace fleetkey {

void PlatformClock::measure(const QDateTime &date) {
    if (!date.isValid())
        return;
    // `Date` was cut to whole seconds, and is half a second old on average because of it.
    const qint64 aheadMilliseconds = date.msecsTo(m_clock.now()) - 500;
    m_ahead = std::chrono::round<std::chrono::seconds>(std::chrono::milliseconds(aheadMilliseconds));
}

QDateTime PlatformClock::now() const {
    return m_clock.now().addSecs(m_ahead ? -m_ahead->count() : 0);
}

} // namespace fleetkey
