#include "core/session/TokenLease.h"

#include <QUuid>

namespace fleetkey {

using namespace std::chrono_literals;

namespace {

constexpr auto pollEvery = 200ms;
constexpr auto saidAfter = 3s;
/// Longer than a refresh that meets a dying network, with the keychain's own time-outs on top.
constexpr auto span = 60s;

void sayWaiting(SessionData &data, bool waits) {
    data.facts.waitsForOtherConsole = waits;
    data.publish();
}

/// True once the lease is held, false where it cannot be had.
QCoro::Task<Result<bool>> acquired(
    std::shared_ptr<SessionData> data, TokenLease lease, std::stop_token stop) {
    const auto clock = data->parts.clock;
    const auto begun = clock->elapsed();
    for (;;) {
        const Result<bool> taken
            = co_await data->parts.leases->acquire(lease.name, lease.holder, clock->now(), span);
        if (stop.stop_requested()) {
            releaseTokenLease(data, lease);
            co_return fail(ErrorKind::Cancelled);
        }
        if (!taken)
            co_return false;
        const auto waited = clock->elapsed() - begun;
        if (*taken || waited >= span)
            co_return *taken;
        if (waited >= saidAfter)
            sayWaiting(*data, true);
        const Result<void> paused = co_await clock->after(pollEvery, stop);
        if (!paused)
            co_return fail(paused.error());
    }
}

} // namespace

QCoro::Task<Result<TokenLease>> takeTokenLease(
    std::shared_ptr<SessionData> data, QString email, std::stop_token stop) {
    TokenLease lease{data->tokensKey(email).entry(), QUuid::createUuid().toString(QUuid::WithoutBraces)};
    const Result<bool> held = co_await acquired(data, lease, std::move(stop));
    sayWaiting(*data, false);
    if (!held)
        co_return fail(held.error());
    if (!*held)
        lease.holder.clear();
    co_return lease;
}

QCoro::Task<Result<void>> releaseTokenLease(std::shared_ptr<SessionData> data, TokenLease lease) {
    if (lease.holder.isEmpty())
        co_return {};
    co_return co_await data->parts.leases->release(lease.name, lease.holder);
}

} // namespace fleetkey
