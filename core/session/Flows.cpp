#include "core/session/Flows.h"

using namespace std::chrono_literals;

namespace fleetkey {

namespace {

constexpr auto grace = 3s;

QCoro::Task<void> endGrace(std::shared_ptr<Flows> flows, std::shared_ptr<Clock> clock, std::stop_token stop) {
    const Result<void> over = co_await clock->after(grace, std::move(stop));
    if (over)
        flows->cutShort();
}

} // namespace

void Flows::end() {
    if (--m_underWay == 0)
        m_last.complete({});
}

FlowGuard::FlowGuard(std::shared_ptr<Flows> flows)
    : m_flows(std::move(flows)) {
    m_flows->begin();
}

FlowGuard::~FlowGuard() {
    m_flows->end();
}

QCoro::Task<void> endOf(std::shared_ptr<Flows> flows, std::shared_ptr<Clock> clock) {
    flows->close();
    std::stop_source ended;
    auto graceful = endGrace(flows, std::move(clock), ended.get_token());
    while (!flows->isEmpty())
        co_await flows->last();
    ended.request_stop();
    co_await graceful;
}

} // namespace fleetkey
