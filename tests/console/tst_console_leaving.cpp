#include "tests/console/ConsoleFixture.h"
#include "tests/console/KeptTokens.h"
#include "tests/console/Keyring.h"

#include <QApplication>
#include <QCheckBox>
#include <QPushButton>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

const QString colleague = u"application@sandbox.example"_s;
const QString find = u"GET /v1/Management/users/find"_s;
const QJsonObject answersAfterAnHour{
    {u"Route"_s, u"*/Registration/create"_s}, {u"Kind"_s, u"delay"_s}, {u"Milliseconds"_s, 600'000}};
const QJsonObject neverAnswersALogin{{u"Route"_s, u"*/Auth/Login"_s}, {u"Kind"_s, u"never"_s}};

} // namespace

/// Leaving by every way out, with work unfinished and without.
class tst_console_leaving : public ConsoleFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        begin();
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn());
    }
    void cleanup() { end(); }

    void quittingAsksForAHalfFilledForm() {
        QVERIFY(typeSomebody());
        QWidget *window = m_person.window();
        QVERIFY(!window->close());
        QVERIFY(!window->close()); // asked once, all the same
        QVERIFY(isAsked(u"Quit Fleetkey?"_s, u"New user Half Typed"_s, u"What was typed is lost."_s));
        QVERIFY(m_person.press(u"Cancel"_s));
        QCOMPARE(m_person.field(u"First name"_s)->text(), u"Half"_s);
        QVERIFY(!m_console->hasEnded());

        QVERIFY(!m_person.closeWindow());
        QVERIFY(m_person.press(u"Quit"_s));
        VERIFY_SOON(m_console->hasEnded());
    }

    void signingOutAsksForAHalfFilledForm() {
        QVERIFY(typeSomebody());
        QVERIFY(m_person.useMenu(u"Sign out"_s));
        QVERIFY(isAsked(u"Sign out?"_s, u"New user Half Typed"_s, u"What was typed is lost."_s));
        QVERIFY(m_person.press(u"Cancel"_s));
        QVERIFY(listIsHere());
        VERIFY_SOON(keptTokens(company).size() == 2);

        QVERIFY(m_person.useMenu(u"Sign out"_s));
        QVERIFY(m_person.press(u"Sign out"_s));
        VERIFY_SOON(m_person.sees(u"Sign in to Sandbox fleet"_s));
        VERIFY_SOON(keptTokens(company).isEmpty());
        QVERIFY(quit());
    }

    void anotherAccountAsksOnceBeforeItsSignIn() {
        QVERIFY(typeSomebody());
        QVERIFY(m_person.useMenu(u"Sign in with another account"_s));
        QVERIFY(isAsked(u"Leave this account?"_s, u"New user Half Typed"_s, u"What was typed is lost."_s));
        QVERIFY(m_person.press(u"Cancel"_s));
        QVERIFY(!m_person.sees(u"Sign in to Sandbox fleet"_s));

        QVERIFY(m_person.useMenu(u"Sign in with another account"_s));
        QVERIFY(m_person.press(u"Leave this account"_s));
        QVERIFY(signInAsColleague());
        VERIFY_SOON(m_person.sees(colleague) && !m_person.sees(company));
        QVERIFY(m_person.field(u"First name"_s) == nullptr);
        QCOMPARE(m_control->logins(), 2);
        QVERIFY(quit());
    }

    void whatIsBegunDuringTheSignInIsAskedForToo() {
        QVERIFY(isAskedAfterTheSignIn());
        QVERIFY(m_person.press(u"Cancel"_s));
        QCOMPARE(m_person.field(u"First name"_s)->text(), u"Half"_s);
        QVERIFY(m_person.sees(company));
        QVERIFY(registerUser(u"Half"_s));
        VERIFY_SOON(m_person.sees(u"Half Typed is registered"_s));
        QVERIFY(quit());
    }

    /// The window of the account that comes next is built by then, with the same shortcut.
    void theKeyLocksWhileThatIsAsked() {
        QVERIFY(isAskedAfterTheSignIn());
        VERIFY_SOON(QApplication::activeModalWidget() != nullptr);
        QWidget *question = QApplication::activeModalWidget();
        QVERIFY(QTest::qWaitForWindowActive(question));
        QTest::keyClick(question->focusWidget(), Qt::Key_L, Qt::ControlModifier);
        VERIFY_SOON(m_person.sees(u"Fleetkey is locked"_s));
        QVERIFY(!m_person.sees(u"Leave this account?"_s));
        QVERIFY(m_person.pressKey(Qt::Key_Space));
        VERIFY_SOON(m_person.sees(u"Leave this account?"_s));
        QVERIFY(m_person.press(u"Leave this account"_s));
        VERIFY_SOON(m_person.sees(colleague) && !m_person.sees(company));
        QVERIFY(quit());
    }

    void aRegistrationBeingSentIsAskedForAndFoundLater() {
        QVERIFY(m_control->addFault(answersAfterAnHour));
        QVERIFY(registerUser(u"Still-sending"_s));
        VERIFY_SOON(m_control->registrations() == 1);
        QVERIFY(!m_person.closeWindow());
        QVERIFY(isAsked(u"Quit Fleetkey?"_s, u"New user Still-sending"_s, u"being sent"_s));
        QVERIFY(m_person.press(u"Quit"_s));
        VERIFY_SOON(m_console->hasEnded());
        m_console.reset();

        start();
        VERIFY_SOON(m_person.sees(u"Still-sending is registered."_s));
        QCOMPARE(m_control->registrations(), 1);
        QVERIFY(quit());
    }

    void aLoginAsADriverIsAskedFor() {
        QVERIFY(openAnActiveDriver());
        QVERIFY(m_control->addFault(neverAnswersALogin));
        QVERIFY(pressSoon(u"Log in"_s));
        QVERIFY(pressSoon(u"Log in"_s));
        VERIFY_SOON(m_control->logins() == 2);
        QVERIFY(!m_person.closeWindow());
        QVERIFY(isAsked(u"Quit Fleetkey?"_s, u"Login as "_s, u"the sign-in is spent"_s));
        QVERIFY(m_person.press(u"Quit"_s));
        VERIFY_SOON(m_console->hasEnded());
    }

    /// The platform has replaced the pair by then that the keychain has for the next start.
    void aRefreshForTheKeychainIsWaitedFor() {
        QVERIFY(openAnActiveDriver());
        QVERIFY(pressSoon(u"Log in…"_s));
        QVERIFY(pressSoon(u"Log in"_s));
        VERIFY_SOON(m_person.sees(u"Nothing to do"_s));
        QVERIFY(m_person.check(u"Remember this user's tokens"_s, true));
        VERIFY_SOON(m_person.sees(u"Kept: keychain"_s));
        QVERIFY(m_control->addFault(
            {{u"Route"_s, u"*/Auth/RefreshToken"_s}, {u"Kind"_s, u"delay"_s}, {u"Milliseconds"_s, 500}}));
        QVERIFY(m_person.useMenu(u"Refresh this user's tokens"_s));
        VERIFY_SOON(m_control->refreshes() == 1);
        QVERIFY(m_person.closeWindow());
        VERIFY_SOON(m_console->hasEnded());
        m_console.reset();

        start();
        VERIFY_SOON(m_person.sees(company));
        QVERIFY(openAnActiveDriver());
        VERIFY_SOON(m_person.sees(u"Nothing to do"_s));
        QVERIFY(m_person.useMenu(u"Ask the platform"_s));
        VERIFY_SOON(m_person.sees(u"The platform accepted it"_s));
        QCOMPARE(m_control->logins(), 2);
        QVERIFY(quit());
    }

    void anActivationIsAskedFor() {
        int row = 0;
        while (row < m_person.rows() && m_person.cell(row, u"Status"_s) != u"Deactivated"_s)
            ++row;
        QVERIFY(m_person.clickRow(row));
        QVERIFY(m_person.openTab(u"Tokens"_s));
        QVERIFY(m_control->addFault({{u"Route"_s, u"PUT */Management/users"_s}, {u"Kind"_s, u"never"_s}}));
        QVERIFY(pressSoon(u"Activate…"_s));
        QVERIFY(pressSoon(u"Activate"_s));
        VERIFY_SOON(m_control->count(u"PUT /v1/Management/users"_s) == 1);
        QVERIFY(m_person.clickRow(row == 0 ? 1 : 0)); // it goes on behind another user
        QVERIFY(!m_person.closeWindow());
        QVERIFY(isAsked(u"Quit Fleetkey?"_s, u"Activation of "_s, u"whether the platform took it"_s));
        QVERIFY(m_person.press(u"Quit"_s));
        VERIFY_SOON(m_console->hasEnded());
    }

    void nothingUnfinishedAsksNothing() {
        QVERIFY(registerUser(u"Done"_s));
        VERIFY_SOON(m_person.sees(u"Done is registered"_s));
        QVERIFY(m_person.useMenu(u"Sign in with another account"_s));
        QVERIFY(!m_person.sees(u"Something is not finished"_s));
        QVERIFY(signInAsColleague());
        VERIFY_SOON(m_person.sees(colleague) && !m_person.sees(company));
        QVERIFY(m_person.closeWindow());
        VERIFY_SOON(m_console->hasEnded());
    }

    void quittingTwiceEndsOnce() {
        const QPointer<QWidget> window = m_person.window();
        {
            const KeyringPause pause; // so that the end takes a while
            QVERIFY(pause.isInEffect());
            QVERIFY(window->close());
            window->close();
            window->show();
            window->close();
        }
        VERIFY_SOON(m_console->hasEnded());
        QCOMPARE(m_console->ends(), 1);
    }

    void aSlowSignOutLeavesTheNextAccountAlone() {
        VERIFY_SOON(keptTokens(company).size() == 2);
        {
            const KeyringPause pause;
            QVERIFY(pause.isInEffect());
            QVERIFY(m_person.useMenu(u"Sign out"_s));
            VERIFY_SOON(
                m_person.button(u"Keep me signed in on this computer (system keychain)"_s) != nullptr);
            auto *keep = qobject_cast<QCheckBox *>(
                m_person.button(u"Keep me signed in on this computer (system keychain)"_s));
            if (keep->isChecked())
                keep->click();
            QVERIFY(signInAsColleague());
            VERIFY_SOON(m_person.sees(colleague) && !m_person.sees(company));
        }
        VERIFY_SOON(keptTokens(company).isEmpty());
        QVERIFY(!m_person.sees(u"Sign in to Sandbox fleet"_s));
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        QVERIFY(listIsHere());
        QVERIFY(m_person.sees(colleague));
        QVERIFY(quit());
    }

