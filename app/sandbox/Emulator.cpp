#include "app/sandbox/Emulator.h"

#include "app/sandbox/api/BodyReader.h"
#include "app/sandbox/base/Text.h"
#include "app/sandbox/json/JsonWriter.h"

#include <iostream>

namespace fleetkey::sandbox {

namespace {

constexpr std::string_view controlPrefix = "/_emulator/";
constexpr std::int64_t fiftyYears = std::int64_t(50) * 365 * 86'400;

bool isControl(const Request &request) {
    return equalsIgnoringAsciiCase(
        std::string_view(request.path).substr(0, controlPrefix.size()), controlPrefix);
}

} // namespace

Emulator::Emulator(Store &store, const EmulatorSettings &settings)
    : m_store(store)
    , m_auth(store, m_clock, settings.lifetimes, settings.loginLimits) {
    m_clock.setOffset(store.clockOffset());
    const Services services{m_store, m_auth, m_clock};
    addAuthRoutes(m_router, services);
    addRegistrationRoutes(m_router, services);
    addManagementRoutes(m_router, services);
    addHierarchyRoutes(m_router, services);
    addHierarchyChangeRoutes(m_router, services);
    addControlRoutes();
}

std::string Emulator::date() const {
    return httpDate(m_clock.nowSeconds());
}

Response Emulator::refuse(int status) {
    return toResponse(
        Answer::failure(status, "Request", "The request could not be read."), EnvelopeStyle::Pascal);
}

Outcome Emulator::handle(const Request &request) {
    if (isControl(request))
        return {control(request, m_controls.find(request)), {}};
    const Route *route = m_router.find(request);
    ++m_counts[route ? Router::nameOf(route, request) : "unknown"];
    const std::optional<FaultRule> fault = m_faults.take(request);
    if (!fault)
        return {process(request, route), {}};
    const EnvelopeStyle style = route ? route->style : EnvelopeStyle::Pascal;
    return spoil(*fault, preventsProcessing(*fault) ? Response{} : process(request, route), style);
}

Response Emulator::process(const Request &request, const Route *route) {
    Response response;
    try {
        response = m_router.answer(route, request);
    } catch (const std::exception &error) { // the disk is full, or the memory
        std::cerr << "fleetkey-sandbox: " << error.what() << '\n';
        response = toResponse(
            Answer::failure(500, "Storage", "The request could not be carried out."), EnvelopeStyle::Pascal);
    }
    if (const std::string *id = request.header("X-Request-Id"))
        response.headers.emplace_back("X-Request-Id", *id);
    return response;
}

Response Emulator::control(const Request &request, const Route *route) {
    if (!request.fromLoopback)
        return toResponse(
            Answer::failure(403, "Address", "The emulator is controlled from its own machine only."),
            EnvelopeStyle::Pascal);
    return m_controls.answer(route, request);
}

void Emulator::addControlRoutes() {
    m_controls.add({"GET", "/_emulator/counts", [this](const Call &) { return answerCounts(); }});
    m_controls.add({"DELETE", "/_emulator/counts", [this](const Call &) {
                        m_counts.clear();
                        return Answer::done();
                    }});
    m_controls.add({"POST", "/_emulator/faults",
        [this](const Call &call) {
            const std::optional<std::string> problem = m_faults.add(call.body);
            return problem ? Answer::invalid("Rules", *problem) : Answer::done();
        },
        true});
    m_controls.add({"DELETE", "/_emulator/faults", [this](const Call &) {
                        m_faults.clear();
                        return Answer::done();
                    }});
    m_controls.add({"POST", "/_emulator/advance",
        [this](const Call &call) {
            BodyReader body(call.body);
            body.require("Seconds");
            const auto seconds = body.integer("Seconds", -fiftyYears, fiftyYears);
            if (!body.isGood())
                return body.answer();
            const std::int64_t offset = m_store.clockOffset() + *seconds;
            if (offset < -fiftyYears || offset > fiftyYears)
                return Answer::invalid("Seconds", "The clock goes no further than fifty years.");
            m_store.setClockOffset(offset);
            m_clock.setOffset(m_store.clockOffset());
            return Answer::done();
        },
        true});
    m_controls.add(
        {"POST", "/_emulator/expire", [this](const Call &call) { return expire(call.body); }, true});
    m_controls.add({"POST", "/_emulator/revoke",
        [this](const Call &call) {
            const std::optional<Uuid> identity = identityIn(call.body);
            const bool known = identity && m_auth.revoke(*identity);
            return known ? Answer::done()
                         : Answer::failure(404, "DeviceToken", "Nobody like that is signed in.");
        },
        true});
    m_controls.add({"POST", "/_emulator/reset", [this](const Call &) { return reset(); }});
}

std::optional<Uuid> Emulator::identityIn(const JsonValue &json) const {
    BodyReader body(json);
    if (const std::optional<std::string> email = body.text("Email")) {
        const Admin *admin = m_auth.findAdmin(*email);
        return admin ? std::optional(admin->id) : std::nullopt;
    }
    return Uuid::parse(body.text("DeviceToken").value_or(""));
}

// Which is "access" (the default), "refresh" or "both".
Answer Emulator::expire(const JsonValue &json) {
    BodyReader body(json);
    const std::string which = body.text("Which").value_or("access");
    const std::optional<Uuid> identity = identityIn(json);
    bool known = identity.has_value();
    if (known && which != "refresh")
        known = m_auth.expireAccess(*identity);
    if (known && which != "access")
        known = m_auth.expireRefresh(*identity);
    return known ? Answer::done() : Answer::failure(404, "DeviceToken", "Nobody like that is signed in.");
}

Answer Emulator::answerCounts() const {
    JsonWriter json;
    json.beginObject();
    for (const auto &[route, count] : m_counts)
        json.member(route, count);
    json.endObject();
    return Answer::of(json.take());
}

Answer Emulator::reset() {
    m_store.reset();
    m_clock.setOffset(m_store.clockOffset());
    m_faults.clear();
    m_counts.clear();
    return Answer::done();
}

} // namespace fleetkey::sandbox
