#include "core/base/Clock.h"
#include "core/base/SecretString.h"
#include "tests/support/Await.h"
#include "tests/support/FakeClock.h"

#include <QTest>
#include <QThread>

using namespace fleetkey;
using namespace std::chrono_literals;

namespace {

QCoro::Task<Result<int>> addOne(Pending<int> pending) {
    const Result<int> value = co_await std::move(pending);
    if (!value)
        co_return fail(value.error());
    co_return *value + 1;
}

QCoro::Task<Result<SecretString>> passOn(Pending<SecretString> pending) {
    co_return co_await std::move(pending);
}

} // namespace

class tst_pending : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void resumesFromTheEventLoopOnly() {
        Completer<int> completer;
        QObject context;
        std::optional<int> seen;
        QCoro::connect(addOne(completer.pending()), &context,
            [&seen](Result<int> &&result) { seen = result.value_or(-1); });
        completer.complete(41);
        QVERIFY(!seen);
        QTRY_COMPARE(seen, 42);
    }

    void completesOnlyOnce() {
        Completer<int> completer;
        completer.complete(1);
        completer.complete(2);
        QCOMPARE(test::await(completer.pending()).value(), 1);
    }

    void destroyedCompleterCancels() {
        std::optional<Completer<int>> completer(std::in_place);
        auto task = addOne(completer->pending());
        completer.reset();
        const auto result = test::await(std::move(task));
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Cancelled);
    }

    void moveOnlyValuesPass() {
        Completer<SecretString> completer;
        auto task = passOn(completer.pending());
        completer.complete(SecretString("secret"));
        QCOMPARE(test::await(std::move(task)).value().reveal(), QByteArray("secret"));
    }

    void completesFromAnotherThread() {
        for (int i = 0; i < 50; ++i) {
            Completer<int> completer;
            auto task = addOne(completer.pending());
            std::unique_ptr<QThread> thread(
                QThread::create([completer = std::move(completer), i]() mutable { completer.complete(i); }));
            thread->start();
            QCOMPARE(test::await(std::move(task)).value(), i + 1);
            thread->wait();
        }
    }

    void deadContextIsNotCalled() {
        Completer<int> completer;
        bool called = false;
        auto context = std::make_unique<QObject>();
        QCoro::connect(
            addOne(completer.pending()), context.get(), [&called](Result<int> &&) { called = true; });
        context.reset();
        completer.complete(1);
        QCoreApplication::sendPostedEvents();
        QVERIFY(!called);
    }

    void fakeClockFiresWhatIsDue() {
        test::FakeClock clock;
        auto early = clock.after(1s);
        auto late = clock.after(5s);
        clock.advance(2s);
        QCOMPARE(clock.waiting(), 1);
        QVERIFY(test::await(std::move(early)).has_value());
        clock.advance(3s);
        QVERIFY(test::await(std::move(late)).has_value());
    }

    void systemClockWaitsAndIsStopped() {
        SystemClock clock;
        QVERIFY(test::await(clock.after(1ms)).has_value());
        std::stop_source stop;
        auto pending = clock.after(1h, stop.get_token());
        stop.request_stop();
        QCOMPARE(test::await(std::move(pending)).error().kind, ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(tst_pending)
#include "tst_pending.moc"
