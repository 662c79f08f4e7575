#include "app/sandbox/Listeners.h"

namespace fleetkey::sandbox {

namespace {

void useBrought(HttpServer &server, const Options &options) {
    try {
        server.useTls(options.tlsCertificate, options.tlsKey);
    } catch (const boost::system::system_error &) { // whose text says nothing
        throw std::runtime_error("the certificate " + options.tlsCertificate + " and the key "
            + options.tlsKey + " cannot be read or do not belong together");
    }
}

void listenOn(HttpServer &server, const std::string &address, std::uint16_t port) {
    try {
        server.listen(address, port);
    } catch (const boost::system::system_error &error) {
        throw ListenError(
            "cannot listen on " + address + " port " + std::to_string(port) + ": " + error.code().message());
    }
}

} // namespace

Listeners::Listeners(boost::asio::io_context &context, RequestHandler &handler, const Options &options) {
    Listener first = options.tls;
    first.port = options.port;
    listen(context, handler, options, first);
    for (const Listener &listener : options.more)
        listen(context, handler, options, listener);
}

std::string Listeners::authority() const {
    return m_authority ? m_authority->certificate() : std::string();
}

void Listeners::listen(boost::asio::io_context &context, RequestHandler &handler, const Options &options,
    const Listener &listener) {
    auto server = std::make_unique<HttpServer>(context, handler, HttpLimits{});
    const bool isFirst = m_servers.empty();
    if (listener.certificate) {
        if (!m_authority)
            m_authority = std::make_unique<CertificateAuthority>();
        server->useTls(m_authority->issue(*listener.certificate, options.address));
    } else if (isFirst && !options.tlsCertificate.empty()) {
        useBrought(*server, options);
    }
    listenOn(*server, options.address, listener.port);
    m_open.push_back({listener.name, server->origin()});
    m_servers.push_back(std::move(server));
}

} // namespace fleetkey::sandbox
