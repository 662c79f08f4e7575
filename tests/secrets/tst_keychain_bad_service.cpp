#include "core/secrets/KeychainStore.h"
#include "tests/secrets/FakeSecretService.h"
#include "tests/support/Await.h"
#include "tests/support/OtherProcess.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QSignalSpy>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const SecretKey Token{u"production"_s, u"admin@fleet.example"_s, u"refresh-token"_s};

static_assert(KeychainLimits().slowAfter <= 3s, "nobody waits longer without being told");
constexpr KeychainLimits Impatient{.operation = 600ms, .slowAfter = 150ms, .prompt = 400ms};

/// By the store, before the test's own patience ended.
template <typename T> bool isGivenUp(const Result<T> &result) {
    return !result && result.error().kind == ErrorKind::Timeout && result.error().title != patienceEnded;
}

} // namespace

class tst_keychain_bad_service : public QObject {
    Q_OBJECT

    std::unique_ptr<OtherProcess> m_service;
    std::unique_ptr<KeychainStore> m_store;

    void startService(const QString &behaviour, const KeychainLimits &limits = Impatient) {
        m_service = std::make_unique<OtherProcess>(QStringList{u"--role="_s + behaviour});
        QTRY_VERIFY(!m_service->lines().isEmpty());
        m_store = std::make_unique<KeychainStore>(limits);
    }

    void releaseService() {
        QDBusConnection::sessionBus().send(QDBusMessage::createMethodCall(u"org.freedesktop.secrets"_s,
            u"/org/freedesktop/secrets"_s, u"org.freedesktop.Secret.Service"_s, u"Release"_s));
    }

private Q_SLOTS:
    void cleanup() {
        m_store.reset();
        m_service->killAtOnce();
        QTRY_VERIFY(m_service->hasEnded());
        m_service.reset();
    }

    void aSilentServiceIsToldAsSlowAndThenAsTooSlow() {
        startService(u"silent"_s);
        QSignalSpy slow(m_store.get(), &KeychainStore::slowChanged);
        auto read = m_store->read(Token);
        auto write = m_store->write(Token, SecretString("value"));
        QTRY_COMPARE(slow.size(), 1);
        QCOMPARE(slow.first().first(), true);
        QVERIFY(m_store->isSlow());
        QVERIFY(isGivenUp(test::await(std::move(read))));
        QVERIFY(isGivenUp(test::await(std::move(write))));
        QVERIFY(!m_store->isSlow());
        QCOMPARE(slow.size(), 2);
        QCOMPARE(slow.last().first(), false);
    }

    void aServiceThatHangsInTheMiddleIsTooSlowToo() {
        startService(u"half-silent"_s);
        QVERIFY(isGivenUp(test::await(m_store->read(Token))));
        // The job is still the library's; what comes now waits for its end, and not for ever.
        QVERIFY(isGivenUp(test::await(m_store->read(Token))));
        releaseService();
        QTRY_COMPARE(test::await(m_store->read(Token)).error().kind, ErrorKind::SecretUnavailable);
    }

    void mayGoWhileTheLibraryHangs() {
        startService(u"half-silent"_s);
        QVERIFY(isGivenUp(test::await(m_store->write(Token, SecretString("value")))));
        auto waiting = m_store->erase(Token);
        m_store.reset();
        QCOMPARE(test::await(std::move(waiting)).error().kind, ErrorKind::Cancelled);
        releaseService();
        m_store = std::make_unique<KeychainStore>(Impatient);
        QTRY_COMPARE(test::await(m_store->read(Token)).error().kind, ErrorKind::SecretUnavailable);
    }

    void aPromptUnlocks() {
        startService(u"prompting"_s);
        QCOMPARE(test::await(m_store->read(Token)).error().kind, ErrorKind::SecretLocked);
        QVERIFY(test::await(m_store->unlock()));
        QCOMPARE(test::await(m_store->state()).value(), KeychainState::Unlocked);
    }

    void aPromptSetsUpWhatIsNotThere() {
        startService(u"empty"_s);
        QCOMPARE(test::await(m_store->state()).value(), KeychainState::NoCollection);
        QVERIFY(test::await(m_store->unlock()));
        QCOMPARE(test::await(m_store->state()).value(), KeychainState::Unlocked);
    }

    void aDismissedPromptIsARefusal() {
        startService(u"refused"_s);
        QCOMPARE(test::await(m_store->unlock()).error().kind, ErrorKind::SecretDenied);
        QCOMPARE(test::await(m_store->read(Token)).error().kind, ErrorKind::SecretLocked);
    }

    void aPromptNobodyAnswersEnds() {
        startService(u"ignored"_s);
        QVERIFY(isGivenUp(test::await(m_store->unlock())));
    }

    void deniedAccessIsSaid() {
        startService(u"forbidden"_s);
        QCOMPARE(test::await(m_store->read(Token)).error().kind, ErrorKind::SecretDenied);
        QCOMPARE(test::await(m_store->unlock()).error().kind, ErrorKind::SecretDenied);
    }
};

int main(int argc, char **argv) {
    return runTestOrRole<tst_keychain_bad_service>(argc, argv, FakeSecretService::run);
}

#include "tst_keychain_bad_service.moc"
