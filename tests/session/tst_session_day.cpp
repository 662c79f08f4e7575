#include "core/session/SessionCare.h"
#include "tests/sandbox/Sandbox.h"
#include "tests/session/LiveConsole.h"
#include "tests/support/Await.h"
#include "tests/support/FakeClock.h"
#include "tests/support/Unwind.h"

#include <QTemporaryDir>
#include <QTest>

#include <tuple>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A console that is cared for, in hours that the test lets pass.
struct CaredConsole {
    CaredConsole(const QUrl &origin, const QString &database, const std::shared_ptr<FakeClock> &clock)
        : console(origin, database, clock)
        , care(*console.session, console.parts) { }
    ~CaredConsole() { std::ignore = await(console.session->close()); }

    LiveConsole console;
    SessionCare care;
};

/// The emulator and everything around it that a day can bring.
struct Day {
    Day()
        : sandbox(QStringList{u"--access-token-seconds"_s, u"7200"_s}) { }
    ~Day() { QCOMPARE(sandbox.filesWithTraces(folder.path()), QStringList()); }
    Day(const Day &) = delete;
    Day &operator=(const Day &) = delete;

    [[nodiscard]] std::unique_ptr<CaredConsole> console() const {
        return std::make_unique<CaredConsole>(
            QUrl(sandbox.origin()), folder.filePath(u"fleetkey.sqlite"_s), clock);
    }
    int count(const QString &route) {
        return sandbox.get(u"/_emulator/counts"_s).result().value(route).toInt();
    }
    int logins() { return count(u"POST /v1/Auth/Login"_s); }
    int refreshes() { return count(u"POST /v1/Auth/RefreshToken"_s); }
    void control(const QString &command, const QJsonObject &body) {
        QCOMPARE(sandbox.post(u"/_emulator/"_s + command, body).status, 200);
    }
    void fault(int status, int count) {
        control(u"faults"_s,
            {{u"Rules"_s,
                QJsonArray{QJsonObject{{u"Route"_s, u"GET /auth/permissions"_s}, {u"Kind"_s, u"status"_s},
                    {u"Status"_s, status}, {u"Count"_s, count}}}}});
    }

    /// For the consoles as for the platform.
    void letPass(std::chrono::minutes span) {
        control(u"advance"_s, {{u"Seconds"_s, static_cast<int>(std::chrono::seconds(span).count())}});
        clock->advance(span);
    }

    /// Whether so many calls at once are all answered well, while time passes for whoever waits for it.
    bool calls(const CaredConsole &by, int count = 5) {
        QObject context;
        int good = 0;
        int ended = 0;
        by.console.call(count, &context, [&](bool isGood) {
            good += isGood ? 1 : 0;
            ++ended;
        });
        return QTest::qWaitFor(
                   [&] {
                       clock->advance(500ms);
                       return ended == count;
                   },
                   20'000)
            && good == count;
    }
    static bool isCalm(const CaredConsole &console) {
        return QTest::qWaitFor(
            [&] { return console.console.session->facts().state == SessionState::Active; }, 20'000);
    }

    Unwind unwind;
    Sandbox sandbox;
    std::shared_ptr<FakeClock> clock = std::make_shared<FakeClock>(QDateTime::currentDateTimeUtc());
    QTemporaryDir folder;
};

} // namespace

/// Nothing automatic ever spends a login: one is spent in the morning, by a person, and none until the
/// session is over at night, whatever happens in between.
class tst_session_day : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLongDayCostsOneLogin() {
        Day day;
        auto desk = day.console();
        const auto signedIn
            = await(desk->console.session->signIn(LiveConsole::email(), SecretString("sandbox"), true));
        QVERIFY(signedIn.has_value());
        QTRY_COMPARE(desk->console.session->facts().keptIn, TokensKeptIn::Keychain);
        auto neighbour = day.console();
        QVERIFY(await(neighbour->console.session->restore(LiveConsole::account())).has_value());
        desk->care.setWatched(true);

        for (int hour = 6; hour < 22; ++hour) {
            for (int minute = 0; minute < 60; minute += 15) {
                day.letPass(15min);
                QVERIFY(Day::isCalm(*desk) && Day::isCalm(*neighbour));
            }
            if (hour % 3 == 0)
                day.control(u"expire"_s, {{u"Email"_s, LiveConsole::email()}});
            if (hour % 4 == 0)
                day.fault(503, 2);
            if (hour % 5 == 0)
                desk->care.wake();
            if (hour == 13) { // a clock set wrong, and right again
                day.clock->jumpTo(day.clock->now().addSecs(-1'800));
                QVERIFY(day.calls(*desk, 1));
                day.clock->jumpTo(day.clock->now().addSecs(1'800));
            }
            if (hour % 6 == 0) { // the program is closed and started again
                neighbour.reset();
                neighbour = day.console();
                QVERIFY(await(neighbour->console.session->restore(LiveConsole::account())).has_value());
            }
            QVERIFY(day.calls(*desk, 10));
            QVERIFY(day.calls(*neighbour, 2));
            QCOMPARE(day.logins(), 1);
        }
        QVERIFY(day.refreshes() >= 8);

        // The end of the session is told, and waited out.
        day.control(u"revoke"_s, {{u"Email"_s, LiveConsole::email()}});
        QVERIFY(!day.calls(*desk, 10));
        QVERIFY(!day.calls(*neighbour, 2));
        QCOMPARE(desk->console.session->facts().state, SessionState::Expired);
        for (int i = 0; i < 20; ++i) {
            day.letPass(30min);
            desk->care.wake();
            QVERIFY(!await(desk->console.session->reawaken()).value_or(true));
            QVERIFY(!day.calls(*desk, 1));
        }
        {
            const auto restarted = day.console();
            const auto restored = await(restarted->console.session->restore(LiveConsole::account()));
            QCOMPARE(restored.error().kind, ErrorKind::SessionExpired);
        }
        QCOMPARE(day.logins(), 1);
        QVERIFY(await(desk->console.session->signOut()).has_value());
    }
};

QTEST_GUILESS_MAIN(tst_session_day)
#include "tst_session_day.moc"
