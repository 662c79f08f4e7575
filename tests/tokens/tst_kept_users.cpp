#include "tests/tokens/UserDesk.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace std::chrono_literals;

namespace {

const QString entry = u"sandbox/6f1c0001-0000-4000-8000-000000009b2e/tokens"_s;
const QString colleague = u"application@sandbox.example"_s;

/// Turns of the event loop in which no time passes.
bool isWaitedFor(const QCoro::Task<void> &task) {
    int turns = 0;
    std::ignore = QTest::qWaitFor([&] { return task.isReady() || ++turns > 20; });
    return !task.isReady();
}

/// A driver who is logged in and remembered.
struct KeptDesk : UserDesk {
    KeptDesk() {
        [this] { QVERIFY(logIn().has_value() && remember().has_value()); }();
    }

    /// Another account of this computer that remembers the same pair.
    std::unique_ptr<UserSessionService> colleagueWithTheSame() {
        auto others = madeOver(console.database, colleague);
        Credentials same = users->held(driver)->credentials.clone();
        same.deviceToken = driver;
        others->adopt(std::move(same), TokenSource::Pasted);
        [&] { QVERIFY(world.pass(others->remember(driver, false)).has_value()); }();
        return others;
    }
    /// The tokens are in the keychain only.
    bool isStartedAnew() {
        restart();
        return isListed();
    }
    /// The platform has the call, and does not answer until the transport lets it.
    QCoro::Task<Result<void>> refreshOnItsWay() {
        console.transport->holds = [](const HttpRequest &) { return true; };
        auto refreshing = users->refresh(driver, {});
        world.passUntil([this] { return console.transport->underWay() == 1; });
        return refreshing;
    }
    [[nodiscard]] QByteArray kept() const { return world.keychain->entries.value(entry); }
};

} // namespace

