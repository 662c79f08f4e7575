#pragma once

#include "core/base/Clock.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace fleetkey {

/// The platform's time as far as its answers tell: this computer's clock plus an offset measured on their
/// `Date` headers. Tokens expire by the platform's time, not by ours. The offset stays until an answer
/// contradicts it, and then changes no further than it must, so that what happened one after the other keeps
/// its order.
class PlatformClock {
public:
    explicit PlatformClock(const Clock &clock)
        : m_clock(clock) { }

    /// Learns from the `Date` (whole seconds) of an answer that has just come, `took` after it was asked for.
    void measure(const QDateTime &date, std::chrono::milliseconds took);
    /// The platform's time, in UTC; this computer's own before the first answer.
    [[nodiscard]] QDateTime now() const;
    /// How far this computer is ahead of the platform (negative: behind); nothing before the first answer.
    [[nodiscard]] std::optional<std::chrono::seconds> ahead() const;

private:
    const Clock &m_clock;
    std::optional<std::chrono::milliseconds> m_ahead;
};

} // namespace fleetkey
