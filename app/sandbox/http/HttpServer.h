#pragma once

#include "app/sandbox/http/CertificateAuthority.h"
#include "app/sandbox/http/HttpMessage.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace fleetkey::sandbox {

struct HttpLimits {
    std::uint32_t headerBytes = 16 * 1024;
    std::uint64_t bodyBytes = 1024 * 1024;
    std::chrono::seconds idle{120}; // between two requests
    std::chrono::seconds reading{30}; // for one request, so that slow clients cannot hold on for ever
};

// An HTTP/1.1 server on one thread: keep-alive, pipelining, 100-continue, limits; plain or TLS.
// The handler must outlive the io_context's run.
class HttpServer {
public:
    HttpServer(boost::asio::io_context &context, RequestHandler &handler, HttpLimits limits);

    // Serves TLS with this certificate chain and key (PEM). Throws when they cannot be used.
    void useTls(const std::string &certificateFile, const std::string &keyFile);

    void useTls(const TlsIdentity &identity);

    // Starts to listen; port 0 picks a free one. Throws boost::system::system_error.
    void listen(const std::string &address, std::uint16_t port);

    // "http://127.0.0.1:8080", once it listens.
    std::string origin() const;

private:
    void makeTls();

    RequestHandler &m_handler;
    HttpLimits m_limits;
    // Shared with the coroutine that accepts.
    std::shared_ptr<boost::asio::ip::tcp::acceptor> m_acceptor;
    std::shared_ptr<boost::asio::ssl::context> m_tls;
};

} // namespace fleetkey::sandbox
