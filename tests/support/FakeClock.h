#pragma once

#include "core/base/Clock.h"

#include <functional>
#include <list>

namespace fleetkey::test {

/// A clock whose time only the test moves.
class FakeClock final : public Clock {
public:
    explicit FakeClock(QDateTime start = QDateTime({2026, 6, 1}, {12, 0}, Qt::UTC))
        : m_now(std::move(start)) { }

    [[nodiscard]] QDateTime now() const override { return m_now; }
    [[nodiscard]] std::chrono::milliseconds elapsed() const override { return m_elapsed; }

    Pending<void> after(std::chrono::milliseconds delay, std::stop_token stop = {}) override {
        auto &timer = m_timers.emplace_back(std::make_unique<Timer>(m_elapsed + delay));
        timer->onStop.emplace(std::move(stop),
            [&completer = timer->completer] { completer.complete(fail(ErrorKind::Cancelled)); });
        return timer->completer.pending();
    }

    /// Moves time on and completes what has become due, in the order it was asked for.
    void advance(std::chrono::milliseconds span) {
        m_elapsed += span;
        m_now = m_now.addMSecs(span.count());
        m_timers.remove_if([this](const std::unique_ptr<Timer> &timer) {
            if (timer->due > m_elapsed)
                return false;
            timer->completer.complete({});
            return true;
        });
    }

    /// Sets the wall clock without any time passing, as a person or NTP would.
    void jumpTo(QDateTime now) { m_now = std::move(now); }

    [[nodiscard]] int waiting() const { return static_cast<int>(m_timers.size()); }

private:
    struct Timer {
        explicit Timer(std::chrono::milliseconds at)
            : due(at) { }
        std::chrono::milliseconds due;
        Completer<void> completer;
        std::optional<std::stop_callback<std::function<void()>>> onStop;
    };

    QDateTime m_now;
    std::chrono::milliseconds m_elapsed{};
    std::list<std::unique_ptr<Timer>> m_timers;
};

} // namespace fleetkey::test