private:
    bool typeSomebody() {
        return m_person.press(u"New user"_s)
            && soon([this] { return m_person.field(u"First name"_s) != nullptr; })
            && m_person.write(u"First name"_s, u"Half"_s) && m_person.write(u"Last name"_s, u"Typed"_s);
    }

    /// Names the subject and what is lost; Return would stay.
    bool isAsked(const QString &question, const QString &subject, const QString &loss) {
        const auto *stay = qobject_cast<QPushButton *>(m_person.button(u"Cancel"_s));
        return m_person.sees(question) && m_person.sees(subject) && m_person.sees(loss) && stay != nullptr
            && stay->isDefault();
    }

    /// What was begun while a colleague signed in.
    bool isAskedAfterTheSignIn() {
        return m_person.useMenu(u"Sign in with another account"_s)
            && soon([this] { return m_person.sees(u"Sign in to Sandbox fleet"_s); }) && typeSomebody()
            && signInAsColleague() && soon([this] { return m_person.sees(u"Leave this account?"_s); });
    }

    /// At the sign-in window; the form of a new user has an e-mail as well.
    bool signInAsColleague() {
        const QWidgetList windows = QApplication::topLevelWidgets();
        QWidgetList others;
        std::ranges::copy_if(windows, std::back_inserter(others),
            [](const QWidget *window) { return !window->windowTitle().startsWith(u"Sign in"_s); });
        const Person there(others);
        return soon([&there] { return there.field(u"E-mail"_s) != nullptr; })
            && there.write(u"E-mail"_s, colleague) && there.write(u"Password"_s, m_password)
            && there.press(u"Sign in"_s);
    }
};

QTEST_MAIN(tst_console_leaving)
#include "tst_console_leaving.moc"
