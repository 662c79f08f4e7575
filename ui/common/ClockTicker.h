#pragma once

#include "core/base/Clock.h"

#include <QObject>

#include <memory>

namespace fleetkey::ui {

/// Ticks on a Clock, so that what shows the passing of time moves with a fake clock too. At rest until
/// started.
class ClockTicker final : public QObject {
    Q_OBJECT

public:
    ClockTicker(std::shared_ptr<Clock> clock, std::chrono::milliseconds interval, QObject *parent = nullptr);
    ~ClockTicker() override;

    [[nodiscard]] bool isRunning() const { return m_running; }
    void start();
    void stop();
    /// How long it is until the next tick, and from each to the next.
    void setInterval(std::chrono::milliseconds interval);

Q_SIGNALS:
    void tick();

private:
    void wait();

    std::shared_ptr<Clock> m_clock;
    std::chrono::milliseconds m_interval;
    std::stop_source m_stop;
    bool m_running = false;
};

} // namespace fleetkey::ui
