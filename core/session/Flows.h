#pragma once

#include "core/base/Clock.h"
#include "core/session/SharedPending.h"

#include <QCoroTask>

#include <memory>
#include <stop_token>

namespace fleetkey {

/// The flows under way that must not be cut off in the middle. One thread.
class Flows {
public:
    void begin() { ++m_underWay; }
    void end();
    [[nodiscard]] bool isEmpty() const { return m_underWay == 0; }
    /// Completes with the end of the last one; to be called while there is one.
    Pending<void> last() { return m_last.join(); }

    /// The end has begun: what would have to be waited for is not begun any more.
    void close() { m_closing.request_stop(); }
    [[nodiscard]] bool isClosing() const { return m_closing.stop_requested(); }
    /// Asks all of them to end at once, whatever is lost by it.
    void cutShort() { m_cut.request_stop(); }
    [[nodiscard]] std::stop_token cut() const { return m_cut.get_token(); }

private:
    int m_underWay = 0;
    SharedPending<void> m_last;
    std::stop_source m_closing;
    std::stop_source m_cut;
};

/// Held by a flow from its begin to its end.
class FlowGuard {
public:
    explicit FlowGuard(std::shared_ptr<Flows> flows);
    ~FlowGuard();
    FlowGuard(const FlowGuard &) = delete;
    FlowGuard &operator=(const FlowGuard &) = delete;

private:
    std::shared_ptr<Flows> m_flows;
};

/// Closes them and waits until all have come to their end; cuts them short where that takes longer than a
/// person who leaves should wait (3 s).
QCoro::Task<void> endOf(std::shared_ptr<Flows> flows, std::shared_ptr<Clock> clock);

} // namespace fleetkey
