#include "core/users/AuditedActivation.h"
#include "tests/store/TemporaryStore.h"
#include "tests/support/Await.h"
#include "tests/support/FakeApiClient.h"

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

class AuditedActivationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_store = std::make_unique<TemporaryStore>();
        m_audit = std::make_shared<AuditTrail>(m_store->open());
        m_api = std::make_shared<FakeApiClient>();
    }
    void cleanup() {
        m_audit.reset();
        m_api.reset();
    }

    void whatWasDoneIsWrittenDown() {
        m_api->reply = [](const FakeApiClient::Call &) { return FakeApiClient::answer(200, "{}"); };
        QVERIFY(await(activate()));
        const AuditEntry written = lastEntry();
        QCOMPARE(written.action, AuditEntry::Action::Activate);
        QCOMPARE(written.subject, u"d1"_s);
        QCOMPARE(written.subjectName, u"Ana Petrović"_s);
        QCOMPARE(written.when, Noon);
        QVERIFY(written.succeeded);
        QVERIFY(written.result.isEmpty());
    }

    void soIsWhatFailed() {
        m_api->reply = [](const FakeApiClient::Call &) {
            return FakeApiClient::answer(403, R"({"Title":"not allowed","Status":403})");
        };
        QCOMPARE(await(activate()).error().kind, ErrorKind::Forbidden);
        QVERIFY(!lastEntry().succeeded);
        QCOMPARE(lastEntry().result, u"not allowed"_s);
    }

    /// It may have reached the platform all the same.
    void soIsWhatWasCancelled() {
        m_api->reply = [](const FakeApiClient::Call &) { return std::nullopt; };
        std::stop_source stop;
        auto task = activate(stop.get_token());
        stop.request_stop();
        QCOMPARE(await(std::move(task)).error().kind, ErrorKind::Cancelled);
        QVERIFY(!lastEntry().succeeded);
        QCOMPARE(lastEntry().result, AuditEntry::cancelled);
    }

    void nothingIsWrittenWhereNothingBegan() {
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(await(activate(stop.get_token())).error().kind, ErrorKind::Cancelled);
        QVERIFY(m_api->calls.empty());
        const auto entries = await(m_audit->entries(u"sandbox"_s, u"admin@acme.example"_s, 0, 10));
        QVERIFY(entries && entries->isEmpty());
    }

private:
    QCoro::Task<Result<void>> activate(std::stop_token stop = {}) {
        AuditEntry entry;
        entry.when = Noon;
        entry.environment = u"sandbox"_s;
        entry.account = u"admin@acme.example"_s;
        User user;
        user.deviceToken = DeviceToken(u"d1"_s);
        user.profile.firstName = u"Ana"_s;
        user.profile.lastName = u"Petrović"_s;
        return activateAudited(UserDirectory(m_api), m_audit, entry, user, std::move(stop));
    }

    AuditEntry lastEntry() {
        const auto entries = await(m_audit->entries(u"sandbox"_s, u"admin@acme.example"_s, 0, 10));
        return entries && entries->size() == 1 ? entries->first() : AuditEntry();
    }

    std::unique_ptr<TemporaryStore> m_store;
    std::shared_ptr<AuditTrail> m_audit;
    std::shared_ptr<FakeApiClient> m_api;
};

QTEST_GUILESS_MAIN(AuditedActivationTest)
#include "tst_audited_activation.moc"
