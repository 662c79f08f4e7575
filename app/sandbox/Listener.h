#pragma once

#include "app/sandbox/http/CertificateAuthority.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace fleetkey::sandbox {

// A port to listen on, and with which certificate.
struct Listener {
    std::string_view name = "plain"; // of the kind
    std::optional<CertificateKind> certificate; // none: no TLS
    std::uint16_t port = 0; // 0: a free one

    // Takes "plain", "good", "self-signed", "expired" and "foreign".
    static std::optional<Listener> named(std::string_view name);
};

} // namespace fleetkey::sandbox
