#include "tests/sandbox/Sandbox.h"
#include "tests/session/ConsoleProcess.h"
#include "tests/session/LiveConsole.h"
#include "tests/support/Await.h"

#include <QTemporaryDir>
#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

/// An emulator, a database file, and what a console does with them.
struct Rig {
    explicit Rig(const QStringList &arguments = {})
        : sandbox(start(arguments)) { }
    ~Rig() { QCOMPARE(sandbox->filesWithTraces(folder.path()), QStringList()); }
    Rig(const Rig &) = delete;
    Rig &operator=(const Rig &) = delete;

    /// Another emulator, that keeps the same record of what is handed out.
    [[nodiscard]] std::unique_ptr<Sandbox> start(const QStringList &arguments) const {
        return std::make_unique<Sandbox>(
            QStringList{u"--record-tokens"_s, record.filePath(u"tokens"_s)} + arguments);
    }
    [[nodiscard]] std::unique_ptr<LiveConsole> console() const {
        return std::make_unique<LiveConsole>(QUrl(sandbox->origin()), databasePath());
    }
    [[nodiscard]] QString databasePath() const { return folder.filePath(u"fleetkey.sqlite"_s); }

    [[nodiscard]] int count(const QString &route) const {
        return sandbox->get(u"/_emulator/counts"_s).result().value(route).toInt();
    }
    [[nodiscard]] int logins() const { return count(u"POST /v1/Auth/Login"_s); }
    [[nodiscard]] int refreshes() const { return count(u"POST /v1/Auth/RefreshToken"_s); }
    void expire() const { sandbox->post(u"/_emulator/expire"_s, {{u"Email"_s, LiveConsole::email()}}); }

    QTemporaryDir folder;
    QTemporaryDir record;
    std::unique_ptr<Sandbox> sandbox;
};

Result<void> signIn(const LiveConsole &console) {
    return await(console.session->signIn(LiveConsole::email(), SecretString("sandbox"), true));
}

