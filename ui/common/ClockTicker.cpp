#include "ui/common/ClockTicker.h"

namespace fleetkey::ui {

ClockTicker::ClockTicker(std::shared_ptr<Clock> clock, std::chrono::milliseconds interval, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
    , m_interval(interval) {
}

ClockTicker::~ClockTicker() {
    stop();
}

void ClockTicker::start() {
    if (m_running)
        return;
    m_running = true;
    m_stop = std::stop_source();
    wait();
}

void ClockTicker::stop() {
    m_running = false;
    m_stop.request_stop();
}

void ClockTicker::setInterval(std::chrono::milliseconds interval) {
    m_interval = interval;
    if (!m_running)
        return;
    stop();
    start();
}

void ClockTicker::wait() {
    QCoro::connect(asTask(m_clock->after(m_interval, m_stop.get_token())), this,
        [this, stop = m_stop.get_token()](const Result<void> &passed) {
            if (!passed || stop.stop_requested())
                return;
            wait();
            Q_EMIT tick();
        });
}

} // namespace fleetkey::ui
