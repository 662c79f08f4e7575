#pragma once

#include "app/sandbox/api/FaultRules.h"
#include "app/sandbox/api/RequestLog.h"
#include "app/sandbox/api/Services.h"

#include <map>

namespace fleetkey::sandbox {

// /_emulator/…, which no platform has: sets faults, moves the clock, ends sessions, tells what was asked.
// Only for clients on the machine itself.
class ControlRoutes {
public:
    ControlRoutes(Services services, FaultRules &faults);

    static bool isFor(const Request &request);
    Response answer(const Request &request) const;

    // Remembers a request that was no control.
    void record(
        const Request &request, std::string_view route, const Response &response, std::string_view fault);

private:
    void addFaultRoutes();
    void addRecordRoutes();
    void addTokenRoutes();
    void addStateRoutes();
    std::optional<Uuid> identityIn(const JsonValue &body) const;
    Answer answerCounts() const;
    Answer expire(const JsonValue &body);
    Answer advance(const JsonValue &body);
    Answer snapshot(const JsonValue &body);
    Answer restore(const JsonValue &body);
    Answer reset();

    Services m_services;
    FaultRules &m_faults;
    Router m_router;
    std::map<std::string, std::int64_t, std::less<>> m_counts;
    RequestLog m_log;
    std::map<std::string, FleetImage> m_snapshots;
};

} // namespace fleetkey::sandbox
