#pragma once

#include "app/sandbox/Options.h"
#include "app/sandbox/http/HttpServer.h"

#include <memory>
#include <vector>

namespace fleetkey::sandbox {

// All the ports the options ask for, open.
class Listeners {
public:
    struct Open {
        std::string_view name; // of the kind of certificate; "plain" without TLS
        std::string origin;
    };

    // Throws when an address cannot be listened on or a certificate not be used.
    Listeners(boost::asio::io_context &context, RequestHandler &handler, const Options &options);

    // The one of --port first.
    const std::vector<Open> &open() const { return m_open; }
    // The authority's certificate as PEM; empty when none was generated.
    std::string authority() const;

private:
    void listen(boost::asio::io_context &context, RequestHandler &handler, const Options &options,
        const Listener &listener);

    std::unique_ptr<CertificateAuthority> m_authority;
    std::vector<std::unique_ptr<HttpServer>> m_servers;
    std::vector<Open> m_open;
};

} // namespace fleetkey::sandbox