bool isKept(const LiveConsole &console) {
    return QTest::qWaitFor([&] { return console.session->facts().keptIn == TokensKeptIn::Keychain; }, 10'000);
}

/// How many of so many calls at once succeed.
int goodCalls(const LiveConsole &console, int count) {
    QObject context;
    int good = 0;
    int ended = 0;
    console.call(count, &context, [&](bool isGood) {
        good += isGood ? 1 : 0;
        ++ended;
    });
    return QTest::qWaitFor([&] { return ended == count; }, 30'000) ? good : -1;
}

} // namespace

/// The session over the real network, keychain and database.
class tst_session_live : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twentyCallsMeetATokenThatRanOut() {
        const Rig rig({u"--access-token-seconds"_s, u"600"_s});
        const auto console = rig.console();
        QVERIFY(signIn(*console).has_value());
        QVERIFY(isKept(*console));
        QCOMPARE(goodCalls(*console, 1), 1);
        QCOMPARE(rig.sandbox->post(u"/_emulator/advance"_s, {{u"Seconds"_s, 620}}).status, 200);
        QCOMPARE(goodCalls(*console, 20), 20);
        QCOMPARE(rig.refreshes(), 1);
        QCOMPARE(rig.logins(), 1);
        QVERIFY(await(console->session->close()).has_value());
    }

    void restoredFromTheKeychain() {
        const Rig rig;
        {
            const auto console = rig.console();
            QVERIFY(signIn(*console).has_value());
            QVERIFY(isKept(*console));
            QVERIFY(await(console->session->close()).has_value());
        }
        {
            const auto console = rig.console();
            QVERIFY(await(console->session->restore(LiveConsole::account())).has_value());
            QCOMPARE(console->session->facts().state, SessionState::Active);
            QCOMPARE(goodCalls(*console, 1), 1);
            QVERIFY(await(console->session->signOut()).has_value());
        }
        const auto console = rig.console();
        const auto restored = await(console->session->restore(LiveConsole::account()));
        QCOMPARE(restored.error().kind, ErrorKind::NotFound);
        QCOMPARE(rig.logins(), 1);
    }

    /// What became of the tokens is the platform's affair; nobody waits for the dead.
    void aConsoleKilledInARefreshHoldsNobodyUp() {
        const Rig rig;
        const auto console = rig.console();
        QVERIFY(signIn(*console).has_value());
        QVERIFY(isKept(*console));
        ConsoleProcess other(rig.sandbox->origin(), rig.databasePath());
        QCOMPARE(other.line(), "ready");
        const QJsonObject late{{u"Route"_s, u"POST /v1/Auth/RefreshToken"_s}, {u"Kind"_s, u"delay"_s},
            {u"Milliseconds"_s, 600'000}};
        rig.sandbox->post(u"/_emulator/faults"_s, {{u"Rules"_s, QJsonArray{late}}});
        rig.expire();
        other.beginCalls();
        QTRY_COMPARE(rig.refreshes(), 1);
        other.killAtOnce();
        // Ended within the patience of half a minute; the lease alone would last a whole one.
        QVERIFY(goodCalls(*console, 1) >= 0);
        QCOMPARE(rig.logins(), 1);
        QVERIFY(await(console->session->signOut()).has_value());
    }

    void somebodyElseSignsIn() {
        const Rig rig;
        const auto console = rig.console();
        QVERIFY(signIn(*console).has_value());
        QVERIFY(isKept(*console));
        QVERIFY(!rig.sandbox->signIn().access.isEmpty());
        QCOMPARE(goodCalls(*console, 5), 0);
        QCOMPARE(console->session->facts().state, SessionState::Expired);
        QCOMPARE(console->session->facts().expiryCause, ExpiryCause::SignedInElsewhere);
        QCOMPARE(rig.refreshes(), 1);
        QCOMPARE(rig.logins(), 2);
        QVERIFY(await(console->session->signOut()).has_value());
    }

    void thePlatformGoesAndComesBack() {
        Rig rig;
        const QString data = rig.folder.filePath(u"fleet.sqlite"_s);
        rig.sandbox = rig.start({u"--data"_s, data});
        const auto console = rig.console();
        QVERIFY(signIn(*console).has_value());
        QVERIFY(isKept(*console));
        rig.expire();
        const QString port = QString::number(rig.sandbox->port());
        rig.sandbox->process().terminate();
        QTRY_VERIFY(!rig.sandbox->isRunning());
        QCOMPARE(goodCalls(*console, 3), 0);
        QCOMPARE(console->session->facts().state, SessionState::Active);
        QCOMPARE(console->session->facts().connectivity, Connectivity::Offline);
        rig.sandbox = rig.start({u"--data"_s, data, u"--port"_s, port});
        QCOMPARE(QString::number(rig.sandbox->port()), port);
        QCOMPARE(goodCalls(*console, 3), 3);
        QCOMPARE(console->session->facts().connectivity, Connectivity::Online);
        QCOMPARE(rig.refreshes(), 1);
        QCOMPARE(rig.logins(), 0);
        QVERIFY(await(console->session->signOut()).has_value());
    }

    void thePlatformDiesInTheMiddleOfARefresh() {
        const Rig rig;
        const auto console = rig.console();
        QVERIFY(signIn(*console).has_value());
        QVERIFY(isKept(*console));
        rig.expire();
        const QJsonObject fault{{u"Route"_s, u"POST /v1/Auth/RefreshToken"_s}, {u"Kind"_s, u"drop-before"_s}};
        QCOMPARE(rig.sandbox->post(u"/_emulator/faults"_s, {{u"Rules"_s, QJsonArray{fault}}}).status, 200);
        QCOMPARE(goodCalls(*console, 3), 0);
        QCOMPARE(console->session->facts().state, SessionState::Active);
        QCOMPARE(goodCalls(*console, 3), 3);
        QCOMPARE(rig.logins(), 1);
        QVERIFY(await(console->session->signOut()).has_value());
    }

    void twoConsolesAsTwoProcesses() {
        const Rig rig;
        const auto console = rig.console();
        QVERIFY(signIn(*console).has_value());
        QVERIFY(isKept(*console));
        ConsoleProcess first(rig.sandbox->origin(), rig.databasePath());
        ConsoleProcess second(rig.sandbox->origin(), rig.databasePath());
        QCOMPARE(first.line(), QByteArray("ready"));
        QCOMPARE(second.line(), QByteArray("ready"));
        const QByteArray allGood = QByteArray::number(callsOfAConsole) + ' '
            + QByteArray::number(static_cast<int>(SessionState::Active));
        for (int round = 1; round <= 5; ++round) {
            rig.expire();
            first.beginCalls();
            second.beginCalls();
            QCOMPARE(first.line(), allGood);
            QCOMPARE(second.line(), allGood);
            QCOMPARE(rig.refreshes(), round);
        }
        // This one slept through it all and wakes with tokens five generations old.
        QCOMPARE(goodCalls(*console, 3), 3);
        QCOMPARE(rig.refreshes(), 5);
        QCOMPARE(rig.logins(), 1);
        QVERIFY(await(console->session->signOut()).has_value());
    }

    void theBlockIsLearned() {
        const Rig rig({u"--login-limit"_s, u"2"_s});
        const auto console = rig.console();
        for (int i = 0; i < 2; ++i) {
            const auto refused
                = await(console->session->signIn(LiveConsole::email(), SecretString("wrong"), false));
            QCOMPARE(refused.error().kind, ErrorKind::Unauthorized);
        }
        QCOMPARE(signIn(*console).error().kind, ErrorKind::RateLimited);
        const auto until = console->parts.budget->facts().allowance.blockedUntil;
        QVERIFY(until.has_value());
        QVERIFY(std::abs(QDateTime::currentDateTimeUtc().secsTo(*until) - 3600) < 30);
        QCOMPARE(signIn(*console).error().kind, ErrorKind::LoginBudget);
        QCOMPARE(rig.logins(), 3);
        const auto next = rig.console();
        QCOMPARE(signIn(*next).error().kind, ErrorKind::LoginBudget);
        QCOMPARE(rig.logins(), 3);
    }
};

int main(int argc, char **argv) {
    if (isStartedAsConsole(argc, argv))
        return runAsConsole(argc, argv);
    QCoreApplication app(argc, argv);
    tst_session_live test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_session_live.moc"
