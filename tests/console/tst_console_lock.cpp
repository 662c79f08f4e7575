#include "tests/console/LockFixture.h"
#include "tests/support/FakeDesktop.h"

#include <QClipboard>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

const QString remember = u"Remember this user's tokens"_s;

} // namespace

/// The lock that covers the window, and what it takes to lift it.
class tst_console_lock : public LockFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        // One bus for both; logind and the screen saver are ours here.
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", qgetenv("DBUS_SESSION_BUS_ADDRESS"));
        m_desktop = std::make_unique<FakeDesktop>(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
        QVERIFY(m_desktop->isThere());
    }
    void cleanupTestCase() { m_desktop.reset(); }
    void init() { QVERIFY(beginSignedIn()); }
    void cleanup() { endUnlocked(); }

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
        QVERIFY(!isOpen(u"Log"_s)); // it lay over what is to be seen now
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

    void theInstancesToChooseFromAreReadAgain() {
        QVERIFY(m_control->addFault({{u"Route"_s, u"*/auth/permissions"_s}, {u"Kind"_s, u"status"_s},
            {u"Status"_s, 422}, {u"Count"_s, -1}}));
        QVERIFY(m_person.press(u"New user"_s));
        VERIFY_SOON(m_person.sees(u"The instances cannot be listed."_s));
        QVERIFY(m_control->clearFaults());
        QVERIFY(m_person.useMenu(u"Lock"_s));
        VERIFY_SOON(m_person.sees(locked));
        QTest::keyClick(main(), Qt::Key_Space);
        VERIFY_SOON(m_person.choice(u"Instance"_s) && m_person.choice(u"Instance"_s)->count() > 0);
        QVERIFY(!m_person.sees(u"The instances cannot be listed."_s));
        QVERIFY(quit());
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

    void aQuestionThatIsOpenWaitsBehindIt() {
        QVERIFY(m_person.press(u"New user"_s));
        VERIFY_SOON(m_person.field(u"First name"_s) != nullptr);
        QVERIFY(m_person.write(u"First name"_s, u"Half"_s));
        QVERIFY(!main()->window()->close());
        QWidget *question = windowCalled(u"Quit Fleetkey?"_s);
        QVERIFY(question != nullptr && question->isModal());
        QVERIFY(QTest::qWaitForWindowActive(question));
        QTest::keyClick(question->focusWidget(), Qt::Key_L, Qt::ControlModifier);
        VERIFY_SOON(m_person.sees(locked));
        QVERIFY(!isOpen(u"Quit Fleetkey?"_s));
        QTest::keyClick(main(), Qt::Key_Space);
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(isOpen(u"Quit Fleetkey?"_s));
        QVERIFY(m_person.press(u"Quit"_s));
        VERIFY_SOON(m_console->hasEnded());
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
        QVERIFY(allIsHeard()); // none comes after the key
        QTest::keyClick(main(), Qt::Key_Space);
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(quit());
    }

    void whoLeavesDuringASignInFindsItLocked() {
        VERIFY_SOON(m_desktop->isSleepDelayed()); // it listens
        QVERIFY(m_person.useMenu(u"Sign out"_s));
        VERIFY_SOON(m_person.sees(u"Sign in to Sandbox fleet"_s));
        QVERIFY(m_control->addFault(
            {{u"Route"_s, u"*/Auth/Login"_s}, {u"Kind"_s, u"delay"_s}, {u"Milliseconds"_s, 1500}}));
        VERIFY_SOON(m_person.write(u"Password"_s, m_password));
        QVERIFY(m_person.press(u"Sign in"_s));
        VERIFY_SOON(m_control->logins() == 2);
        m_desktop->announceSaver(FakeDesktop::freedesktopSaver, u"/org/freedesktop/ScreenSaver"_s, true);
        VERIFY_SOON(m_person.sees(locked));
        QVERIFY(m_person.table() == nullptr);
        QTest::keyClick(main(), Qt::Key_Space);
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(listIsHere());
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
    /// The desktop's signals are told one after the other: sleep is held up anew when all before were heard.
    bool allIsHeard() {
        m_desktop->announceSleep(true);
        if (!soon([this] { return !m_desktop->isSleepDelayed(); }))
            return false;
        m_desktop->announceSleep(false);
        return soon([this] { return m_desktop->isSleepDelayed(); });
    }

    bool copyAccessToken() {
        return m_person.press(u"Copy Access token"_s)
            && soon([] { return QGuiApplication::clipboard()->text().startsWith(u"eyJ"_s); });
    }

    std::unique_ptr<FakeDesktop> m_desktop;
};

QTEST_MAIN(tst_console_lock)
#include "tst_console_lock.moc"
