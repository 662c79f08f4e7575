#pragma once

#include "core/base/Pending.h"

#include <QCoroTask>

#include <memory>
#include <stop_token>
#include <utility>

namespace fleetkey {

namespace detail {

template <typename T> QCoro::Task<void> forwardResult(Pending<T> from, std::shared_ptr<Completer<T>> to) {
    to->complete(co_await std::move(from));
}

} // namespace detail

/// Waits for something that cannot itself be stopped (a keychain that hangs, a lease): once `stop` is
/// requested the wait ends with `Cancelled`, and what comes later is dropped.
template <typename T> QCoro::Task<Result<T>> abandonable(Pending<T> pending, std::stop_token stop) {
    auto completer = std::make_shared<Completer<T>>();
    Pending<T> first = completer->pending();
    const std::stop_callback onStop(
        std::move(stop), [completer] { completer->complete(fail(ErrorKind::Cancelled)); });
    detail::forwardResult(std::move(pending), std::move(completer));
    co_return co_await std::move(first);
}

} // namespace fleetkey
