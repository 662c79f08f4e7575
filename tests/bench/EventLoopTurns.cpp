#include "tests/bench/EventLoopTurns.h"

#include <algorithm>

EventLoopTurns::EventLoopTurns() {
    connect(&m_heartbeat, &QTimer::timeout, this, &EventLoopTurns::turned);
    m_clock.start();
    m_heartbeat.start(0);
}

void EventLoopTurns::turned() {
    m_longest = std::max(m_longest, double(m_clock.nsecsElapsed()) / 1e6);
    m_clock.restart();
}

void EventLoopTurns::endStep() {
    m_steps.push_back(std::exchange(m_longest, 0));
}

double EventLoopTurns::percentile(int hundredths) const {
    auto sorted = m_steps;
    std::sort(sorted.begin(), sorted.end());
    return sorted.at((sorted.size() - 1) * static_cast<std::size_t>(hundredths) / 100);
}
