#include "tests/console/ConsoleFixture.h"
#include "tests/console/Keyring.h"
#include "tests/console/SecretScan.h"
#include "tests/support/FakeDesktop.h"

#include <QApplication>
#include <QClipboard>
#include <QMainWindow>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

const QString locked = u"Fleetkey is locked"_s;
const QString remember = u"Remember this user's tokens"_s;

} // namespace

/// The lock that covers the window, and what it takes to lift it.
class tst_console_lock : public ConsoleFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        // One bus for both; logind and the screen saver are ours here.
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", qgetenv("DBUS_SESSION_BUS_ADDRESS"));
        m_desktop = std::make_unique<FakeDesktop>(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
        QVERIFY(m_desktop->isThere());
    }
    void cleanupTestCase() { m_desktop.reset(); }
    void init() {
        begin();
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn());
        VERIFY_SOON(keptTokens(company).size() == 2);
    }
    void cleanup() {
        end();
        QVERIFY(unlockKeyring());
    }

    void withoutAPinAKeyPressLiftsIt() {
        const QString user = m_person.cell(0, u"DeviceToken"_s);
        QVERIFY(m_person.press(u"New user"_s));
        VERIFY_SOON(m_person.field(u"First name"_s) != nullptr);
        QVERIFY(m_person.write(u"First name"_s, u"Half"_s));
        QVERIFY(m_person.useMenu(u"Log"_s));
        QVERIFY(isOpen(u"Log"_s));
        QVERIFY(m_person.button(u"Copy all"_s));
        QTest::keyClick(main(), Qt::Key_L, Qt::ControlModifier);
        VERIFY_SOON(m_person.sees(locked));
        QVERIFY(m_person.sees(u"No PIN is set"_s));
        QVERIFY(isOpen(u"Log"_s)); // where it was, and nothing to be seen of it
        QVERIFY(!m_person.button(u"Copy all"_s));
        QVERIFY(m_person.table() == nullptr);
        QVERIFY(m_person.field(u"First name"_s) == nullptr);

        // Closing would lose the form, and the question would tell who stands in it.
        QVERIFY(!main()->window()->close());
        QVERIFY(!m_person.sees(u"Something is not finished"_s));
        QVERIFY(!m_person.sees(u"Half"_s));

        // No shortcut reaches what is behind.
        QTest::keyClick(main(), Qt::Key_K, Qt::ControlModifier);
        VERIFY_SOON(!m_person.sees(locked)); // it was a key press, and nothing else
        QVERIFY(!m_person.sees(u"Type a command"_s));
        QCOMPARE(m_person.field(u"First name"_s)->text(), u"Half"_s);
        QVERIFY(isOpen(u"Log"_s));
        QVERIFY(closeWindowCalled(u"Log"_s));
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        VERIFY_SOON(m_person.cell(0, u"DeviceToken"_s) == user);
        QCOMPARE(m_control->logins(), 1);
        QCOMPARE(m_control->refreshes(), 0);
    }

    void theKeyLocksFromEveryWindow() {
        QVERIFY(m_person.useMenu(u"Held tokens"_s));
        QVERIFY(soon([] { return windowCalled(u"Held tokens"_s) != nullptr; }));
        QWidget *held = windowCalled(u"Held tokens"_s);
        held->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(held));
        QTest::keyClick(held, Qt::Key_L, Qt::ControlModifier);
        VERIFY_SOON(m_person.sees(locked));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space); // at the window where one is
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(held->isActiveWindow());
        QVERIFY(held->close());
        QVERIFY(quit());
    }

    void theProgramEndsUnderIt() {
        QVERIFY(m_person.useMenu(u"Lock"_s));
        VERIFY_SOON(m_person.sees(locked));
        QVERIFY(quit());
        m_console.reset();
        QCOMPARE(m_control->logins(), 1);
    }

    void aClickLiftsItToo() {
        QVERIFY(m_person.useMenu(u"Lock"_s));
        VERIFY_SOON(m_person.sees(locked));
        QWidget *cover = QApplication::focusWidget() ? QApplication::focusWidget() : main();
        QTest::mouseClick(cover, Qt::LeftButton);
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(listIsHere());
        QVERIFY(quit());
    }

    void aPinIsAskedForAndFiveWrongOnesSignOut() {
        QVERIFY(setPin(u"2468"_s));
        QVERIFY(m_person.useMenu(u"Lock"_s));
        VERIFY_SOON(m_person.sees(locked));
        QTest::keyClick(main(), Qt::Key_A);
        QVERIFY(m_person.sees(locked));
        QTest::keyClick(main(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!m_person.sees(u"Type a command"_s));
        QVERIFY(enterPin(u"1111"_s));
        VERIFY_SOON(m_person.sees(u"That is not the PIN. 4 more wrong ones sign out."_s));
        QVERIFY(enterPin(u"2468"_s));
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(listIsHere());

        QVERIFY(m_person.useMenu(u"Lock"_s));
        for (int left = 4; left > 0; --left) {
            QVERIFY(enterPin(u"1111"_s));
            VERIFY_SOON(m_person.sees(u"That is not the PIN. %1 more"_s.arg(left)));
        }
        QVERIFY(enterPin(u"1111"_s));
        VERIFY_SOON(m_person.sees(u"Sign in to Sandbox fleet"_s));
        VERIFY_SOON(keptTokens(company).isEmpty());
        QVERIFY(quit());
        QCOMPARE(filesWithSecrets({"2468", "1111"}), QStringList());
    }

    void aRestartDoesNotLiftIt() {
        QVERIFY(setPin(u"1357"_s));
        QVERIFY(quit());
        m_console.reset();
        start();
        VERIFY_SOON(m_person.sees(locked));
        QVERIFY(m_person.table() == nullptr);
        QVERIFY(enterPin(u"1357"_s));
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(listIsHere());
        QCOMPARE(m_control->logins(), 1);

        QVERIFY(m_person.useMenu(u"Settings"_s));
        QVERIFY(pressSoon(u"Remove the PIN"_s));
        QVERIFY(m_person.sees(u"The current PIN first, please."_s));
        QVERIFY(m_person.write(u"Current PIN"_s, u"1357"_s));
        QVERIFY(pressSoon(u"Remove the PIN"_s));
        VERIFY_SOON(m_person.sees(u"No PIN is set"_s));
        QVERIFY(closeWindowCalled(u"Settings"_s));
        QVERIFY(quit());
    }

    void whoDoesNotKnowThePinDoesNotChangeIt() {
        QVERIFY(setPin(u"2468"_s));
        QVERIFY(m_person.useMenu(u"Lock"_s));
        QVERIFY(enterPin(u"1111"_s));
        VERIFY_SOON(m_person.sees(u"4 more wrong ones sign out."_s));
        QVERIFY(enterPin(u"2468"_s));
        VERIFY_SOON(!m_person.sees(locked));

        QVERIFY(m_person.useMenu(u"Settings"_s));
        QVERIFY(changePin(u"1111"_s, u"1357"_s));
        VERIFY_SOON(m_person.sees(u"That is not the PIN. 4 more wrong ones sign out."_s));
        QVERIFY(changePin(u"2468"_s, u"1357"_s));
        VERIFY_SOON(m_person.field(u"New PIN"_s)->text().isEmpty());
        QVERIFY(closeWindowCalled(u"Settings"_s));
        QVERIFY(m_person.useMenu(u"Lock"_s));
        QVERIFY(enterPin(u"2468"_s));
        VERIFY_SOON(m_person.sees(u"4 more wrong ones sign out."_s));
        QVERIFY(enterPin(u"1357"_s));
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(quit());
    }

    void fiveWrongOnesInTheSettingsSignOutToo() {
        QVERIFY(setPin(u"2468"_s));
        QVERIFY(m_person.useMenu(u"Lock"_s));
        QVERIFY(enterPin(u"1111"_s));
        VERIFY_SOON(m_person.sees(u"4 more wrong ones sign out."_s));
        QVERIFY(quit()); // neither a restart nor another window begins the count anew
        m_console.reset();
        start();
        VERIFY_SOON(m_person.sees(locked));
        QVERIFY(enterPin(u"1111"_s));
        VERIFY_SOON(m_person.sees(u"3 more wrong ones sign out."_s));
        QVERIFY(enterPin(u"2468"_s));
        VERIFY_SOON(!m_person.sees(locked));

        QVERIFY(m_person.useMenu(u"Settings"_s));
        for (int left = 4; left > 0; --left) {
            QVERIFY(changePin(u"1111"_s, u"1357"_s));
            VERIFY_SOON(m_person.sees(u"That is not the PIN. %1 more"_s.arg(left)));
        }
        QVERIFY(changePin(u"1111"_s, u"1357"_s));
        VERIFY_SOON(m_person.sees(u"Sign in to Sandbox fleet"_s));
        VERIFY_SOON(keptTokens(company).isEmpty());
        QVERIFY(!isOpen(u"Settings"_s));
        QVERIFY(quit());
    }

    void theDesktopLocksIt_data() {
        QTest::addColumn<std::function<void(bool)>>("tell");
        using Tell = std::function<void(bool)>;
        QTest::newRow("screen saver") << Tell([this](bool begins) {
            m_desktop->announceSaver(
                FakeDesktop::freedesktopSaver, u"/org/freedesktop/ScreenSaver"_s, begins);
        });
        QTest::newRow("GNOME") << Tell([this](bool begins) {
            m_desktop->announceSaver(FakeDesktop::gnomeSaver, u"/org/gnome/ScreenSaver"_s, begins);
        });
        QTest::newRow("logind") << Tell([this](bool begins) {
            begins ? m_desktop->lock(FakeDesktop::session) : m_desktop->unlock(FakeDesktop::session);
        });
        QTest::newRow("sleep") << Tell([this](bool begins) { m_desktop->announceSleep(begins); });
    }

    void theDesktopLocksIt() {
        QFETCH(const std::function<void(bool)>, tell);
        VERIFY_SOON(m_desktop->isSleepDelayed()); // it listens
        tell(false);
        QVERIFY(soon([&] {
            tell(true); // until logind has said which session this is
            return m_person.sees(locked);
        }));
        QTest::keyClick(main(), Qt::Key_Space);
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(quit());
    }

    void aLockedKeychainIsOfferedForUnlocking() {
        QVERIFY(m_person.useMenu(u"Lock"_s));
        VERIFY_SOON(m_person.sees(locked));
        QVERIFY(lockKeyring());
        QTest::keyClick(main(), Qt::Key_Space);
        VERIFY_SOON(m_person.sees(u"The system's keychain is locked."_s)); // the tokens were given up
        QVERIFY(m_person.button(u"Try again"_s));
        QVERIFY(m_person.button(u"Sign out"_s));
        // Here the system has nobody to ask.
        QVERIFY(m_person.press(u"Unlock the keychain"_s));
        VERIFY_SOON(m_person.button(u"Cancel"_s) == nullptr && m_person.button(u"Unlock the keychain"_s));
        QVERIFY(m_person.sees(locked));
        QVERIFY(unlockKeyring());
        QVERIFY(m_person.press(u"Unlock the keychain"_s));
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(listIsHere());
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(quit());
    }

    void behindThePinTheKeychainIsOfferedToo() {
        QVERIFY(setPin(u"2468"_s));
        QVERIFY(m_person.useMenu(u"Lock"_s));
        QVERIFY(lockKeyring());
        QVERIFY(enterPin(u"2468"_s));
        VERIFY_SOON(m_person.sees(u"The system's keychain is locked."_s));
        QVERIFY(unlockKeyring());
        QVERIFY(m_person.press(u"Unlock the keychain"_s)); // and with the PIN that was typed
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(listIsHere());
        QVERIFY(quit());
    }

    void aDriversRememberedTokensGoToo() {
        QVERIFY(logInAsDriver());
        QVERIFY(m_person.check(remember, true));
        VERIFY_SOON(m_person.sees(u"Kept: keychain"_s));
        QVERIFY(m_person.useMenu(u"Lock"_s));
        VERIFY_SOON(m_person.sees(locked));
        QTest::keyClick(main(), Qt::Key_Space);
        VERIFY_SOON(!m_person.sees(locked));
        VERIFY_SOON(m_person.sees(u"Kept: keychain"_s)); // read again: they are shown

        QVERIFY(m_control->revoke(company)); // an admin whose session is over needs no keychain to come back
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        VERIFY_SOON(m_person.sees(u"Your session is over."_s));
        QVERIFY(m_person.useMenu(u"Lock"_s));
        VERIFY_SOON(m_person.sees(locked));
        QVERIFY(lockKeyring());
        QTest::keyClick(main(), Qt::Key_Space);
        VERIFY_SOON(!m_person.sees(locked));
        VERIFY_SOON(m_person.sees(u"Next step: open the keychain"_s)); // in memory there was nothing left
        QVERIFY(!m_person.sees(u"Kept: keychain"_s));
        QVERIFY(unlockKeyring());
        QVERIFY(pressSoon(u"Open the keychain"_s));
        VERIFY_SOON(m_person.sees(u"Kept: keychain"_s));
        QVERIFY(quit());
    }

    void closedUnderTheLockItStaysWithoutAQuestion() {
        QVERIFY(m_person.press(u"New user"_s));
        VERIFY_SOON(m_person.field(u"First name"_s) != nullptr);
        QVERIFY(m_person.write(u"First name"_s, u"Half"_s));
        QVERIFY(m_person.useMenu(u"Lock"_s));
        VERIFY_SOON(m_person.sees(locked));
        QVERIFY(!main()->window()->close());
        QTest::keyClick(main(), Qt::Key_Space);
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(!main()->window()->close()); // now it asks
        VERIFY_SOON(m_person.sees(u"Something is not finished"_s));
        QVERIFY(m_person.press(u"Quit"_s));
        VERIFY_SOON(m_console->hasEnded());
    }

    void whatLiesInTheClipboardIsTakenAway() {
        QVERIFY(logInAsDriver());
        QVERIFY(copyAccessToken());
        QVERIFY(m_person.useMenu(u"Lock"_s));
        QVERIFY(!QGuiApplication::clipboard()->text().startsWith(u"eyJ"_s));
        QTest::keyClick(main(), Qt::Key_Space);
        VERIFY_SOON(!m_person.sees(locked));
        VERIFY_SOON(m_person.sees(u"Kept: this session only"_s)); // the driver's tokens survive

        QVERIFY(copyAccessToken());
        QVERIFY(quit());
        m_console.reset();
        QVERIFY(!QGuiApplication::clipboard()->text().startsWith(u"eyJ"_s));
    }

private:
    [[nodiscard]] static QWidget *main() {
        const QWidgetList windows = QApplication::topLevelWidgets();
        const auto found = std::ranges::find_if(windows, [](QWidget *window) {
            return window->isVisible() && qobject_cast<QMainWindow *>(window) != nullptr;
        });
        if (found == windows.end())
            return nullptr;
        QWidget *focused = (*found)->focusWidget();
        return focused != nullptr && focused->isVisible() ? focused : *found;
    }

    [[nodiscard]] static QWidget *windowCalled(const QString &title) {
        const QWidgetList windows = QApplication::topLevelWidgets();
        const auto found = std::ranges::find_if(windows, [&title](const QWidget *window) {
            return window->isVisible() && window->windowTitle().startsWith(title);
        });
        return found == windows.end() ? nullptr : *found;
    }
    [[nodiscard]] static bool isOpen(const QString &title) { return windowCalled(title) != nullptr; }
    static bool closeWindowCalled(const QString &title) {
        return isOpen(title) && windowCalled(title)->close();
    }

    bool setPin(const QString &pin) {
        return m_person.useMenu(u"Settings"_s) && m_person.write(u"New PIN"_s, pin)
            && m_person.write(u"The same again"_s, pin) && m_person.press(u"Set the PIN"_s)
            && soon([this] { return m_person.sees(u"A PIN is set."_s); }) && closeWindowCalled(u"Settings"_s);
    }

    bool changePin(const QString &current, const QString &pin) {
        return m_person.write(u"Current PIN"_s, current) && m_person.write(u"New PIN"_s, pin)
            && m_person.write(u"The same again"_s, pin) && pressSoon(u"Change the PIN"_s);
    }

    /// Whose tokens are held in memory then.
    bool logInAsDriver() {
        return m_person.clickRow(0) && m_person.openTab(u"Tokens"_s) && pressSoon(u"Log in"_s)
            && pressSoon(u"Log in"_s) && soon([this] { return m_person.sees(u"Kept: this session only"_s); });
    }

    bool enterPin(const QString &pin) {
        return soon([&] {
            return m_person.field(u"PIN"_s) != nullptr && m_person.button(u"Unlock"_s) != nullptr;
        }) && m_person.write(u"PIN"_s, pin)
            && m_person.press(u"Unlock"_s);
    }

    bool copyAccessToken() {
        return m_person.press(u"Copy Access token"_s)
            && soon([] { return QGuiApplication::clipboard()->text().startsWith(u"eyJ"_s); });
    }

    std::unique_ptr<FakeDesktop> m_desktop;
};

QTEST_MAIN(tst_console_lock)
#include "tst_console_lock.moc"
