#include "tests/bench/EventLoopTurns.h"

#include <time.h>

#include <algorithm>

using namespace std::chrono_literals;

namespace {

std::chrono::nanoseconds processorTime() {
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return std::chrono::seconds(spent.tv_sec) + std::chrono::nanoseconds(spent.tv_nsec);
}

double percentileOf(std::vector<Turn> turns, double Turn::*time, int hundredths) {
    std::ranges::sort(turns, {}, time);
    return turns.at((turns.size() - 1) * static_cast<std::size_t>(hundredths) / 100).*time;
}

} // namespace

EventLoopTurns::EventLoopTurns()
    : m_processor(processorTime()) {
    connect(&m_heartbeat, &QTimer::timeout, this, &EventLoopTurns::turned);
    m_heartbeat.setTimerType(Qt::PreciseTimer);
    m_wall.start();
    m_heartbeat.start(1ms);
}

void EventLoopTurns::turned() {
    const std::chrono::nanoseconds spent = processorTime();
    m_longest.wall = std::max(m_longest.wall, double(m_wall.nsecsElapsed()) / 1e6);
    m_longest.processor = std::max(m_longest.processor, double((spent - m_processor).count()) / 1e6);
    m_wall.restart();
    m_processor = spent;
}

void EventLoopTurns::endStep() {
    m_steps.push_back(std::exchange(m_longest, {}));
}

Turn EventLoopTurns::percentile(int hundredths) const {
    return {
        percentileOf(m_steps, &Turn::wall, hundredths), percentileOf(m_steps, &Turn::processor, hundredths)};
}
