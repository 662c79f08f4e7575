#include "app/sandbox/Emulator.h"

#include <iostream>

namespace fleetkey::sandbox {

namespace {

template <typename Work> Response orFailure(Work work) {
    try {
        return work();
    } catch (const std::exception &error) { // the disk is full, or the memory
        std::cerr << "fleetkey-sandbox: " << error.what() << '\n';
        return toResponse(
            Answer::failure(500, "Storage", "The request could not be carried out."), EnvelopeStyle::Pascal);
    }
}

} // namespace

Emulator::Emulator(Store &store, const EmulatorSettings &settings)
    : m_store(store)
    , m_auth(store, m_clock, settings.auth)
    , m_control({m_store, m_auth, m_clock}, m_faults) {
    m_clock.setOffset(store.clockOffset());
    if (settings.quirksSeed)
        m_quirks.emplace(*settings.quirksSeed);
    const Services services{m_store, m_auth, m_clock};
    addAuthRoutes(m_router, services);
    addRegistrationRoutes(m_router, services);
    addManagementRoutes(m_router, services);
    addHierarchyRoutes(m_router, services);
    addHierarchyChangeRoutes(m_router, services);
}

std::string Emulator::date(std::chrono::seconds shift) const {
    return httpDate(m_clock.nowSeconds() + shift.count());
}

Response Emulator::refuse(int status) {
    const auto *const why = status == 413 ? "The body is longer than 1 MB."
        : status == 431                   ? "The header is longer than 16 kB."
                                          : "This is not well-formed HTTP.";
    return toResponse(Answer::failure(status, "Request", why), EnvelopeStyle::Pascal);
}

Outcome Emulator::handle(const Request &request) {
    if (ControlRoutes::isFor(request))
        return {orFailure([&] { return m_control.answer(request); }), {}};
    const Route *route = m_router.find(request);
    const std::optional<FaultRule> fault = m_faults.take(request);
    Outcome outcome = exchange(request, route, fault);
    if (const std::string *id = request.header("X-Request-Id"))
        outcome.response.headers.emplace_back("X-Request-Id", *id);
    m_control.record(request, route ? Router::nameOf(route, request) : "unknown", outcome.response,
        fault ? nameOf(fault->kind) : std::string_view());
    return outcome;
}

Outcome Emulator::exchange(
    const Request &request, const Route *route, const std::optional<FaultRule> &fault) {
    if (!fault)
        return {process(request, route), {}};
    const EnvelopeStyle style = route ? route->style : EnvelopeStyle::Pascal;
    return spoil(*fault, preventsProcessing(*fault) ? Response{} : process(request, route), style);
}

Response Emulator::process(const Request &request, const Route *route) {
    Response response = orFailure([&] { return m_router.answer(route, request); });
    if (m_quirks)
        m_quirks->apply(response);
    return response;
}

} // namespace fleetkey::sandbox
