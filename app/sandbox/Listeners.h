#pragma once

#include "app/sandbox/Options.h"
#include "app/sandbox/http/HttpServer.h"

#include <memory>
#include <stdexcept>
#include <vector>

namespace fleetkey::sandbox {

// A port cannot be listened on; says which and why.
class ListenError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

// All the ports the options ask for, open.
class Listeners {
public:
    struct Open {
        std::string_view name; // of the kind of certificate; "plain" without TLS
        std::string origin;
    };

    // Throws ListenError, or std::runtime_error when a certificate cannot be used.
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
