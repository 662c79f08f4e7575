#include "core/net/PlatformClock.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace fleetkey {

void PlatformClock::measure(const QDateTime &date, std::chrono::milliseconds took) {
    if (!date.isValid())
        return;
    // The platform's time now: `Date` was cut to whole seconds, and stamped while the answer was waited for.
    const std::chrono::milliseconds most(date.msecsTo(m_clock.now()));
    const std::chrono::milliseconds least = most - 1s - took;
    // At first the earliest that it can be: what comes to be known then sets it forward.
    m_ahead = std::clamp(m_ahead.value_or(most), least, most);
}

std::optional<std::chrono::seconds> PlatformClock::ahead() const {
    if (!m_ahead)
        return std::nullopt;
    // It may be a second less, by what the platform cuts off.
    return std::chrono::round<std::chrono::seconds>(*m_ahead - 499ms);
}

QDateTime PlatformClock::now() const {
    return m_clock.now().addMSecs(m_ahead ? -m_ahead->count() : 0);
}

} // namespace fleetkey
