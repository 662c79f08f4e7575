#pragma once

#include "core/net/Transport.h"

#include <QObject>

#include <algorithm>
#include <functional>
#include <list>
#include <memory>
#include <optional>

namespace fleetkey::test {

/// A network of one wire: what is sent arrives at `answer` in a later turn of the event loop, and so does
/// what comes back. While `holds` says so, a call stays on its way until `release()`.
class FakeTransport final : public Transport {
public:
    using Answer = std::function<Result<HttpResponse>(const HttpRequest &)>;

    explicit FakeTransport(Answer answer)
        : m_answer(std::move(answer)) { }

    Pending<HttpResponse> send(HttpRequest request, std::stop_token stop) override {
        ++sent;
        auto &call = *m_calls.emplace_back(std::make_unique<Call>(std::move(request)));
        call.onStop.emplace(std::move(stop), [&call] {
            Error cancelled = Error::of(ErrorKind::Cancelled);
            cancelled.unanswered = true;
            call.completer.complete(fail(cancelled));
            call.stopped = true;
        });
        call.held = holds && holds(call.request);
        queueDelivery();
        return call.completer.pending();
    }

    void release() {
        holds = {};
        for (const auto &call : m_calls)
            call->held = false;
        queueDelivery();
    }

    [[nodiscard]] int underWay() const {
        return static_cast<int>(
            std::count_if(m_calls.begin(), m_calls.end(), [](const auto &call) { return !call->stopped; }));
    }

    int sent = 0;
    std::function<bool(const HttpRequest &)> holds;

private:
    struct Call {
        explicit Call(HttpRequest of)
            : request(std::move(of)) { }
        HttpRequest request;
        Completer<HttpResponse> completer;
        bool held = false;
        bool stopped = false;
        std::optional<std::stop_callback<std::function<void()>>> onStop;
    };

    void queueDelivery() {
        QMetaObject::invokeMethod(&m_context, [this] { deliver(); }, Qt::QueuedConnection);
    }

    void deliver() {
        m_calls.remove_if([this](const std::unique_ptr<Call> &call) {
            if (call->held && !call->stopped)
                return false;
            if (!call->stopped)
                call->completer.complete(m_answer(call->request));
            return true;
        });
    }

    QObject m_context;
    Answer m_answer;
    std::list<std::unique_ptr<Call>> m_calls;
};

} // namespace fleetkey::test
