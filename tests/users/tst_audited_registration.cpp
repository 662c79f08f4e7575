#include "core/users/AuditedRegistration.h"
#include "core/users/DraftRecord.h"
#include "tests/store/TemporaryStore.h"
#include "tests/support/Await.h"
#include "tests/support/FakeApiClient.h"

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

const InstanceId group(u"11111111-2222-4333-8444-555555555555"_s);
const QString token = u"6f1c0a52-aaaa-4bbb-8ccc-000000009b2e"_s;

RegistrationDraft ana() {
    RegistrationDraft draft;
    draft.firstName = u"Ana"_s;
    draft.lastName = u"Petrović"_s;
    return draft;
}

} // namespace

class AuditedRegistrationTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        m_store = std::make_unique<TemporaryStore>();
        const auto database = m_store->open();
        m_audit = std::make_shared<AuditTrail>(database);
        m_journal = std::make_shared<RegistrationJournal>(database);
        m_api = std::make_shared<FakeApiClient>();
        m_registrar = std::make_shared<const Registrar>(m_api, m_journal, u"sandbox"_s, u"admin"_s);
    }
    void cleanup() {
        m_registrar.reset();
        m_audit.reset();
        m_journal.reset();
        m_api.reset();
    }

    void whoWasRegisteredIsWrittenDown() {
        m_api->reply = [](const FakeApiClient::Call &) {
            return FakeApiClient::success("{\"DeviceToken\":\"" + token.toUtf8() + "\"}");
        };
        QVERIFY(await(registerAna()));
        QCOMPARE(entries().size(), 1);
        const AuditEntry written = entries().first();
        QCOMPARE(written.action, AuditEntry::Action::Register);
        QCOMPARE(written.subject, token);
        QCOMPARE(written.subjectName, u"Ana Petrović"_s);
        QVERIFY(written.succeeded);
    }

    void aRefusalCarriesItsReasonEvenWithoutATitle() {
        m_api->reply = [](const FakeApiClient::Call &) {
            return FakeApiClient::answer(
                422, R"({"Title":"","Status":422,"Errors":[{"Key":"Email","Message":"No such domain."}]})");
        };
        QCOMPARE(await(registerAna()).error().kind, ErrorKind::Validation);
        QVERIFY(!entries().first().succeeded);
        QCOMPARE(entries().first().result, u"No such domain."_s);
    }

    /// It may have reached the platform all the same.
    void whatWasStoppedIsWrittenDown() {
        m_api->reply = [](const FakeApiClient::Call &) { return std::nullopt; };
        std::stop_source stop;
        auto task = registerAna(stop.get_token());
        QTRY_COMPARE(m_api->calls.size(), 1);
        stop.request_stop();
        QCOMPARE(await(std::move(task)).error().kind, ErrorKind::Cancelled);
        QCOMPARE(entries().size(), 1);
        QCOMPARE(entries().first().result, AuditEntry::cancelled);
        QVERIFY(isUuid(entries().first().subject)); // whom to look for
        QCOMPARE(entries().first().subjectName, u"Ana Petrović"_s);
    }

    void nothingIsWrittenWhereOnlyALookWasStopped() {
        m_api->reply = [](const FakeApiClient::Call &) { return std::nullopt; };
        RegistrationDraft draft = ana();
        draft.customToken = DeviceToken(token);
        std::stop_source stop;
        auto task = registerAudited(
            m_registrar, m_audit, entry(), draft, group, SecretString("key"_ba), stop.get_token());
        QTRY_COMPARE(m_api->calls.size(), 1);
        stop.request_stop();
        QCOMPARE(await(std::move(task)).error().kind, ErrorKind::Cancelled);
        QVERIFY(entries().isEmpty());
    }

    void nothingIsWrittenWhereNothingBegan() {
        std::stop_source stop;
        stop.request_stop();
        QCOMPARE(await(registerAna(stop.get_token())).error().kind, ErrorKind::Cancelled);
        QVERIFY(entries().isEmpty());
    }

    void whoWasFoundLaterIsWrittenDownThen_data() {
        QTest::addColumn<bool>("arrived");
        QTest::newRow("arrived") << true;
        QTest::newRow("never arrived") << false;
    }

    void whoWasFoundLaterIsWrittenDownThen() {
        QFETCH(bool, arrived);
        QVERIFY(
            await(m_journal->begin({token, u"sandbox"_s, u"admin"_s, group.text(), toRecord(ana()), Noon})));
        m_api->reply = [arrived](const FakeApiClient::Call &) {
            return FakeApiClient::success(
                arrived ? "[{\"DeviceToken\":\"" + token.toUtf8() + "\"}]" : "[]"_ba);
        };
        QCOMPARE(await(recoverAudited(m_registrar, m_audit, entry(), {}, {}))->recovered.size(), 1);
        QCOMPARE(entries().size(), arrived ? 1 : 0);
        if (!arrived)
            return;
        QCOMPARE(entries().first().action, AuditEntry::Action::Register);
        QCOMPARE(entries().first().subject, token);
        QCOMPARE(entries().first().subjectName, u"Ana Petrović"_s);
        QVERIFY(entries().first().succeeded);
    }

private:
    static AuditEntry entry() {
        AuditEntry entry;
        entry.when = Noon;
        entry.environment = u"sandbox"_s;
        entry.account = u"admin"_s;
        return entry;
    }

    QCoro::Task<Result<Registered>> registerAna(std::stop_token stop = {}) {
        return registerAudited(
            m_registrar, m_audit, entry(), ana(), group, SecretString("key"_ba), std::move(stop));
    }

    QList<AuditEntry> entries() {
        return await(m_audit->entries(u"sandbox"_s, u"admin"_s, 0, 10)).value_or(QList<AuditEntry>());
    }

    std::unique_ptr<TemporaryStore> m_store;
    std::shared_ptr<AuditTrail> m_audit;
    std::shared_ptr<RegistrationJournal> m_journal;
    std::shared_ptr<FakeApiClient> m_api;
    std::shared_ptr<const Registrar> m_registrar;
};

QTEST_GUILESS_MAIN(AuditedRegistrationTest)
#include "tst_audited_registration.moc"
