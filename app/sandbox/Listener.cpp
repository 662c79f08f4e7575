#include "app/sandbox/Listener.h"

namespace fleetkey::sandbox {

std::optional<Listener> Listener::named(std::string_view name) {
    constexpr Listener known[]{{"plain", std::nullopt, 0}, {"good", CertificateKind::Good, 0},
        {"self-signed", CertificateKind::SelfSigned, 0}, {"expired", CertificateKind::Expired, 0},
        {"foreign", CertificateKind::Foreign, 0}};
    for (const Listener &listener : known) {
        if (listener.name == name)
            return listener;
    }
    return std::nullopt;
}

} // namespace fleetkey::sandbox
