#pragma once

#include "app/sandbox/api/ControlRoutes.h"
#include "app/sandbox/api/Quirks.h"

namespace fleetkey::sandbox {

struct EmulatorSettings {
    AuthSettings auth;
    std::optional<std::uint64_t> quirksSeed; // none: no quirks
};

// The platform: answers requests from the store. It knows nothing about sockets.
class Emulator : public RequestHandler {
public:
    Emulator(Store &store, const EmulatorSettings &settings);

    Outcome handle(const Request &request) override;
    Response refuse(int status) override;
    std::string date(std::chrono::seconds shift) const override;

    // Adds rules as POST /_emulator/faults does. A reason when they make no sense.
    std::optional<std::string> addFaults(const JsonValue &rules) { return m_faults.add(rules); }
    const std::vector<Admin> &admins() const { return m_auth.admins(); }

private:
    Outcome exchange(const Request &request, const Route *route, const std::optional<FaultRule> &fault);
    Response process(const Request &request, const Route *route);

    Store &m_store;
    EmulatorClock m_clock;
    AuthService m_auth;
    FaultRules m_faults;
    std::optional<Quirks> m_quirks;
    Router m_router;
    ControlRoutes m_control;
};

} // namespace fleetkey::sandbox
