#pragma once

#include "core/base/Result.h"

#include <QCoroTask>
#include <QMetaObject>
#include <QMutex>
#include <QObject>

#include <coroutine>
#include <memory>
#include <optional>
#include <utility>

namespace fleetkey {

namespace detail {

/// Shared by the two ends of a pending result. Guarded, because a result may come from the store's thread.
template <typename T> class PendingState {
public:
    void complete(Result<T> result) {
        const QMutexLocker locker(&m_mutex);
        if (m_result)
            return;
        m_result.emplace(std::move(result));
        if (m_waiter)
            queueResumption();
    }

    /// False when the result is there already and the waiter should go on at once.
    bool suspend(std::coroutine_handle<> waiter) {
        const QMutexLocker locker(&m_mutex);
        if (m_result)
            return false;
        m_resumer = std::make_unique<QObject>();
        m_waiter = waiter;
        return true;
    }

    bool isComplete() const {
        const QMutexLocker locker(&m_mutex);
        return m_result.has_value();
    }

    Result<T> take() {
        const QMutexLocker locker(&m_mutex);
        return *std::exchange(m_result, Result<T>(fail(ErrorKind::Cancelled)));
    }

private:
    void queueResumption() {
        QMetaObject::invokeMethod(
            m_resumer.get(), [waiter = m_waiter] { waiter.resume(); }, Qt::QueuedConnection);
    }

    mutable QMutex m_mutex;
    std::optional<Result<T>> m_result;
    std::coroutine_handle<> m_waiter;
    std::unique_ptr<QObject> m_resumer; // lives in the waiter's thread and brings the resumption there
};

} // namespace detail

/// The receiving end of one result that comes later. Has one consumer, who gets the value moved:
/// `Result<T> r = co_await std::move(pending);`. The consumer resumes in its own thread, from the event loop,
/// never from inside whatever completed the result.
template <typename T> class [[nodiscard]] Pending {
public:
    explicit Pending(std::shared_ptr<detail::PendingState<T>> state)
        : m_state(std::move(state)) { }

    /// A result that is there already.
    static Pending ready(Result<T> result) {
        auto state = std::make_shared<detail::PendingState<T>>();
        state->complete(std::move(result));
        return Pending(std::move(state));
    }

    Pending(Pending &&) noexcept = default;
    Pending &operator=(Pending &&) noexcept = default;
    Pending(const Pending &) = delete;
    Pending &operator=(const Pending &) = delete;
    ~Pending() = default;

    auto operator co_await() {
        struct Awaiter {
            std::shared_ptr<detail::PendingState<T>> state;
            bool await_ready() const { return state->isComplete(); }
            bool await_suspend(std::coroutine_handle<> waiter) { return state->suspend(waiter); }
            Result<T> await_resume() { return state->take(); }
        };
        return Awaiter{std::move(m_state)};
    }

private:
    std::shared_ptr<detail::PendingState<T>> m_state;
};

/// The sending end. Completes exactly once: later calls are ignored, and its destruction completes with
/// `Cancelled`, so that nobody waits for ever. May be used from any thread.
template <typename T> class Completer {
public:
    Completer()
        : m_state(std::make_shared<detail::PendingState<T>>()) { }

    Completer(Completer &&) noexcept = default;
    Completer &operator=(Completer &&other) noexcept {
        cancel();
        m_state = std::move(other.m_state);
        return *this;
    }
    Completer(const Completer &) = delete;
    Completer &operator=(const Completer &) = delete;
    ~Completer() { cancel(); }

    /// The receiving end; to be asked for once.
    Pending<T> pending() const { return Pending<T>(m_state); }

    void complete(Result<T> result) { m_state->complete(std::move(result)); }

private:
    void cancel() {
        if (m_state)
            m_state->complete(fail(ErrorKind::Cancelled));
    }

    std::shared_ptr<detail::PendingState<T>> m_state;
};

/// A `Pending` as a Task, for `QCoro::connect`, the one bridge to widgets and models.
template <typename T> QCoro::Task<Result<T>> asTask(Pending<T> pending) {
    co_return co_await std::move(pending);
}

} // namespace fleetkey
