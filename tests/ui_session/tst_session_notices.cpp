#include "tests/session/Console.h"
#include "ui/session/SessionNotices.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/UiState.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"

#include <QTest>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

/// The notices of one console's session, in a window of their own.
class Fixture {
public:
    explicit Fixture(World &world)
        : Fixture(world, world.databasePath()) { }

    Fixture(World &world, const QString &database)
        : console(world, database)
        , theme(*qApp, [] { return false; })
        , window(theme, ui::UiState::openFile(world.folder.filePath(u"state.ini"_s)))
        , notices(window, *console.session, console.database->trouble()) { }

    ui::Banner *banner(const QString &key) { return window.banner(key); }
    bool says(const QString &key) { return banner(key)->isVisibleTo(&window); }
    bool press(const QString &key, const QString &text) {
        for (ui::Button *button : banner(key)->findChildren<ui::Button *>()) {
            if (button->text() == text) {
                button->click();
                return true;
            }
        }
        return false;
    }

    Console console;
    ui::Theme theme;
    ui::MainWindow window;
    ui::SessionNotices notices;
};

} // namespace

class tst_session_notices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysThatTheKeychainIsSlow() {
        World world;
        Fixture it(world);
        const QString key = u"keychain-wait"_s;
        QVERIFY(!it.says(key));
        it.notices.showKeychainSlow(true);
        QVERIFY(it.says(key));
        QVERIFY(it.banner(key)->text().contains(u"another window"));
        it.notices.showKeychainSlow(false);
        QVERIFY(!it.says(key));
    }

    void tryingAgainAsksForTheKeychainsPassword() {
        World world;
        world.keychain->writeFailure = ErrorKind::SecretLocked;
        Fixture it(world);
        QVERIFY(it.console.signIn().has_value());
        const QString key = u"keychain"_s;
        QVERIFY(world.passUntil([&] { return it.says(key); }));
        world.keychain->passwordIsKnown = true;
        QVERIFY(it.press(key, u"Try again"_s));
        QVERIFY(world.passUntil([&] { return !it.says(key); }));
        QCOMPARE(world.keychain->unlocks, 1);
        QCOMPARE(it.console.session->facts().keptIn, TokensKeptIn::Keychain);
    }

    void followsASignInElsewhereWhenTheWindowIsTurnedTo() {
        World world;
        Fixture it(world);
        const QString key = u"session"_s;
        QVERIFY(it.console.signInAndKeep());
        world.platform.signInElsewhere(admin);
        QCOMPARE(kindOf(it.console.call()), ErrorKind::SessionExpired);
        QVERIFY(it.says(key));
        QVERIFY(it.press(key, u"Try again"_s));
        QVERIFY(world.passUntil([&] { return it.banner(key)->text().contains(u"No other Fleetkey"); }));

        Console other(world);
        QVERIFY(other.signInAndKeep());
        QEvent activation(QEvent::WindowActivate);
        QCoreApplication::sendEvent(&it.window, &activation);
        QVERIFY(world.passUntil([&] { return !it.says(key); }));
        QVERIFY(it.console.call().has_value());
        QCOMPARE(world.platform.logins, 2);
    }

    void saysThatAnotherConsoleIsWaitedFor() {
        World world;
        Fixture it(world);
        const QString key = u"other-console"_s;
        QVERIFY(it.console.signInAndKeep());
        const QString lease = u"sandbox/"_s + admin + u"/tokens"_s;
        QVERIFY(await(it.console.parts.leases->acquire(lease, u"other"_s, world.clock->now(), 60s)).value());
        world.platform.expireAccessTokens();
        auto call = it.console.session->api()->send(Console::request(), {});
        QVERIFY(world.passUntil([&] { return it.says(key); }));
        QVERIFY(await(it.console.parts.leases->release(lease, u"other"_s)));
        QVERIFY(world.pass(std::move(call)).has_value());
        QVERIFY(!it.says(key));
    }

    void aRefreshThatIsNotFoundIsNotTheKeychains() {
        World world;
        Fixture it(world);
        QVERIFY(it.console.signInAndKeep());
        world.platform.expireAccessTokens();
        world.platform.refreshStatus = 404;
        QCOMPARE(kindOf(it.console.call()), ErrorKind::NotFound);
        QVERIFY(!it.says(u"keychain"_s));
    }

    /// To read it says nothing of that.
    void aFileThatCannotBeWrittenIsSaidThoughItCanBeRead() {
        World world;
        Fixture it(world, u"/proc/nowhere/fleetkey.sqlite"_s);
        QVERIFY(it.console.signIn().has_value());
        const QString key = u"store-trouble"_s;
        QVERIFY(world.passUntil([&] { return it.says(key); }));
        it.notices.showStorage({});
        QVERIFY(it.says(key));
        it.notices.showStorage({StoreNotice::Kind::DamagedKeptAside, u"elsewhere"_s, {}});
        QVERIFY(it.says(key)); // one does not take the other's place
        QVERIFY(it.says(u"storage"_s));
    }

    void goesOnWithoutTheKeychain() {
        World world;
        world.keychain->writeFailure = ErrorKind::SecretDenied;
        Fixture it(world);
        QVERIFY(it.console.signIn().has_value());
        const QString key = u"keychain"_s;
        QVERIFY(world.passUntil([&] { return it.says(key); }));
        QVERIFY(it.press(key, u"This session only"_s));
        QVERIFY(world.passUntil([&] { return !it.says(key); }));
        QCOMPARE(it.console.session->facts().keptIn, TokensKeptIn::MemoryOnly);
        QVERIFY(world.keychain->entries.isEmpty());
    }
};

QTEST_MAIN(tst_session_notices)
#include "tst_session_notices.moc"
