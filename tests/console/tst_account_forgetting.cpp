#include "app/console/AccountForgetting.h"
#include "core/session/SessionTokens.h"
#include "core/tokens/HeldTokensEntry.h"
#include "tests/store/TemporaryStore.h"
#include "tests/support/Await.h"
#include "tests/support/FakeSecretStore.h"

#include <QCoroTask>
#include <QTest>

#include <algorithm>

using namespace fleetkey;
using namespace fleetkey::console;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

const QString production = u"production"_s;
const QString acme = u"admin@acme.example"_s;
const QString other = u"admin@other.example"_s;
const DeviceToken driver(u"11111111-1111-1111-1111-111111111111"_s);
const DeviceToken another(u"22222222-2222-2222-2222-222222222222"_s);

KnownAccount accountOf(const QString &email, bool sessionExpected = true) {
    KnownAccount account;
    account.environment = production;
    account.email = email;
    account.sessionExpected = sessionExpected;
    account.lastUsed = Noon;
    return account;
}

/// Two accounts, each with a kept session, a remembered driver and an open registration.
class Fixture {
public:
    Fixture() {
        fill(acme, driver);
        fill(other, another);
    }

    void fill(const QString &email, const DeviceToken &user) const {
        QVERIFY(await(stores.accounts->remember(accountOf(email))));
        QVERIFY(await(stores.remembered->remember({production, email, user, u"Ana"_s, Noon})));
        QVERIFY(await(stores.journal->begin(
            {u"token of "_s + email, production, email, u"instance"_s, R"({"FirstName":"Ana"})", Noon})));
        keychain->entries.insert(keptSessionKey(production, email).entry(), "tokens");
        keychain->entries.insert(keptUserKey(production, user).entry(), "tokens");
    }

    [[nodiscard]] Result<void> forget(
        bool unlock = false, const KnownAccount &account = accountOf(acme)) const {
        return QCoro::waitFor(forgetAccount(stores, account, unlock));
    }
    [[nodiscard]] ui::AccountBelongings belongings(const QString &email = acme) const {
        return QCoro::waitFor(belongingsOf(stores, accountOf(email))).value();
    }
    [[nodiscard]] bool isListed(const QString &email) const {
        const auto known = await(stores.accounts->all()).value();
        return std::ranges::find(known, email, &KnownAccount::email) != known.end();
    }

    TemporaryStore store;
    std::shared_ptr<Database> database = store.open();
    std::shared_ptr<FakeSecretStore> keychain = std::make_shared<FakeSecretStore>();
    AccountStores stores{keychain, std::make_shared<KnownAccounts>(database),
        std::make_shared<RememberedUsers>(database), std::make_shared<RegistrationJournal>(database)};
};

} // namespace

class tst_account_forgetting : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allThatBelongsToItGoes() {
        const Fixture it;
        QCOMPARE(it.belongings(), (ui::AccountBelongings{.users = 1, .registrations = 1}));
        QVERIFY(it.forget().has_value());
        QVERIFY(!it.isListed(acme));
        QCOMPARE(it.belongings(), ui::AccountBelongings());
        QCOMPARE(it.keychain->unlocks, 0);
    }

    void whatBelongsToOthersStays() {
        const Fixture it;
        QVERIFY(it.forget().has_value());
        QVERIFY(it.isListed(other));
        QCOMPARE(it.belongings(other), (ui::AccountBelongings{.users = 1, .registrations = 1}));
        QCOMPARE(it.keychain->entries.size(), 2);
        QVERIFY(it.keychain->entries.contains(keptSessionKey(production, other).entry()));
        QVERIFY(it.keychain->entries.contains(keptUserKey(production, another).entry()));
    }

    /// The keychain has one entry for a user, whoever asked for it.
    void aUserWhomAnotherRemembersTooStaysInTheKeychain() {
        const Fixture it;
        QVERIFY(await(it.stores.remembered->remember({production, other, driver, u"Ana"_s, Noon})));
        QVERIFY(it.forget().has_value());
        QVERIFY(it.keychain->entries.contains(keptUserKey(production, driver).entry()));
        QCOMPARE(it.belongings(other).users, 2);
        QVERIFY(it.forget(false, accountOf(other)).has_value());
        QVERIFY(it.keychain->entries.isEmpty());
    }

    /// Off the list, nothing could reach its tokens any more.
    void lockedItStaysUntilTheKeychainIsOpen() {
        const Fixture it;
        it.keychain->writeFailure = ErrorKind::SecretLocked;
        const Result<void> refused = it.forget();
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::SecretLocked);
        QVERIFY(it.isListed(acme));
        QCOMPARE(it.keychain->entries.size(), 4);
        QCOMPARE(it.belongings(), (ui::AccountBelongings{.users = 1, .registrations = 1}));

        it.keychain->unlockFailure = ErrorKind::SecretDenied;
        QCOMPARE(it.forget(true).error().kind, ErrorKind::SecretDenied);
        QVERIFY(it.isListed(acme));

        it.keychain->unlockFailure.reset();
        it.keychain->passwordIsKnown = true;
        QVERIFY(it.forget(true).has_value());
        QVERIFY(!it.isListed(acme));
        QCOMPARE(it.keychain->entries.size(), 2);
    }

    void withoutAKeychainThereIsNothingToErase() {
        const Fixture it;
        QVERIFY(await(it.stores.remembered->forget({production, acme, driver, {}, {}})));
        it.keychain->writeFailure = ErrorKind::SecretUnavailable;
        QVERIFY(!it.forget());
        QVERIFY(it.isListed(acme));
        QVERIFY(it.forget(false, accountOf(acme, false)).has_value());
        QVERIFY(!it.isListed(acme));
    }
};

QTEST_GUILESS_MAIN(tst_account_forgetting)
#include "tst_account_forgetting.moc"
