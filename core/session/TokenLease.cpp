#include "core/session/TokenLease.h"

namespace fleetkey {

using namespace std::chrono_literals;

namespace {

constexpr auto pollEvery = 200ms;
/// Longer than a refresh that meets a dying network, with the keychain's own time-outs on top.
constexpr auto span = 60s;

} // namespace

QCoro::Task<Result<bool>> takeTokenLease(
    std::shared_ptr<SessionData> data, QString email, std::stop_token stop) {
    const QString name = data->tokensKey(email).entry();
    const auto giveUp = data->parts.clock->elapsed() + span;
    for (;;) {
        const Result<bool> taken
            = co_await data->parts.leases->acquire(name, data->holder, data->parts.clock->now(), span);
        if (stop.stop_requested()) {
            releaseTokenLease(data, email);
            co_return fail(ErrorKind::Cancelled);
        }
        if (taken && *taken)
            co_return true;
        if (!taken || data->parts.clock->elapsed() >= giveUp)
            co_return false;
        const Result<void> waited = co_await data->parts.clock->after(pollEvery, stop);
        if (!waited)
            co_return fail(waited.error());
    }
}

QCoro::Task<Result<void>> releaseTokenLease(std::shared_ptr<SessionData> data, QString email) {
    co_return co_await data->parts.leases->release(data->tokensKey(email).entry(), data->holder);
}

} // namespace fleetkey
