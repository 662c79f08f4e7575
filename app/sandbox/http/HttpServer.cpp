#include "app/sandbox/http/HttpServer.h"

#include "app/sandbox/http/Connection.h"

namespace fleetkey::sandbox {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

asio::awaitable<void> accept(std::shared_ptr<tcp::acceptor> acceptor, std::shared_ptr<asio::ssl::context> tls,
    RequestHandler *handler, HttpLimits limits) {
    asio::steady_timer pause(acceptor->get_executor());
    for (;;) {
        boost::system::error_code error;
        tcp::socket socket
            = co_await acceptor->async_accept(asio::redirect_error(asio::use_awaitable, error));
        if (error == asio::error::operation_aborted || error == asio::error::bad_descriptor)
            co_return;
        if (error) { // out of descriptors, most likely: those in use will be given back
            pause.expires_after(std::chrono::milliseconds(50));
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
            continue;
        }
        serve(std::move(socket), tls.get(), *handler, limits);
    }
}

} // namespace

HttpServer::HttpServer(asio::io_context &context, RequestHandler &handler, HttpLimits limits)
    : m_handler(handler)
    , m_limits(limits)
    , m_acceptor(std::make_shared<tcp::acceptor>(context)) {
}

void HttpServer::makeTls() {
    m_tls = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_server);
    m_tls->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_tlsv1
        | asio::ssl::context::no_tlsv1_1);
}

void HttpServer::useTls(const std::string &certificateFile, const std::string &keyFile) {
    makeTls();
    m_tls->use_certificate_chain_file(certificateFile);
    m_tls->use_private_key_file(keyFile, asio::ssl::context::pem);
}

void HttpServer::useTls(const TlsIdentity &identity) {
    makeTls();
    m_tls->use_certificate_chain(asio::buffer(identity.certificate));
    m_tls->use_private_key(asio::buffer(identity.key), asio::ssl::context::pem);
}

void HttpServer::listen(const std::string &address, std::uint16_t port) {
    const tcp::endpoint endpoint(asio::ip::make_address(address), port);
    m_acceptor->open(endpoint.protocol());
    m_acceptor->set_option(tcp::acceptor::reuse_address(true));
    m_acceptor->bind(endpoint);
    m_acceptor->listen(1024);
    asio::co_spawn(
        m_acceptor->get_executor(), accept(m_acceptor, m_tls, &m_handler, m_limits), asio::detached);
}

std::string HttpServer::origin() const {
    const tcp::endpoint endpoint = m_acceptor->local_endpoint();
    const std::string address = endpoint.address().to_string();
    return (m_tls ? "https://" : "http://") + (endpoint.address().is_v6() ? '[' + address + ']' : address)
        + ':' + std::to_string(endpoint.port());
}

} // namespace fleetkey::sandbox