/// The keychain's entry of a user where it is behind, the only one, another account's too, or about to be
/// written when the program ends.
class tst_kept_users : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// The pair before it is in the keychain still, revoked by the login.
    void whatTheKeychainKeepsOfAnEarlierLoginIsNotNewer() {
        KeptDesk desk;
        QVERIFY(desk.isStartedAnew());
        desk.world.clock->advance(1min);
        desk.world.keychain->readFailure = desk.world.keychain->writeFailure = ErrorKind::SecretLocked;
        QVERIFY(desk.logIn().has_value());
        desk.world.keychain->readFailure.reset();
        desk.world.keychain->writeFailure.reset();
        QVERIFY(desk.refresh().has_value());
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.platform.logins, 2);
        QVERIFY(!desk.users->keychainTrouble(driver));
        QVERIFY(desk.kept().contains(desk.accessToken()));
    }

    void aLockedKeychainIsOpenedToRemember() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        desk.world.keychain->writeFailure = ErrorKind::SecretLocked;
        QCOMPARE(kindOf(desk.remember()), ErrorKind::SecretLocked);
        desk.world.keychain->passwordIsKnown = true;
        QVERIFY(desk.remember(true).has_value());
        QVERIFY(!desk.users->keychainTrouble(driver));
        QVERIFY(desk.world.keychain->entries.contains(entry));
    }

    void whatOnlyTheKeychainHasStaysForTheSession() {
        KeptDesk desk;
        QVERIFY(desk.isStartedAnew());
        desk.world.keychain->readFailure = ErrorKind::SecretLocked;
        QCOMPARE(kindOf(desk.stopRemembering()), ErrorKind::SecretLocked);
        QVERIFY(desk.users->isRemembered(driver));
        QVERIFY(!desk.kept().isEmpty());

        desk.world.keychain->readFailure.reset();
        QVERIFY(desk.stopRemembering().has_value());
        QVERIFY(!desk.users->isRemembered(driver));
        QVERIFY(desk.world.keychain->entries.isEmpty());
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.platform.logins, 1);
    }

    void anEntryThatIsGoneNeedNotBeRemembered() {
        KeptDesk desk;
        QVERIFY(desk.isStartedAnew());
        desk.world.keychain->entries.clear();
        QVERIFY(desk.stopRemembering().has_value());
        QVERIFY(desk.users->heldUsers().isEmpty());
    }

    void whatAnotherAccountRemembersStays() {
        KeptDesk desk;
        const auto others = desk.colleagueWithTheSame();
        QVERIFY(desk.forget().has_value());
        QVERIFY(desk.users->heldUsers().isEmpty());
        QVERIFY(!desk.kept().isEmpty());
        QVERIFY(desk.world.pass(others->forget(driver)).has_value());
        QVERIFY(desk.world.keychain->entries.isEmpty());
    }

    void whereBothForgetAtOnceNothingIsLeft() {
        KeptDesk desk;
        const auto others = desk.colleagueWithTheSame();
        auto mine = desk.users->forget(driver);
        auto theirs = others->forget(driver);
        QVERIFY(desk.world.pass(std::move(mine)).has_value());
        QVERIFY(desk.world.pass(std::move(theirs)).has_value());
        QVERIFY(desk.world.keychain->entries.isEmpty());
    }

    /// Else the other account would find a pair that is spent.
    void whatAnotherAccountRemembersIsReplacedWithTheRest() {
        KeptDesk desk;
        const auto others = desk.colleagueWithTheSame();
        QVERIFY(desk.stopRemembering().has_value());
        QVERIFY(!desk.users->isRemembered(driver));
        QVERIFY(desk.refresh().has_value());
        QVERIFY(desk.kept().contains(desk.accessToken()));
        QVERIFY(desk.world.pass(others->refresh(driver, {})).has_value());
        QCOMPARE(desk.world.platform.refreshes, 1);
        QVERIFY(desk.world.pass(others->check(driver, {})).has_value());
    }

    void whatTheOtherAccountLetGoIsNotWrittenAgain() {
        KeptDesk desk;
        const auto others = desk.colleagueWithTheSame();
        QVERIFY(desk.stopRemembering().has_value());
        QVERIFY(desk.world.pass(others->forget(driver)).has_value());
        QVERIFY(desk.refresh().has_value());
        QVERIFY(desk.world.keychain->entries.isEmpty());
    }

    void aPasteDoesNotReplaceWhatTheOtherAccountHas() {
        KeptDesk desk;
        const auto others = desk.colleagueWithTheSame();
        QVERIFY(desk.stopRemembering().has_value());
        const QByteArray before = desk.kept();
        Credentials alone;
        alone.deviceToken = driver;
        alone.accessToken = SecretString("pasted");
        desk.users->adopt(std::move(alone), TokenSource::Pasted);
        auto end = endOf(desk.flows, desk.world.clock);
        QVERIFY(!isWaitedFor(end));
        QCOMPARE(desk.kept(), before);
    }

    void noLoginIsSentOnceTheEndHasBegun() {
        KeptDesk desk;
        auto end = endOf(desk.flows, desk.world.clock);
        QCOMPARE(kindOf(desk.logIn()), ErrorKind::Cancelled);
        QVERIFY(!isWaitedFor(end));
        QCOMPARE(desk.world.platform.logins, 1);
    }

    /// A computer's clock may have been wrong when it was got.
    void afterARefusalAnyStoredPairIsTried() {
        KeptDesk desk;
        const auto second = desk.made();
        QVERIFY(desk.world.passUntil([&] { return second->isRemembered(driver); }));
        QVERIFY(desk.world.pass(second->refresh(driver, {})).has_value());
        QJsonObject stored = QJsonDocument::fromJson(desk.kept()).object();
        QVERIFY(stored.contains(u"obtained"_s));
        stored.insert(u"obtained"_s, desk.world.clock->now().addDays(-1).toString(Qt::ISODateWithMs));
        desk.world.keychain->entries.insert(entry, QJsonDocument(stored).toJson());
        QVERIFY(desk.refresh().has_value());
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.platform.logins, 1);
    }

    void whatALoginBringsIsKeptThoughTheAccountIsLeft() {
        KeptDesk desk;
        const QByteArray before = desk.accessToken();
        auto login = desk.users->logIn(driver, instance, SecretString("sandbox"), {});
        QVERIFY(desk.world.passUntil([&] { return desk.accessToken() != before; }));
        const QByteArray fresh = desk.accessToken();
        desk.users.reset();
        QVERIFY(desk.world.passUntil([&] { return desk.kept().contains(fresh); }));
    }

    void theEndWaitsForALoginThatTheKeychainIsToHave() {
        KeptDesk desk;
        const QByteArray before = desk.kept();
        desk.console.transport->holds = [](const HttpRequest &) { return true; };
        auto login = desk.users->logIn(driver, instance, SecretString("sandbox"), {});
        QVERIFY(desk.world.passUntil([&] { return desk.console.transport->underWay() == 1; }));
        auto end = endOf(desk.flows, desk.world.clock);
        QVERIFY(isWaitedFor(end));
        desk.console.transport->release();
        QTRY_VERIFY(end.isReady());
        QVERIFY(desk.kept() != before);
        QVERIFY(desk.kept().contains(desk.accessToken()));
    }

    void theEndWaitsForNoKeychainThatHangs() {
        KeptDesk desk;
        const auto refreshing = desk.refreshOnItsWay();
        QCOMPARE(desk.console.transport->underWay(), 1);
        desk.world.keychain->hangs = true;
        desk.console.transport->release();
        QVERIFY(desk.world.passUntil([&] { return desk.world.keychain->waiting() == 1; }));
        auto end = endOf(desk.flows, desk.world.clock);
        QVERIFY(isWaitedFor(end));
        desk.world.clock->advance(4s);
        QTRY_VERIFY(end.isReady());
        desk.world.keychain->wake();
    }

    /// It might be cut off once the platform has replaced the pair.
    void noRefreshIsSentOnceTheEndHasBegun() {
        KeptDesk desk;
        desk.world.keychain->hangs = true;
        auto refreshing = desk.users->refresh(driver, {});
        QVERIFY(desk.world.passUntil([&] { return desk.world.keychain->waiting() == 1; }));
        auto end = endOf(desk.flows, desk.world.clock);
        desk.world.keychain->wake();
        QCOMPARE(kindOf(desk.world.pass(std::move(refreshing))), ErrorKind::Cancelled);
        QVERIFY(!isWaitedFor(end));
        QCOMPARE(desk.world.platform.refreshes, 0);
    }

    void theEndWaitsForARefreshThatTheKeychainIsToHave() {
        KeptDesk desk;
        const auto refreshing = desk.refreshOnItsWay();
        QCOMPARE(desk.console.transport->underWay(), 1);
        auto end = endOf(desk.flows, desk.world.clock);
        QVERIFY(isWaitedFor(end));
        desk.console.transport->release();
        QTRY_VERIFY(end.isReady());
        desk.users = desk.made();
        QVERIFY(desk.isListed());
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.platform.refreshes, 1);
    }

    void theEndDoesNotWaitForEver() {
        KeptDesk desk;
        const auto refreshing = desk.refreshOnItsWay();
        QCOMPARE(desk.console.transport->underWay(), 1);
        auto end = endOf(desk.flows, desk.world.clock);
        desk.world.clock->advance(4s);
        QTRY_VERIFY(end.isReady());
        QCOMPARE(desk.console.transport->underWay(), 0);
    }

    void theEndComesAtOnceWhereNothingIsUnderWay() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.refresh().has_value());
        auto end = endOf(desk.flows, desk.world.clock);
        QVERIFY(!isWaitedFor(end));
    }
};

QTEST_GUILESS_MAIN(tst_kept_users)
#include "tst_kept_users.moc"
