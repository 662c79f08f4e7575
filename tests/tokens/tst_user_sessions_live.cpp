#include "core/net/NetworkTransport.h"
#include "core/platform/Endpoints.h"
#include "core/secrets/MemoryStore.h"
#include "core/store/Database.h"
#include "core/tokens/UserSessionService.h"
#include "tests/sandbox/Sandbox.h"
#include "tests/support/Await.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

/// An emulator with one new driver, and a console's users' sessions.
struct Rig {
    explicit Rig(const QStringList &arguments = {})
        : sandbox(arguments)
        , environment(Environment::sandbox(QUrl(sandbox.origin())))
        , driver(sandbox.registerUser(0).result().value(u"DeviceToken"_s).toString())
        , instance(QString::fromLatin1(sandbox.instanceId(0))) {
        const auto database = std::make_shared<Database>(folder.filePath(u"fleetkey.sqlite"_s));
        parts.clock = std::make_shared<SystemClock>();
        parts.platformClock = std::make_shared<PlatformClock>(*parts.clock);
        parts.transport = std::make_shared<NetworkTransport>(
            environment, parts.clock, parts.platformClock, std::make_shared<CallLog>(), nullptr);
        parts.budget = std::make_shared<LoginBudget>(
            environment.id, std::make_shared<LoginLedger>(database), parts.clock);
        parts.audit = std::make_shared<AuditTrail>(database);
        parts.keychain = std::make_shared<MemoryStore>();
        parts.remembered = std::make_shared<RememberedUsers>(database);
        parts.leases = std::make_shared<Leases>(database);
        users = std::make_unique<UserSessionService>(parts, environment.id, u"company@sandbox.example"_s);
    }
    ~Rig() { QCOMPARE(sandbox.filesWithTraces(folder.path()), QStringList()); }
    Rig(const Rig &) = delete;
    Rig &operator=(const Rig &) = delete;

    Result<void> logIn(const QByteArray &key) {
        return await(users->logIn(driver, instance, SecretString(key), {}));
    }
    Result<void> logIn() { return logIn(sandbox.instanceKey(0)); }
    Result<void> refresh() { return await(users->refresh(driver, {})); }
    Result<UserDocument> check() { return await(users->check(driver, {})); }
    Answer control(const QString &action) {
        return sandbox.post(u"/_emulator/"_s + action, {{u"DeviceToken"_s, driver.text()}});
    }

    /// A driver whose tokens of a registration are held here, and have expired since.
    DeviceToken holdExpired() {
        const Tokens tokens = Sandbox::tokensIn(sandbox.registerUser(0, {{u"CreateAccessToken"_s, true}}));
        Credentials credentials;
        credentials.deviceToken = DeviceToken(tokens.identity);
        credentials.accessToken = SecretString(tokens.access);
        credentials.refreshToken = SecretString(tokens.refresh.toLatin1());
        users->adopt(std::move(credentials), TokenSource::Registration);
        sandbox.post(u"/_emulator/expire"_s, {{u"DeviceToken"_s, tokens.identity}});
        return DeviceToken(tokens.identity);
    }
    void dropAnswers(const QString &route) {
        const QJsonObject rule{{u"Route"_s, route}, {u"Kind"_s, u"drop-after"_s}};
        QCOMPARE(sandbox.post(u"/_emulator/faults"_s, {{u"Rules"_s, QJsonArray{rule}}}).status, 200);
    }
    int count(const QString &route) {
        return sandbox.get(u"/_emulator/counts"_s).result().value(route).toInt();
    }

    QTemporaryDir folder;
    Sandbox sandbox;
    Environment environment;
    DeviceToken driver;
    InstanceId instance;
    UserSessionService::Parts parts;
    std::unique_ptr<UserSessionService> users;
};

} // namespace

