#include "app/sandbox/StopRequest.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <array>
#include <csignal>
#include <memory>
#include <unistd.h>

namespace asio = boost::asio;

namespace fleetkey::sandbox {

namespace {

// Returns when there is nothing more to read, or nothing that could be waited for.
asio::awaitable<void> untilClosed(std::shared_ptr<asio::posix::stream_descriptor> input) {
    boost::system::error_code error;
    std::array<char, 256> scrap;
    while (!error)
        co_await input->async_read_some(
            asio::buffer(scrap), asio::redirect_error(asio::use_awaitable, error));
}

// Standard input that is no pipe or terminal counts as closed.
void stopWithStdin(asio::io_context &context) {
    boost::system::error_code error;
    auto input = std::make_shared<asio::posix::stream_descriptor>(context);
    input->assign(dup(STDIN_FILENO), error);
    asio::co_spawn(context, untilClosed(input), [&](const std::exception_ptr &) { context.stop(); });
}

} // namespace

StopRequest::StopRequest(bool withStdin) {
    m_signals.add(SIGTERM);
    m_signals.add(SIGINT);
    m_signals.async_wait([this](const boost::system::error_code &, int) { m_context.stop(); });
    if (withStdin)
        stopWithStdin(m_context);
}

bool StopRequest::isMade() {
    m_context.poll();
    return m_context.stopped();
}

} // namespace fleetkey::sandbox
