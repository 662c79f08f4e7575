#include "core/store/KnownAccounts.h"
#include "tests/store/TemporaryStore.h"
#include "tests/support/Await.h"

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

KnownAccount account(const QString &email, int seconds = 0) {
    KnownAccount result;
    result.environment = u"custom-1"_s;
    result.origins = {QUrl(u"https://one.example"_s), QUrl(u"https://two.example:8443"_s)};
    result.email = email;
    result.title = u"Acme"_s;
    result.sessionExpected = true;
    result.lastUsed = Noon.addSecs(seconds);
    return result;
}

} // namespace

class tst_known_accounts : public QObject {
    Q_OBJECT

    std::unique_ptr<TemporaryStore> m_store;
    std::shared_ptr<KnownAccounts> m_accounts;

private Q_SLOTS:
    void init() {
        m_store = std::make_unique<TemporaryStore>();
        m_accounts = std::make_shared<KnownAccounts>(m_store->open());
    }

    void cleanup() {
        m_accounts.reset();
        m_store.reset();
    }

    void keepsThemAcrossRestartsTheLastUsedFirst() {
        QVERIFY(await(m_accounts->remember(account(u"early@fleet.example"_s, 1))));
        QVERIFY(await(m_accounts->remember(account(u"late@fleet.example"_s, 2))));
        m_accounts = std::make_shared<KnownAccounts>(m_store->open());
        QCOMPARE(await(m_accounts->all()).value(),
            QList({account(u"late@fleet.example"_s, 2), account(u"early@fleet.example"_s, 1)}));
    }

    void rememberingAgainChangesTheOneKnown() {
        auto known = account(u"a@fleet.example"_s);
        QVERIFY(await(m_accounts->remember(known)));
        known.sessionExpected = false;
        known.title = u"Harbour"_s;
        known.origins.clear();
        known.lastUsed = Noon.addDays(1);
        QVERIFY(await(m_accounts->remember(known)));
        QCOMPARE(await(m_accounts->all()).value(), QList{known});
        // Whoever signs in knows no title; the one that was found out stays.
        auto untitled = known;
        untitled.title.clear();
        QVERIFY(await(m_accounts->remember(untitled)));
        QCOMPARE(await(m_accounts->all()).value(), QList{known});
    }

    void takesATitleForOneThatIsKnown() {
        auto known = account(u"a@fleet.example"_s);
        QVERIFY(await(m_accounts->remember(known)));
        QVERIFY(await(m_accounts->setTitle(known.environment, known.email, u"Harbour"_s)));
        QVERIFY(await(m_accounts->setTitle(known.environment, u"nobody@fleet.example"_s, u"Nobody"_s)));
        known.title = u"Harbour"_s;
        QCOMPARE(await(m_accounts->all()).value(), QList{known});
    }

    void forgetsOneOnly() {
        QVERIFY(await(m_accounts->remember(account(u"a@fleet.example"_s))));
        QVERIFY(await(m_accounts->remember(account(u"b@fleet.example"_s))));
        QVERIFY(await(m_accounts->forget(u"custom-1"_s, u"a@fleet.example"_s)));
        QVERIFY(await(m_accounts->forget(u"production"_s, u"b@fleet.example"_s)));
        QCOMPARE(await(m_accounts->all()).value(), QList{account(u"b@fleet.example"_s)});
    }
};

QTEST_GUILESS_MAIN(tst_known_accounts)
#include "tst_known_accounts.moc"
