#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>

namespace fleetkey::sandbox {

// Whether the program is to end: by SIGTERM, SIGINT or, where wanted, because its parent is gone. From its
// making on none of them ends it by force; the context stops instead.
class StopRequest {
public:
    explicit StopRequest(bool withStdin);

    boost::asio::io_context &context() { return m_context; }
    // Looks; for work that keeps the context from running.
    bool isMade();

private:
    boost::asio::io_context m_context{1};
    boost::asio::signal_set m_signals{m_context};
};

} // namespace fleetkey::sandbox
