#include "app/sandbox/api/ControlRoutes.h"

#include "app/sandbox/api/BodyReader.h"
#include "app/sandbox/base/Text.h"
#include "app/sandbox/json/JsonWriter.h"

namespace fleetkey::sandbox {

namespace {

constexpr std::string_view prefix = "/_emulator/";
constexpr std::int64_t fiftyYears = std::int64_t(50) * 365 * 86'400;
constexpr std::size_t mostSnapshots = 16;

Answer nobody() {
    return Answer::failure(404, "DeviceToken", "Nobody like that is signed in.");
}

} // namespace

ControlRoutes::ControlRoutes(Services services, FaultRules &faults)
    : m_services(services)
    , m_faults(faults) {
    addFaultRoutes();
    addRecordRoutes();
    addTokenRoutes();
    addStateRoutes();
}

bool ControlRoutes::isFor(const Request &request) {
    return equalsIgnoringAsciiCase(std::string_view(request.path).substr(0, prefix.size()), prefix);
}

Response ControlRoutes::answer(const Request &request) const {
    if (!request.fromLoopback)
        return toResponse(
            Answer::failure(403, "Address", "The emulator is controlled from its own machine only."),
            EnvelopeStyle::Pascal);
    // Browsers add it to what a page sends elsewhere, and a page that is merely looked at must not reset a
    // fleet.
    if (request.header("Origin"))
        return toResponse(Answer::failure(403, "Origin", "The emulator is not controlled by web pages."),
            EnvelopeStyle::Pascal);
    return m_router.answer(m_router.find(request), request);
}

void ControlRoutes::record(
    const Request &request, std::string_view route, const Response &response, std::string_view fault) {
    const auto known = m_counts.find(route);
    if (known != m_counts.end())
        ++known->second;
    else
        m_counts.emplace(route, 1);
    m_log.add(m_services.clock.now(), request, response, fault);
}

void ControlRoutes::addFaultRoutes() {
    m_router.add({"POST", "/_emulator/faults",
        [this](const Call &call) {
            const std::optional<std::string> problem = m_faults.add(call.body);
            return problem ? Answer::invalid("Rules", *problem) : Answer::done();
        },
        true});
    m_router.add({"DELETE", "/_emulator/faults", [this](const Call &) {
                      m_faults.clear();
                      return Answer::done();
                  }});
}

void ControlRoutes::addRecordRoutes() {
    m_router.add({"GET", "/_emulator/counts", [this](const Call &) { return answerCounts(); }});
    m_router.add({"DELETE", "/_emulator/counts", [this](const Call &) {
                      m_counts.clear();
                      return Answer::done();
                  }});
    m_router.add({"GET", "/_emulator/requests", [this](const Call &) { return Answer::of(m_log.json()); }});
    m_router.add({"DELETE", "/_emulator/requests", [this](const Call &) {
                      m_log.clear();
                      return Answer::done();
                  }});
}

void ControlRoutes::addTokenRoutes() {
    m_router.add({"POST", "/_emulator/expire", [this](const Call &call) { return expire(call.body); }, true});
    m_router.add({"POST", "/_emulator/revoke",
        [this](const Call &call) {
            const std::optional<Uuid> identity = identityIn(call.body);
            return identity && m_services.auth.revoke(*identity) ? Answer::done() : nobody();
        },
        true});
}

void ControlRoutes::addStateRoutes() {
    m_router.add(
        {"POST", "/_emulator/advance", [this](const Call &call) { return advance(call.body); }, true});
    m_router.add(
        {"POST", "/_emulator/snapshot", [this](const Call &call) { return snapshot(call.body); }, true});
    m_router.add(
        {"POST", "/_emulator/restore", [this](const Call &call) { return restore(call.body); }, true});
    m_router.add({"POST", "/_emulator/reset", [this](const Call &) { return reset(); }});
}

std::optional<Uuid> ControlRoutes::identityIn(const JsonValue &json) const {
    BodyReader body(json);
    if (const std::optional<std::string> email = body.text("Email")) {
        const Admin *admin = m_services.auth.findAdmin(*email);
        return admin ? std::optional(admin->id) : std::nullopt;
    }
    return Uuid::parse(body.text("DeviceToken").value_or(""));
}

// Which is "access" (the default), "refresh" or "both".
Answer ControlRoutes::expire(const JsonValue &json) {
    BodyReader body(json);
    const std::string which = body.text("Which").value_or("access");
    if (which != "access" && which != "refresh" && which != "both")
        body.refuse("Which", "The field must be access, refresh or both.");
    if (!body.isGood())
        return body.answer();
    const std::optional<Uuid> identity = identityIn(json);
    bool known = identity.has_value();
    if (known && which != "refresh")
        known = m_services.auth.expireAccess(*identity);
    if (known && which != "access")
        known = m_services.auth.expireRefresh(*identity);
    return known ? Answer::done() : nobody();
}

Answer ControlRoutes::advance(const JsonValue &json) {
    BodyReader body(json);
    body.require("Seconds");
    const auto seconds = body.integer("Seconds", -fiftyYears, fiftyYears);
    if (!body.isGood())
        return body.answer();
    const std::int64_t offset = m_services.store.clockOffset() + *seconds;
    if (offset < -fiftyYears || offset > fiftyYears)
        return Answer::invalid("Seconds", "The clock goes no further than fifty years.");
    m_services.store.setClockOffset(offset);
    m_services.clock.setOffset(offset);
    return Answer::done();
}

Answer ControlRoutes::answerCounts() const {
    JsonWriter json;
    json.beginObject();
    for (const auto &[route, count] : m_counts)
        json.member(route, count);
    json.endObject();
    return Answer::of(json.take());
}

Answer ControlRoutes::snapshot(const JsonValue &json) {
    BodyReader body(json);
    const std::string name = body.text("Name").value_or("");
    if (!body.isGood())
        return body.answer();
    if (m_snapshots.size() >= mostSnapshots && !m_snapshots.contains(name))
        return Answer::invalid("Name", "There are sixteen snapshots already.");
    m_snapshots.insert_or_assign(name, m_services.store.image());
    return Answer::done();
}

Answer ControlRoutes::restore(const JsonValue &json) {
    BodyReader body(json);
    const auto known = m_snapshots.find(body.text("Name").value_or(""));
    if (!body.isGood())
        return body.answer();
    if (known == m_snapshots.end())
        return Answer::failure(404, "Name", "There is no snapshot with this name.");
    m_services.store.restore(known->second);
    m_services.clock.setOffset(m_services.store.clockOffset());
    return Answer::done();
}

// Snapshots stay: they are there to be come back to.
Answer ControlRoutes::reset() {
    m_services.store.reset();
    m_services.clock.setOffset(m_services.store.clockOffset());
    m_faults.clear();
    m_counts.clear();
    m_log.clear();
    return Answer::done();
}

} // namespace fleetkey::sandbox
