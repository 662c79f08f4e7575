#include "core/store/Database.h"
#include "core/users/Registrar.h"
#include "core/users/UserDirectory.h"
#include "tests/sandbox/Sandbox.h"
#include "tests/store/TemporaryStore.h"
#include "tests/support/BearerClient.h"

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Registrations over a real connection on which everything goes wrong that can.
class RegistrationLiveTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        m_sandbox = std::make_unique<Sandbox>(QStringList{u"--users"_s, u"50"_s});
        QVERIFY(m_sandbox->isRunning());
        m_client
            = std::make_shared<BearerClient>(QUrl(m_sandbox->origin()), NetworkLimits{.withoutProgress = 3s});
        QVERIFY(m_client->signIn(u"company@sandbox.example"_s));
        m_journal = std::make_shared<RegistrationJournal>(m_store.open());
        m_registrar = std::make_unique<Registrar>(m_client, m_journal, u"sandbox"_s, u"company"_s);
    }

    void cleanup() { m_sandbox->call("DELETE", u"/_emulator/faults"_s); }

    void cleanupTestCase() {
        QCOMPARE(m_sandbox->filesWithTraces(QFileInfo(m_store.path()).path()), QStringList());
        m_sandbox.reset();
    }

    void wrongKeysAreUnauthorized() {
        const auto credentials = await(m_registrar->registerUser({}, group(), SecretString("0000"_ba), {}));
        QCOMPARE(credentials.error().kind, ErrorKind::Unauthorized);
        QCOMPARE(openRegistrations(), 0);
    }

    void nobodyIsRegisteredTwice_data() {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<bool>("arrives");
        for (const char *kind : {"drop-middle", "drop-after", "truncated", "never", "html", "malformed",
                 "empty", "huge", "nested", "result-null", "status-under-200"})
            QTest::newRow(kind) << QString::fromLatin1(kind) << true;
        for (const char *kind : {"drop-before", "status"})
            QTest::newRow(kind) << QString::fromLatin1(kind) << false;
    }

    void nobodyIsRegisteredTwice() {
        QFETCH(QString, kind);
        QFETCH(bool, arrives);
        RegistrationDraft draft;
        draft.nickname = u"driver-"_s + kind;
        spoil(kind);
        const bool atOnce = registerUser(draft).has_value();
        if (arrives)
            QVERIFY2(atOnce, "what has arrived is found at once");
        if (!atOnce)
            QVERIFY(registerUser(draft)); // nothing is lost until the second attempt
        QCOMPARE(named(draft.nickname), 1);
        QCOMPARE(openRegistrations(), 0);
    }

private:
    void spoil(const QString &kind) {
        QCOMPARE(m_sandbox
                     ->post(u"/_emulator/faults"_s,
                         {{u"Route"_s, u"*/registration/create"_s}, {u"Kind"_s, kind}, {u"Count"_s, 1}})
                     .status,
            200);
    }

    InstanceId group() const { return InstanceId(QString::fromLatin1(m_sandbox->instanceId(0))); }

    Result<Registered> registerUser(const RegistrationDraft &draft) {
        Result<Registered> outcome
            = await(m_registrar->registerUser(draft, group(), SecretString(m_sandbox->instanceKey(0)), {}));
        if (outcome)
            std::ignore = await(m_registrar->noteTold(outcome->credentials.deviceToken));
        return outcome;
    }

    qsizetype named(const QString &nickname) {
        UserQuery query;
        query.searchTerm = nickname;
        query.includeInactive = true;
        const auto page = await(UserDirectory(m_client).page(query, 1, 50, {}));
        if (!page)
            return -1;
        return std::count_if(page->users.begin(), page->users.end(),
            [&nickname](const User &user) { return user.profile.nickname == nickname; });
    }

    qsizetype openRegistrations() {
        const auto open = await(m_journal->open(u"sandbox"_s, u"company"_s));
        return open ? open->size() : -1;
    }

    TemporaryStore m_store;
    std::unique_ptr<Sandbox> m_sandbox;
    std::shared_ptr<BearerClient> m_client;
    std::shared_ptr<RegistrationJournal> m_journal;
    std::unique_ptr<Registrar> m_registrar;
};

QTEST_GUILESS_MAIN(RegistrationLiveTest)
#include "tst_registration_live.moc"
