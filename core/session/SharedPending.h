#pragma once

#include "core/base/Pending.h"

#include <functional>
#include <memory>
#include <stop_token>
#include <utility>
#include <vector>

namespace fleetkey {

/// One outcome that several wait for. `T` is copied to each of them, so it holds no secret.
template <typename T> class SharedPending {
public:
    /// Waits for the outcome, or until `stop` is requested (`Cancelled`). One thread.
    Pending<T> join(std::stop_token stop = {}) {
        m_waiters.push_back(std::make_unique<Waiter>(std::move(stop)));
        return m_waiters.back()->completer.pending();
    }

    /// Answers everybody who has joined; who joins later waits for the next outcome.
    void complete(const Result<T> &outcome) {
        const auto waiters = std::exchange(m_waiters, {});
        for (const auto &waiter : waiters)
            waiter->completer.complete(outcome);
    }

private:
    struct Waiter {
        explicit Waiter(std::stop_token stop)
            : onStop(std::move(stop), [this] { completer.complete(fail(ErrorKind::Cancelled)); }) { }

        Completer<T> completer;
        std::stop_callback<std::function<void()>> onStop;
    };

    std::vector<std::unique_ptr<Waiter>> m_waiters;
};

} // namespace fleetkey
