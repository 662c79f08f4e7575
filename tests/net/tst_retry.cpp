#include "core/net/Retry.h"
#include "tests/support/Await.h"
#include "tests/support/FakeClock.h"

#include <deque>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Answers with what the test has laid out, one after the other.
class FakeTransport final : public Transport {
public:
    Pending<HttpResponse> send(HttpRequest request, std::stop_token) override {
        attempts.append(request.attempt);
        Result<HttpResponse> next = std::move(outcomes.front());
        if (outcomes.size() > 1)
            outcomes.pop_front();
        return Pending<HttpResponse>::ready(std::move(next));
    }

    std::deque<Result<HttpResponse>> outcomes; ///< the last one for ever
    QList<int> attempts;
};

HttpResponse status(int code, const QByteArray &retryAfter = {}) {
    HttpResponse response;
    response.status = code;
    if (!retryAfter.isEmpty())
        response.headers.append(std::pair("Retry-After"_ba, retryAfter));
    return response;
}

/// One call under way, with time in our hands.
struct Call {
    explicit Call(std::deque<Result<HttpResponse>> outcomes, bool idempotent = true, double random = 0.5) {
        transport->outcomes = std::move(outcomes);
        HttpRequest request;
        request.idempotent = idempotent;
        RetryPolicy policy;
        policy.random = [random] { return random; };
        QCoro::connect(sendWithRetry(transport, clock, std::move(request), stop.get_token(), policy,
                           [this](const RetryNotice &notice) { notices.append(notice); }),
            &context, [this](Result<HttpResponse> &&result) { outcome.emplace(std::move(result)); });
    }

    QObject context;
    std::shared_ptr<FakeTransport> transport = std::make_shared<FakeTransport>();
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>();
    std::stop_source stop;
    QList<RetryNotice> notices;
    std::optional<Result<HttpResponse>> outcome;
};

} // namespace

class RetryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void waitsTwoFourAndEightSeconds() {
        Call call({fail(ErrorKind::Offline)});
        for (const auto wait : {2000ms, 4000ms, 8000ms}) {
            QTRY_COMPARE(call.clock->waiting(), 1);
            QCOMPARE(call.notices.last().wait, wait);
            call.clock->advance(wait - 1ms);
            QCOMPARE(call.clock->waiting(), 1);
            call.clock->advance(1ms);
        }
        QTRY_VERIFY(call.outcome);
        QCOMPARE(call.outcome->error().kind, ErrorKind::Offline);
        QCOMPARE(call.transport->attempts, (QList<int>{1, 2, 3, 4}));
        QCOMPARE(call.notices.size(), 3);
        QCOMPARE(call.notices.first().error.kind, ErrorKind::Offline);
    }

    void endsWithTheFirstAnswer_data() {
        QTest::addColumn<int>("code");
        for (const int code : {200, 401, 403, 404, 422, 429})
            QTest::addRow("%d", code) << code;
    }

    void endsWithTheFirstAnswer() {
        QFETCH(int, code);
        Call call({fail(ErrorKind::Timeout), status(503), status(code)});
        QTRY_COMPARE(call.clock->waiting(), 1);
        call.clock->advance(2s);
        QTRY_COMPARE(call.notices.size(), 2);
        QCOMPARE(call.notices.last().error.kind, ErrorKind::Server);
        call.clock->advance(4s);
        QTRY_VERIFY(call.outcome);
        QCOMPARE((*call.outcome)->status, code);
        QCOMPARE(call.transport->attempts.size(), 3);
    }

    void theLastServerErrorIsTheAnswer() {
        Call call({status(500)});
        for (const auto wait : {2s, 4s, 8s}) {
            QTRY_COMPARE(call.clock->waiting(), 1);
            call.clock->advance(wait);
        }
        QTRY_VERIFY(call.outcome);
        QCOMPARE((*call.outcome)->status, 500);
    }

    /// The platform also says 200 and speaks of its failure inside (contract §3).
    void aServerErrorInTheEnvelopeIsOneToo() {
        HttpResponse failed = status(200);
        failed.body = R"({"Status":503,"Title":"busy"})";
        Call call({failed, status(204)});
        QTRY_COMPARE(call.clock->waiting(), 1);
        QCOMPARE(call.notices.last().error.kind, ErrorKind::Server);
        QCOMPARE(call.notices.last().retries, 3);
        call.clock->advance(2s);
        QTRY_VERIFY(call.outcome);
        QCOMPARE((*call.outcome)->status, 204);

        Call registration({failed}, false);
        QTRY_VERIFY(registration.outcome);
        QCOMPARE(registration.transport->attempts.size(), 1);
    }

    void otherFailuresInTheEnvelopeAreTheAnswer_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("validation") << QByteArray(R"({"Status":422})");
        QTest::newRow("unauthorized") << QByteArray(R"({"Status":401})");
        QTest::newRow("success") << QByteArray(R"({"Result":[],"Status":200})");
        QTest::newRow("not json") << QByteArray("<html>");
        QTest::newRow("nothing") << QByteArray();
    }

    void otherFailuresInTheEnvelopeAreTheAnswer() {
        QFETCH(const QByteArray, body);
        HttpResponse answer = status(200);
        answer.body = body;
        Call call({answer});
        QTRY_VERIFY(call.outcome);
        QCOMPARE(call.transport->attempts.size(), 1);
    }

    void othersAreNotSentAgain_data() {
        QTest::addColumn<ErrorKind>("kind");
        for (const ErrorKind kind :
            {ErrorKind::Tls, ErrorKind::Proxy, ErrorKind::Protocol, ErrorKind::Cancelled})
            QTest::addRow("%d", static_cast<int>(kind)) << kind;
    }

    void othersAreNotSentAgain() {
        QFETCH(ErrorKind, kind);
        Call call({fail(kind)});
        QTRY_VERIFY(call.outcome);
        QCOMPARE(call.outcome->error().kind, kind);
        QCOMPARE(call.transport->attempts.size(), 1);
    }

    void whatIsNotIdempotentIsSentOnce() {
        Call offline({fail(ErrorKind::Offline)}, false);
        QTRY_VERIFY(offline.outcome);
        QCOMPARE(offline.transport->attempts.size(), 1);
        Call broken({status(500)}, false);
        QTRY_VERIFY(broken.outcome);
        QCOMPARE(broken.transport->attempts.size(), 1);
    }

    void retryAfterIsHonoured_data() {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("answered");
        QTest::addColumn<int>("seconds");
        QTest::newRow("longer") << "7"_ba << ""_ba << 7;
        QTest::newRow("shorter") << "1"_ba << ""_ba << 2;
        QTest::newRow("date") << "Mon, 01 Jun 2026 12:00:09 GMT"_ba << ""_ba << 9;
        QTest::newRow("past date") << "Mon, 01 Jun 2020 12:00:09 GMT"_ba << ""_ba << 2;
        QTest::newRow("date of a clock behind ours")
            << "Mon, 01 Jun 2026 11:50:09 GMT"_ba << "Mon, 01 Jun 2026 11:50:00 GMT"_ba << 9;
    }

    void retryAfterIsHonoured() {
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, answered);
        QFETCH(const int, seconds);
        HttpResponse unavailable = status(503, header);
        unavailable.headers.append(std::pair("Date"_ba, answered));
        Call call({unavailable, status(200)});
        QTRY_COMPARE(call.notices.size(), 1);
        QCOMPARE(call.notices.first().wait, std::chrono::seconds(seconds));
        QTRY_COMPARE(call.clock->waiting(), 1);
        call.clock->advance(std::chrono::seconds(seconds));
        QTRY_VERIFY(call.outcome);
        QCOMPARE((*call.outcome)->status, 200);
    }

    void aLongRetryAfterIsLeftToThePerson() {
        Call call({status(503, "3600")});
        QTRY_VERIFY(call.outcome);
        QCOMPARE((*call.outcome)->status, 503);
        QCOMPARE(call.transport->attempts.size(), 1);
    }

    void waitsAreSpread() {
        Call least({fail(ErrorKind::Offline)}, true, 0.0);
        QTRY_COMPARE(least.notices.size(), 1);
        QCOMPARE(least.notices.first().wait, 1600ms);
        Call most({fail(ErrorKind::Offline)}, true, 1.0);
        QTRY_COMPARE(most.notices.size(), 1);
        QCOMPARE(most.notices.first().wait, 2400ms);
        least.stop.request_stop();
        most.stop.request_stop();
        QTRY_VERIFY(least.outcome && most.outcome);
    }

    void stoppingEndsTheWait() {
        Call call({fail(ErrorKind::Offline)});
        QTRY_COMPARE(call.clock->waiting(), 1);
        call.stop.request_stop();
        QTRY_VERIFY(call.outcome);
        QCOMPARE(call.outcome->error().kind, ErrorKind::Cancelled);
        QCOMPARE(call.transport->attempts.size(), 1);
    }
};

QTEST_GUILESS_MAIN(RetryTest)
#include "tst_retry.moc"