/// Users' sessions over the real network against the emulator.
class tst_user_sessions_live : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void logInCheckExpireRefresh() {
        Rig rig;
        QVERIFY(rig.logIn().has_value());
        const auto own = rig.check();
        QVERIFY(own.has_value());
        QCOMPARE(own->user.deviceToken, rig.driver);
        QVERIFY(!own->json.isEmpty());
        QCOMPARE(rig.control(u"expire"_s).status, 200);
        QCOMPARE(rig.check().error().kind, ErrorKind::Unauthorized);
        QCOMPARE(rig.users->held(rig.driver)->lastCheck->failure->httpStatus, 401);
        QVERIFY(rig.refresh().has_value());
        QVERIFY(rig.check().has_value());
        QVERIFY(!rig.users->held(rig.driver)->lastCheck->failure);
    }

    void theDriversOwnAppSignsIn() {
        Rig rig;
        QVERIFY(rig.logIn().has_value());
        QCOMPARE(rig.sandbox.loginUser(rig.driver.text(), 0).status, 200);
        QCOMPARE(rig.check().error().kind, ErrorKind::Unauthorized);
        QCOMPARE(rig.refresh().error().kind, ErrorKind::SessionExpired);
        QVERIFY(rig.logIn().has_value());
        QVERIFY(rig.check().has_value());
    }

    void wrongInstanceKey() {
        Rig rig;
        QCOMPARE(rig.logIn("22222222-2222-4222-8222-222222222222").error().kind, ErrorKind::Unauthorized);
        QVERIFY(!rig.users->held(rig.driver));
    }

    /// The platform has done it, and the connection broke before it could say so.
    void aDroppedAnswerMayHaveReplacedThePair() {
        Rig rig;
        QVERIFY(rig.logIn().has_value());
        rig.dropAnswers(u"POST /v1/Auth/RefreshToken"_s);
        QCOMPARE(rig.refresh().error().kind, ErrorKind::Offline);
        const auto refreshed = rig.users->held(rig.driver)->lastRefresh;
        QVERIFY(refreshed && refreshed->lost.isValid());
        rig.dropAnswers(u"POST /v1/Auth/Login"_s);
        QCOMPARE(rig.logIn().error().kind, ErrorKind::Offline);
        const auto loggedIn = rig.users->lastLogin(rig.driver);
        QVERIFY(loggedIn && loggedIn->lost.isValid());
        QCOMPARE(rig.refresh().error().kind, ErrorKind::SessionExpired); // and is no reason to forget
        QVERIFY(rig.users->held(rig.driver)->lastRefresh->lost.isValid());
    }

    void aHundredCallsOfTenDriversCostTenRefreshesAndNoLogin() {
        Rig rig;
        QObject context;
        int good = 0;
        int ended = 0;
        std::vector<DeviceToken> drivers;
        for (int driver = 0; driver < 10; ++driver)
            drivers.push_back(rig.holdExpired());
        for (int call = 0; call < 100; ++call) {
            QCoro::connect(rig.users->send(drivers[static_cast<size_t>(call % 10)], endpoints::ownUser(), {}),
                &context, [&](Result<HttpResponse> &&answer) {
                    good += answer && answer->status == 200;
                    ++ended;
                });
        }
        QTRY_COMPARE_WITH_TIMEOUT(ended, 100, 30'000);
        QCOMPARE(good, 100);
        QCOMPARE(rig.count(u"POST /v1/Auth/RefreshToken"_s), 10);
        QCOMPARE(rig.count(u"POST /v1/Auth/Login"_s), 0);
    }

    void tokensOfARegistrationAreGood() {
        Rig rig;
        const Tokens handedOut
            = Sandbox::tokensIn(rig.sandbox.registerUser(0, {{u"CreateAccessToken"_s, true}}));
        Credentials credentials;
        credentials.deviceToken = DeviceToken(handedOut.identity);
        credentials.accessToken = SecretString(handedOut.access);
        credentials.refreshToken = SecretString(handedOut.refresh.toLatin1());
        const DeviceToken user = credentials.deviceToken;
        rig.users->adopt(std::move(credentials), TokenSource::Registration);
        // Nobody said how long it lives; the token itself does.
        QVERIFY(rig.users->held(user)->expires > rig.users->platformNow());
        QVERIFY(await(rig.users->check(user, {})).has_value());
        QVERIFY(await(rig.users->refresh(user, {})).has_value());
        QVERIFY(await(rig.users->check(user, {})).has_value());
    }
};

QTEST_GUILESS_MAIN(tst_user_sessions_live)
#include "tst_user_sessions_live.moc"
