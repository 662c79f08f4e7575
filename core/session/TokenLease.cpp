#include "core/session/TokenLease.h"

#include <QUuid>

namespace fleetkey {

using namespace std::chrono_literals;

namespace {

constexpr auto pollEvery = 200ms;
constexpr auto saidAfter = 3s;
/// Longer than a refresh that meets a dying network, with the keychain's own time-outs on top.
constexpr auto span = 60s;

/// True once the lease is held, false where it cannot be had.
QCoro::Task<Result<bool>> acquired(
    TokenLease lease, std::shared_ptr<Clock> clock, std::stop_token stop, std::function<void(bool)> waits) {
    const auto begun = clock->elapsed();
    for (;;) {
        const Result<bool> taken
            = co_await lease.leases->acquire(lease.name, lease.holder, clock->now(), span);
        if (stop.stop_requested()) {
            releaseTokenLease(lease);
            co_return fail(ErrorKind::Cancelled);
        }
        if (!taken)
            co_return false;
        const auto waited = clock->elapsed() - begun;
        if (*taken || waited >= span)
            co_return *taken;
        if (waited >= saidAfter && waits)
            waits(true);
        const Result<void> paused = co_await clock->after(pollEvery, stop);
        if (!paused)
            co_return fail(paused.error());
    }
}

} // namespace

QCoro::Task<Result<TokenLease>> takeTokenLease(std::shared_ptr<Leases> leases, std::shared_ptr<Clock> clock,
    QString name, std::stop_token stop, std::function<void(bool)> waits) {
    TokenLease lease{std::move(leases), std::move(name), QUuid::createUuid().toString(QUuid::WithoutBraces)};
    const Result<bool> held = co_await acquired(lease, std::move(clock), std::move(stop), waits);
    if (waits)
        waits(false);
    if (!held)
        co_return fail(held.error());
    if (!*held)
        lease.holder.clear();
    co_return lease;
}

QCoro::Task<Result<void>> releaseTokenLease(TokenLease lease) {
    if (lease.holder.isEmpty())
        co_return {};
    co_return co_await lease.leases->release(lease.name, lease.holder);
}

} // namespace fleetkey
