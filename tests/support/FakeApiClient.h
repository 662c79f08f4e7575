#pragma once

#include "core/base/Pending.h"
#include "core/session/ApiClient.h"

#include <QObject>

#include <list>
#include <memory>

namespace fleetkey::test {

/// A signed-in client whose platform is a function of the test's. Answers through the event loop.
class FakeApiClient final : public ApiClient {
public:
    struct Call {
        QByteArray method;
        QString path;
        QString query;
        QByteArray body;
        bool bare = false;
    };
    /// Nothing: the call is left waiting until it is stopped.
    using Reply = std::function<std::optional<Result<HttpResponse>>(const Call &)>;

    QCoro::Task<Result<HttpResponse>> send(HttpRequest request, std::stop_token stop) override {
        return asTask(begin(std::move(request), false, std::move(stop)));
    }
    QCoro::Task<Result<HttpResponse>> sendBare(HttpRequest request, std::stop_token stop) override {
        return asTask(begin(std::move(request), true, std::move(stop)));
    }
    [[nodiscard]] QDateTime platformNow() const override { return now; }

    /// `Result` in an envelope of success.
    static Result<HttpResponse> success(const QByteArray &result) {
        return answer(200, "{\"Result\":" + result + ",\"Status\":200,\"Title\":\"\",\"Errors\":[]}");
    }
    static Result<HttpResponse> answer(int status, const QByteArray &body) {
        HttpResponse response;
        response.status = status;
        response.body = body;
        return response;
    }

    Reply reply;
    QDateTime now{QDate(2026, 6, 1), QTime(12, 0), Qt::UTC};
    QList<Call> calls;

private:
    struct Waiting {
        Completer<HttpResponse> completer;
        std::optional<std::stop_callback<std::function<void()>>> onStop;
    };

    Pending<HttpResponse> begin(HttpRequest request, bool bare, std::stop_token stop) {
        calls.append({request.method, request.path, request.query.toString(QUrl::FullyEncoded),
            request.body.reveal(), bare});
        auto waiting = std::make_shared<Waiting>();
        m_waiting.push_back(waiting);
        waiting->onStop.emplace(std::move(stop),
            [&completer = waiting->completer] { completer.complete(fail(ErrorKind::Cancelled)); });
        QMetaObject::invokeMethod(
            &m_context,
            [this, waiting, call = calls.last()] {
                if (std::optional<Result<HttpResponse>> result = reply(call))
                    waiting->completer.complete(std::move(*result));
            },
            Qt::QueuedConnection);
        return waiting->completer.pending();
    }

    std::list<std::shared_ptr<Waiting>> m_waiting;
    QObject m_context;
};

} // namespace fleetkey::test
