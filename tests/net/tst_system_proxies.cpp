#include "core/net/SystemProxies.h"
#include "tests/support/FakeClock.h"
#include "tests/support/Unwind.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <semaphore>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QUrl Platform(u"https://user.example/v1"_s);

/// A resolver that answers when the test lets it.
struct SlowResolver {
    std::shared_ptr<std::binary_semaphore> mayAnswer = std::make_shared<std::binary_semaphore>(0);
    std::shared_ptr<std::atomic<int>> asked = std::make_shared<std::atomic<int>>(0);

    [[nodiscard]] SystemProxies::Resolver function() const {
        return [*this](const QUrl &) {
            ++*asked;
            mayAnswer->acquire();
            return QList{QNetworkProxy(QNetworkProxy::HttpProxy, u"proxy.example"_s, 3128)};
        };
    }
};

} // namespace

class tst_system_proxies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void findsOutOnceAndKnowsForAMinute() {
        const auto clock = std::make_shared<FakeClock>();
        const SlowResolver resolver;
        SystemProxies proxies(clock, resolver.function());
        QSignalSpy found(&proxies, &SystemProxies::found);
        QVERIFY(!proxies.isKnown(Platform));
        proxies.find(Platform);
        proxies.find(Platform);
        resolver.mayAnswer->release();
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(resolver.asked->load(), 1);
        QVERIFY(proxies.isKnown(Platform));
        QCOMPARE(proxies.of(Platform).first().hostName(), u"proxy.example"_s);
        clock->advance(61s);
        QVERIFY(!proxies.isKnown(Platform));
    }

    void anotherOriginDoesNotWaitForASlowOne() {
        const auto clock = std::make_shared<FakeClock>();
        const SlowResolver resolver;
        SystemProxies proxies(clock, resolver.function());
        proxies.find(Platform);
        proxies.find(QUrl(u"https://accounts.example"_s));
        QTRY_COMPARE(resolver.asked->load(), 2);
        QSignalSpy found(&proxies, &SystemProxies::found);
        resolver.mayAnswer->release();
        QTRY_COMPARE(found.size(), 1);
        resolver.mayAnswer->release();
        QTRY_COMPARE(found.size(), 2);
    }

    void nobodyWaitsForItAtTheEnd() {
        const Unwind unwind;
        const SlowResolver resolver;
        auto thread = std::make_shared<int>(); // as long as the thread has its resolver
        const std::weak_ptr<int> running = thread;
        auto proxies = std::make_unique<SystemProxies>(std::make_shared<FakeClock>(),
            [thread, find = resolver.function()](const QUrl &url) { return find(url); });
        thread.reset();
        proxies->find(Platform);
        QTRY_COMPARE(resolver.asked->load(), 1);
        proxies.reset(); // would not come back before the answer
        QVERIFY(!running.expired());
        resolver.mayAnswer->release();
        QTRY_VERIFY(running.expired());
    }
};

QTEST_GUILESS_MAIN(tst_system_proxies)
#include "tst_system_proxies.moc"
