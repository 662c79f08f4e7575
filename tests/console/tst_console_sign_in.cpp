#include "tests/console/ConsoleFixture.h"

#include "ui/shell/MainWindow.h"

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

/// Sign-ins that do not go well, and admins who see only a part.
class tst_console_sign_in : public ConsoleFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        begin();
        QVERIFY(startPlatform());
        start();
        VERIFY_SOON(m_person.sees(u"at most 5 sign-in"_s));
        QVERIFY(m_person.write(u"Password"_s, m_password));
    }
    void cleanup() { end(); }

    void aWrongPasswordIsSaidAndForgotten() {
        QVERIFY(m_person.write(u"Password"_s, secret(20)));
        QVERIFY(m_person.pressKey(Qt::Key_Return));
        VERIFY_SOON(m_person.sees(u"E-mail or password is wrong."_s));
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(m_person.write(u"Password"_s, m_password));
        QVERIFY(signIn());
        QCOMPARE(m_control->logins(), 2);
        QVERIFY(quit());
    }

    void theWindowsAreThereBeforeSomebodySignsIn() {
        const auto prepared = [] {
            const QWidgetList windows = QApplication::topLevelWidgets();
            const auto found = std::ranges::find_if(
                windows, [](QWidget *window) { return qobject_cast<ui::MainWindow *>(window) != nullptr; });
            // Painted already, as the last that is done before it is wanted.
            return found != windows.end() && (*found)->testAttribute(Qt::WA_WState_Created) ? *found
                                                                                            : nullptr;
        };
        VERIFY_SOON(prepared() != nullptr);
        QPointer<QWidget> window = prepared();
        QVERIFY(!window->isVisible());
        QCOMPARE(m_control->logins(), 0);
        QVERIFY(signIn());
        QCOMPARE(m_person.window(), window.data());
        QVERIFY(window->isVisible());
        QVERIFY(!m_person.sees(u"could not be read"_s));
        QVERIFY(m_person.sees(company));
        VERIFY_SOON(m_person.useMenu(u"Hierarchy"_s) && m_person.sees(u"Delivery vans"_s));
        QVERIFY(quit());
    }

    /// The main window waits a moment for its first users, and no longer.
    void aListThatDoesNotComeKeepsNobodyOut() {
        QVERIFY(m_control->addFault({{u"Route"_s, u"*/users/GetFilteredPage"_s}, {u"Kind"_s, u"never"_s}}));
        QVERIFY(m_person.write(u"Password"_s, m_password));
        QVERIFY(m_person.pressKey(Qt::Key_Return));
        VERIFY_SOON(qobject_cast<ui::MainWindow *>(m_person.window()) != nullptr);
        QVERIFY(!m_person.sees(u"Sign in to Sandbox fleet"_s));
        QCOMPARE(m_person.rows(), 0);
        QVERIFY(m_control->clearFaults());
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        QVERIFY(listIsHere());
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(quit());
    }

    void theSixthSignInInAMinuteIsNotSent() {
        for (int spent = 1; spent <= 5; ++spent) {
            QVERIFY(m_person.write(u"Password"_s, secret(12)));
            QVERIFY(m_person.press(u"Sign in"_s));
            VERIFY_SOON(m_control->logins() == spent && !isBusy());
        }
        VERIFY_SOON(m_person.sees(u"No sign-in is left in this minute"_s));
        VERIFY_SOON(m_person.sees(u"The next one is possible"_s));
        VERIFY_SOON(!m_person.button(u"Sign in"_s)->isEnabled());
        QVERIFY(m_person.write(u"Password"_s, m_password));
        QVERIFY(m_person.pressKey(Qt::Key_Return));
        const QString before = m_person.account();
        VERIFY_SOON(m_person.account() != before); // it counts down

        // Another console of this person knows it too.
        const QWidgetList first = QApplication::topLevelWidgets();
        RunningConsole other(*m_theme, m_desk->paths(), m_desk->settings());
        const Person neighbour(first);
        VERIFY_SOON(neighbour.sees(u"No sign-in is left in this minute"_s));
        QVERIFY(!neighbour.button(u"Sign in"_s)->isEnabled());
        QVERIFY(neighbour.write(u"Password"_s, m_password));
        QVERIFY(neighbour.pressKey(Qt::Key_Return));
        QVERIFY(neighbour.closeWindow());
        VERIFY_SOON(other.hasEnded());
        QCOMPARE(m_control->logins(), 5);
        QVERIFY(quit());
    }

    void anUnknownAdminIsToldTheSame() {
        QVERIFY(m_person.write(u"E-mail"_s, u"nobody@sandbox.example"_s));
        QVERIFY(m_person.pressKey(Qt::Key_Return));
        VERIFY_SOON(m_person.sees(u"E-mail or password is wrong."_s));
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(quit());
    }

    void afterTheBlockSigningInIsPossibleAgain() {
        QVERIFY(m_control->addFault({{u"Route"_s, u"POST /v1/Auth/Login"_s}, {u"Kind"_s, u"status"_s},
            {u"Status"_s, 429}, {u"RetryAfter"_s, 8}}));
        QVERIFY(m_person.pressKey(Qt::Key_Return));
        VERIFY_SOON(m_person.sees(u"The platform blocks sign-ins from this address for a while"_s));
        QVERIFY(!m_person.button(u"Sign in"_s)->isEnabled());
        VERIFY_SOON(m_person.button(u"Sign in"_s)->isEnabled());
        QVERIFY(m_person.press(u"Sign in"_s));
        QVERIFY2(listIsHere(), qPrintable(m_person.account()));
        QCOMPARE(m_control->logins(), 2);
        QVERIFY(quit());
    }

    void theBlockOfThePlatformIsHeeded() {
        QVERIFY(m_control->addFault({{u"Route"_s, u"POST /v1/Auth/Login"_s}, {u"Kind"_s, u"status"_s},
            {u"Status"_s, 429}, {u"RetryAfter"_s, 1200}}));
        QVERIFY(m_person.pressKey(Qt::Key_Return));
        VERIFY_SOON(m_person.sees(u"The platform blocks sign-ins from this address for a while"_s));
        VERIFY_SOON(m_person.sees(u"The next one is possible"_s));
        QVERIFY(!m_person.button(u"Sign in"_s)->isEnabled());
        QVERIFY(m_person.pressKey(Qt::Key_Return));
        QVERIFY(quit());

        start();
        VERIFY_SOON(m_person.sees(u"The platform blocks sign-ins from this address for a while"_s));
        QVERIFY(!m_person.button(u"Sign in"_s)->isEnabled());
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(quit());
    }

    void withoutARoleTheWindowSaysWhomToAsk() {
        QVERIFY(m_person.write(u"E-mail"_s, u"norole@sandbox.example"_s));
        QVERIFY(m_person.pressKey(Qt::Key_Return));
        VERIFY_SOON(m_person.sees(u"This account has no role yet"_s));
        QVERIFY(m_person.sees(u"Ask an administrator of your company or the vendor"_s));
        QVERIFY(!m_person.sees(u"This account may not do that."_s));
        QVERIFY(m_person.sees(u"norole@sandbox.example"_s));
        QCOMPARE(m_person.rows(), -1);
        QCOMPARE(m_control->logins(), 1);
        QVERIFY(m_person.press(u"Sign out"_s));
        VERIFY_SOON(m_person.sees(u"at most 4 sign-in"_s));
        QVERIFY(quit());
    }

    void theAdminOfOneInstanceSeesOnlyThat() {
        QVERIFY(signIn(u"instance@sandbox.example"_s));
        const qint64 all = m_person.rows();
        QVERIFY2(all > 0 && all < 500, qPrintable(QString::number(all)));
        for (int row = 0; !m_person.cell(row, u"DeviceToken"_s).isEmpty(); ++row)
            QCOMPARE(m_person.cell(row, u"Instance"_s), u"Delivery vans"_s);
        VERIFY_SOON(m_person.sees(u"Sandbox · 1 instance"_s));
        QVERIFY(m_person.press(u"New user"_s));
        VERIFY_SOON(m_person.choice(u"Instance"_s) != nullptr
            && m_person.choice(u"Instance"_s)->currentText() == u"Delivery vans");
        QVERIFY(m_person.choice(u"Instance"_s)->findText(u"Long haul"_s) < 0);
        QVERIFY(m_person.write(u"First name"_s, u"Only-here"_s));
        QVERIFY(m_person.press(u"Register"_s));
        VERIFY_SOON(m_person.sees(u"Only-here is registered"_s));
        VERIFY_SOON(m_person.rows() == all + 1);
        QVERIFY(quit());
    }

    /// A sign-in keeps other consoles from signing in meanwhile; were that not given back at the end, the
    /// next start would wait for a minute.
    void closedWhileSigningIn() {
        QVERIFY(m_control->addFault({{u"Route"_s, u"POST /v1/Auth/Login"_s}, {u"Kind"_s, u"never"_s}}));
        VERIFY_SOON(m_person.field(u"Password"_s) != nullptr);
        QVERIFY(m_person.pressKey(Qt::Key_Return));
        VERIFY_SOON(m_control->logins() == 1);
        QVERIFY(quit());
        m_console.reset();
        start();
        QVERIFY2(signIn(), qPrintable(m_person.account()));
    }

private:
    [[nodiscard]] bool isBusy() const {
        const QLineEdit *password = m_person.field(u"Password"_s);
        return password == nullptr || !password->isEnabled();
    }
};

QTEST_MAIN(tst_console_sign_in)
#include "tst_console_sign_in.moc"
