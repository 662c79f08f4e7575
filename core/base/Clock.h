#pragma once

#include "core/base/Pending.h"

#include <QDateTime>

#include <chrono>
#include <stop_token>

namespace fleetkey {

/// Where time comes from; tests hand in one whose time they move.
class Clock {
public:
    Clock() = default;
    virtual ~Clock();
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;

    /// This computer's time, in UTC. May jump.
    [[nodiscard]] virtual QDateTime now() const = 0;
    /// Never jumps and has no date; for measuring how long something took.
    [[nodiscard]] virtual std::chrono::milliseconds elapsed() const = 0;
    /// Completes after the delay, or with `Cancelled` once a stop is requested.
    virtual Pending<void> after(std::chrono::milliseconds delay, std::stop_token stop = {}) = 0;
};

/// The real time.
class SystemClock final : public Clock {
public:
    [[nodiscard]] QDateTime now() const override;
    [[nodiscard]] std::chrono::milliseconds elapsed() const override;
    Pending<void> after(std::chrono::milliseconds delay, std::stop_token stop = {}) override;
};

} // namespace fleetkey
