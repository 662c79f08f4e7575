#pragma once

#include "core/base/Clock.h"

#include <QDateTime>

#include <chrono>
#include <optional>

namespace fleetkey {

/// The platform's time as far as its answers tell: this computer's clock plus the offset measured on the last
/// `Date` header. Tokens expire by the platform's time, not by ours.
class PlatformClock {
public:
    explicit PlatformClock(const Clock &clock)
        : m_clock(clock) { }

    /// Learns from an answer's `Date`, which has whole seconds.
    void measure(const QDateTime &date);
    /// The platform's time, in UTC; this computer's own before the first answer.
    [[nodiscard]] QDateTime now() const;
    /// How far this computer is ahead of the platform (negative: behind); nothing before the first answer.
    [[nodiscard]] std::optional<std::chrono::seconds> ahead() const { return m_ahead; }

private:
    const Clock &m_clock;
    std::optional<std::chrono::seconds> m_ahead;
};

} // namespace fleetkey
