#include "tests/console/ConsoleFixture.h"
#include "tests/console/Keyring.h"
#include "tests/console/SecretScan.h"

#include <QApplication>
#include <QClipboard>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QMainWindow>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

const QString locked = u"Fleetkey is locked"_s;
const QString saver = u"org.freedesktop.ScreenSaver"_s;
const QString login = u"org.freedesktop.login1"_s;

} // namespace

/// The lock that covers the window, and what it takes to lift it.
class tst_console_lock : public ConsoleFixture {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() {
        // One bus for both; logind and the screen saver are ours here.
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", qgetenv("DBUS_SESSION_BUS_ADDRESS"));
        QVERIFY(QDBusConnection::sessionBus().registerService(saver));
        QVERIFY(QDBusConnection::sessionBus().registerService(login));
    }
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
        QTest::keyClick(main(), Qt::Key_L, Qt::ControlModifier);
        VERIFY_SOON(m_person.sees(locked));
        QVERIFY(m_person.sees(u"No PIN is set"_s));
        QVERIFY(!isOpen(u"Log"_s));
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
        VERIFY_SOON(m_person.sees(u"No PIN is set"_s));
        QVERIFY(closeWindowCalled(u"Settings"_s));
        QVERIFY(quit());
    }

    void theDesktopLocksIt_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("interface");
        QTest::addColumn<QString>("signal");
        QTest::newRow("screen saver") << u"/org/freedesktop/ScreenSaver"_s << saver << u"ActiveChanged"_s;
        QTest::newRow("sleep") << u"/org/freedesktop/login1"_s << login + u".Manager"_s
                               << u"PrepareForSleep"_s;
    }

    void theDesktopLocksIt() {
        QFETCH(QString, path);
        QFETCH(QString, interface);
        QFETCH(QString, signal);
        const auto tell = [&](bool begins) {
            QDBusMessage message = QDBusMessage::createSignal(path, interface, signal);
            message.setArguments({begins});
            return QDBusConnection::sessionBus().send(message);
        };
        QVERIFY(tell(false));
        VERIFY_SOON(tell(true) && m_person.sees(locked));
        QTest::keyClick(main(), Qt::Key_Space);
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(quit());
    }

    void aLockedKeychainKeepsItLocked() {
        QVERIFY(m_person.useMenu(u"Lock"_s));
        VERIFY_SOON(m_person.sees(locked));
        QVERIFY(lockKeyring());
        QTest::keyClick(main(), Qt::Key_Space);
        VERIFY_SOON(m_person.sees(u"The system's keychain is locked."_s)); // the tokens were given up
        QVERIFY(m_person.sees(locked));
        QVERIFY(unlockKeyring());
        QTest::keyClick(main(), Qt::Key_Space);
        VERIFY_SOON(!m_person.sees(locked));
        QVERIFY(listIsHere());
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(quit());
    }

    void whatLiesInTheClipboardIsTakenAway() {
        QVERIFY(m_person.clickRow(0));
        QVERIFY(m_person.openTab(u"Tokens"_s));
        QVERIFY(pressSoon(u"Log in"_s));
        QVERIFY(pressSoon(u"Log in"_s));
        VERIFY_SOON(m_person.sees(u"Kept: this session only"_s));
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

    [[nodiscard]] static bool isOpen(const QString &title) {
        const QWidgetList windows = QApplication::topLevelWidgets();
        return std::ranges::any_of(windows, [&title](const QWidget *window) {
            return window->isVisible() && window->windowTitle().startsWith(title);
        });
    }

    static bool closeWindowCalled(const QString &title) {
        const QWidgetList windows = QApplication::topLevelWidgets();
        for (QWidget *window : windows) {
            if (window->isVisible() && window->windowTitle().startsWith(title))
                return window->close();
        }
        return false;
    }

    bool setPin(const QString &pin) {
        return m_person.useMenu(u"Settings"_s) && m_person.write(u"New PIN"_s, pin)
            && m_person.write(u"The same again"_s, pin) && m_person.press(u"Set the PIN"_s)
            && soon([this] { return m_person.sees(u"A PIN is set."_s); }) && closeWindowCalled(u"Settings"_s);
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
};

QTEST_MAIN(tst_console_lock)
#include "tst_console_lock.moc"
