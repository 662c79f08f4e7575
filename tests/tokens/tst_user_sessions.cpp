#include "tests/tokens/SomeTokens.h"
#include "tests/tokens/UserDesk.h"

#include <QSignalSpy>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;

class tst_user_sessions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logsInAndChecks() {
        UserDesk desk;
        QSignalSpy changes(desk.users.get(), &UserSessions::changed);
        QVERIFY(!desk.users->held(driver));
        desk.users->note(driversRecord(u"Ana Petrović"_s));
        QVERIFY(desk.logIn().has_value());
        QVERIFY(changes.size() >= 2);
        const HeldTokens *held = desk.users->held(driver);
        QVERIFY(held);
        QCOMPARE(held->source, TokenSource::Login);
        QCOMPARE(held->credentials.deviceToken, driver);
        QCOMPARE(held->obtained, desk.users->platformNow());
        QCOMPARE(held->expires, held->obtained.addSecs(3600));
        QVERIFY(!held->lastCheck);
        const auto own = desk.check();
        QVERIFY(own.has_value());
        QCOMPARE(own->user.deviceToken, driver);
        held = desk.users->held(driver);
        QVERIFY(held->lastCheck && !held->lastCheck->failure);
        QCOMPARE(held->lastCheck->when, desk.users->platformNow());
        QCOMPARE(desk.console.budget->facts().allowance.left, LoginLedger::limit - 1);
        const auto trail = desk.trail(2);
        QCOMPARE(trail.at(0).action, AuditEntry::Action::UserCheck);
        QCOMPARE(trail.at(1).action, AuditEntry::Action::UserLogin);
        QCOMPARE(trail.at(1).subject, driver.text());
        QCOMPARE(trail.at(1).subjectName, u"Ana Petrović"_s);
    }

    void aTakenOverPasteLeavesALine() {
        UserDesk desk;
        desk.users->note(driversRecord(u"Ana Petrović"_s));
        Credentials pasted;
        pasted.deviceToken = driver;
        pasted.accessToken = SecretString("access-from-a-log");
        pasted.refreshToken = SecretString("refresh-from-a-log");
        desk.users->adopt(pasted.clone(), TokenSource::Registration); // has a line of its own
        desk.users->adopt(std::move(pasted), TokenSource::Pasted);
        const auto trail = desk.trail(1);
        QCOMPARE(trail.size(), 1);
        QCOMPARE(trail.first().action, AuditEntry::Action::UserTakeOver);
        QCOMPARE(trail.first().subject, driver.text());
        QCOMPARE(trail.first().subjectName, u"Ana Petrović"_s);
        QVERIFY(trail.first().succeeded);
        QVERIFY(trail.first().result.isEmpty());
    }

    /// What one call learns of the way to the platform holds for all, whoever made it.
    void theWayToThePlatformIsOneForAll() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        QVERIFY(desk.console.signIn().has_value());
        QSignalSpy news(desk.users.get(), &UserSessions::reachabilityChanged);
        desk.world.platform.unreachable = true;
        QCOMPARE(kindOf(desk.check()), ErrorKind::Offline);
        QVERIFY(desk.users->isUnreachable());
        QCOMPARE(desk.console.session->facts().connectivity, Connectivity::Offline);
        desk.world.platform.unreachable = false;
        QVERIFY(desk.console.call().has_value());
        QVERIFY(!desk.users->isUnreachable());
        QCOMPARE(desk.console.session->facts().connectivity, Connectivity::Online);
        desk.world.platform.unreachable = true;
        QVERIFY(!desk.console.call(false).has_value());
        QVERIFY(desk.users->isUnreachable());
        QCOMPARE(news.size(), 3);
    }

    void wrongKeyHoldsNothing() {
        UserDesk desk;
        QCOMPARE(kindOf(desk.logIn("wrong")), ErrorKind::Unauthorized);
        QVERIFY(!desk.users->held(driver));
        QVERIFY(!desk.users->isBusy(driver));
        QVERIFY(!desk.trail(1).first().succeeded);
    }

    void adminsAndUsersSpendFromOneBudget() {
        UserDesk desk;
        for (int i = 0; i < 3; ++i)
            QCOMPARE(kindOf(desk.logIn("wrong")), ErrorKind::Unauthorized);
        for (int i = 0; i < 2; ++i)
            QCOMPARE(kindOf(desk.console.signIn(false, "wrong")), ErrorKind::Unauthorized);
        const int sent = desk.console.transport->sent;
        QCOMPARE(kindOf(desk.logIn()), ErrorKind::LoginBudget);
        QCOMPARE(desk.console.transport->sent, sent);
    }

    void tooManyLoginsCloseTheBudget() {
        UserDesk desk;
        desk.world.platform.loginStatus = 429;
        QCOMPARE(kindOf(desk.logIn()), ErrorKind::RateLimited);
        desk.world.platform.loginStatus = 200;
        QCOMPARE(kindOf(desk.console.signIn()), ErrorKind::LoginBudget);
        const auto blocked = desk.console.budget->facts().allowance.blockedUntil;
        QVERIFY(blocked.has_value());
        QVERIFY(std::abs(desk.world.clock->now().secsTo(*blocked) - 3600) < 10);
    }

    void refreshReplacesBoth() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        const Credentials before = desk.users->held(driver)->credentials.clone();
        QVERIFY(desk.check().has_value());
        desk.world.platform.expireAccessTokens();
        QCOMPARE(kindOf(desk.check()), ErrorKind::Unauthorized);
        QCOMPARE(desk.users->held(driver)->lastCheck->failure->kind, ErrorKind::Unauthorized);
        QCOMPARE(desk.world.platform.refreshes, 0);
        QVERIFY(desk.refresh().has_value());
        const HeldTokens *held = desk.users->held(driver);
        QCOMPARE(held->source, TokenSource::Refresh);
        QVERIFY(!held->credentials.accessToken.matches(before.accessToken));
        QVERIFY(!held->credentials.refreshToken.matches(before.refreshToken));
        QVERIFY(held->lastRefresh && !held->lastRefresh->failure);
        QVERIFY(!held->lastCheck); // it was of the tokens before
        QVERIFY(desk.check().has_value());
        QCOMPARE(desk.world.platform.logins, 1);
    }

    void refusedRefreshKeepsTheEvidence() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        desk.world.platform.signInElsewhere(driver.text());
        QCOMPARE(kindOf(desk.refresh()), ErrorKind::SessionExpired);
        const HeldTokens *held = desk.users->held(driver);
        QVERIFY(held);
        QCOMPARE(held->lastRefresh->failure->kind, ErrorKind::SessionExpired);
        QCOMPARE(held->lastRefresh->failure->httpStatus, 401);
        QCOMPARE(desk.world.platform.logins, 1);
        QVERIFY(desk.logIn().has_value());
        QVERIFY(!desk.users->held(driver)->lastRefresh);
    }

    void unreachableIsNoEvidence() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        desk.world.platform.unreachable = true;
        QCOMPARE(kindOf(desk.refresh()), ErrorKind::Offline);
        QCOMPARE(kindOf(desk.check()), ErrorKind::Offline);
        QVERIFY(!desk.users->held(driver)->lastRefresh);
        QVERIFY(!desk.users->held(driver)->lastCheck);
        desk.world.platform.unreachable = false;
        QVERIFY(desk.refresh().has_value());
    }

    /// Another user's, by their claims or by whom the platform took their bearer for.
    void anotherUsersTokensAreNeverRefreshed() {
        UserDesk desk;
        Credentials pasted;
        pasted.deviceToken = driver;
        pasted.accessToken = SecretString(jwtOf(R"({"DeviceToken":"22222222-1111-4111-8111-111111111111"})"));
        pasted.refreshToken = SecretString("refresh-of-another");
        desk.users->adopt(std::move(pasted), TokenSource::Pasted);
        QCOMPARE(kindOf(desk.refresh()), ErrorKind::ForeignTokens);
        QCOMPARE(desk.console.transport->sent, 0);

        const DeviceToken other(u"22222222-1111-4111-8111-111111111111"_s);
        QVERIFY(desk.logIn("sandbox", other).has_value());
        Credentials mixed = desk.users->held(other)->credentials.clone();
        mixed.deviceToken = driver;
        desk.users->adopt(std::move(mixed), TokenSource::Pasted);
        QCOMPARE(desk.check()->user.deviceToken, other);
        QCOMPARE(kindOf(desk.refresh()), ErrorKind::ForeignTokens);
        QCOMPARE(desk.world.platform.refreshes, 0);
    }

    /// The platform may have counted it, and revoked everything.
    void aLoginGivenUpAfterItWasSentIsEvidence() {
        UserDesk desk;
        std::stop_source early;
        early.request_stop();
        const auto logIn = [&desk](std::stop_token stop) {
            return desk.users->logIn(driver, instance, SecretString("sandbox"), std::move(stop));
        };
        QCOMPARE(kindOf(desk.world.pass(logIn(early.get_token()))), ErrorKind::Cancelled);
        QVERIFY(!desk.users->lastLogin(driver)); // nothing was sent
        desk.console.transport->holds = [](const HttpRequest &) { return true; };
        std::stop_source late;
        auto login = logIn(late.get_token());
        QVERIFY(desk.world.passUntil([&] { return desk.console.transport->underWay() == 1; }));
        late.request_stop();
        QCOMPARE(kindOf(desk.world.pass(std::move(login))), ErrorKind::Cancelled);
        const auto evidence = desk.users->lastLogin(driver);
        QVERIFY(evidence && evidence->lost.isValid());
        QCOMPARE(evidence->instance, instance);
        QCOMPARE(evidence->when, desk.users->platformNow());
    }

    /// It would have replaced them.
    void tokensThatAreAcceptedSinceWereNotReplaced() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        desk.world.platform.refreshStatus = 503;
        QCOMPARE(kindOf(desk.refresh()), ErrorKind::Server);
        QVERIFY(desk.users->held(driver)->lastRefresh->lost.isValid());
        QVERIFY(desk.check().has_value());
        QVERIFY(!desk.users->held(driver)->lastRefresh->lost.isValid());
    }

    /// Whoever shows the tokens, with the user's record at hand or without, says the same of them.
    void theInstanceLastSeenIsKnownToAll() {
        UserDesk desk;
        QSignalSpy changes(desk.users.get(), &UserSessions::changed);
        QVERIFY(desk.users->knowledge(driver).instance.isEmpty());
        User record = driversRecord(u"Ana"_s);
        record.account.instanceId = instance;
        desk.users->note(record);
        desk.users->note(record);
        desk.users->note(driversRecord(u"Ana"_s)); // which does not say
        QCOMPARE(changes.count(), 1);
        QCOMPARE(desk.users->knowledge(driver).instance, instance);
    }

    void refreshedOnceForAll() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        auto first = desk.users->refresh(driver, {});
        auto second = desk.users->refresh(driver, {});
        QVERIFY(desk.users->isBusy(driver));
        QVERIFY(desk.world.pass(std::move(first)).has_value());
        QVERIFY(desk.world.pass(std::move(second)).has_value());
        QCOMPARE(desk.world.platform.refreshes, 1);
        QTRY_VERIFY(!desk.users->isBusy(driver));
    }

    void neverTwoLoginsOfOneUserAtOnce() {
        UserDesk desk;
        auto first = desk.users->logIn(driver, instance, SecretString("sandbox"), {});
        QCOMPARE(kindOf(desk.logIn()), ErrorKind::Cancelled);
        QVERIFY(desk.world.pass(std::move(first)).has_value());
        QCOMPARE(desk.world.platform.logins, 1);
    }

    void adoptsWhatARegistrationHandsOut() {
        UserDesk desk;
        Credentials credentials;
        credentials.deviceToken = driver;
        credentials.accessToken = SecretString("access");
        credentials.refreshToken = SecretString("refresh");
        credentials.expiresIn = 432000s;
        desk.users->adopt(std::move(credentials), TokenSource::Registration);
        QCOMPARE(desk.users->held(driver)->source, TokenSource::Registration);
        QCOMPARE(desk.users->held(driver)->expires, desk.users->platformNow().addSecs(432000));
        desk.users->forget(driver);
        QVERIFY(!desk.users->held(driver));
        QCOMPARE(kindOf(desk.refresh()), ErrorKind::NotFound);
        QCOMPARE(kindOf(desk.check()), ErrorKind::NotFound);
        QCOMPARE(desk.console.transport->sent, 0);
    }

    void forgottenWhileRefreshing() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        auto refreshing = desk.users->refresh(driver, {});
        desk.users->forget(driver);
        QCOMPARE(kindOf(desk.world.pass(std::move(refreshing))), ErrorKind::Cancelled);
        QVERIFY(!desk.users->held(driver));
    }

    void destroyedWithCallsUnderWay() {
        UserDesk desk;
        QVERIFY(desk.logIn().has_value());
        desk.console.transport->holds = [](const HttpRequest &) { return true; };
        auto refreshing = desk.users->refresh(driver, {});
        auto checking = desk.users->check(driver, {});
        auto loggingIn = desk.users->logIn(driver, instance, SecretString("sandbox"), {});
        QVERIFY(desk.world.passUntil([&] { return desk.console.transport->underWay() == 3; }));
        desk.users.reset();
        QCOMPARE(kindOf(desk.world.pass(std::move(refreshing))), ErrorKind::Cancelled);
        QCOMPARE(kindOf(desk.world.pass(std::move(checking))), ErrorKind::Cancelled);
        QCOMPARE(kindOf(desk.world.pass(std::move(loggingIn))), ErrorKind::Cancelled);
    }
};

QTEST_GUILESS_MAIN(tst_user_sessions)
#include "tst_user_sessions.moc"
