#pragma once

#include "app/sandbox/api/FaultRules.h"
#include "app/sandbox/api/Services.h"

#include <map>

namespace fleetkey::sandbox {

struct EmulatorSettings {
    TokenLifetimes lifetimes;
    LoginLimits loginLimits;
};

// The platform: answers requests from the store. It knows nothing about sockets.
class Emulator : public RequestHandler {
public:
    Emulator(Store &store, const EmulatorSettings &settings);

    Outcome handle(const Request &request) override;
    Response refuse(int status) override;
    std::string date() const override;

    const std::vector<Admin> &admins() const { return m_auth.admins(); }

private:
    Response process(const Request &request, const Route *route);
    Response control(const Request &request, const Route *route);
    void addControlRoutes();
    std::optional<Uuid> identityIn(const JsonValue &body) const;
    Answer answerCounts() const;
    Answer expire(const JsonValue &body);
    Answer reset();

    Store &m_store;
    EmulatorClock m_clock;
    AuthService m_auth;
    FaultRules m_faults;
    Router m_router;
    Router m_controls; // /_emulator/…: no platform has these
    std::map<std::string, std::int64_t> m_counts;
};

} // namespace fleetkey::sandbox
