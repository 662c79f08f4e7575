#include "tests/console/ConsoleFixture.h"
#include "ui/widgets/Banner.h"

#include <QApplication>
#include <QJsonDocument>

#include <csignal>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {
const QString application = u"application@sandbox.example"_s;
}

/// What becomes of the windows when the session ends or the platform goes away.
class tst_console_session : public ConsoleFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void aHalfFilledFormOutlivesTheSession() {
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn());
        QVERIFY(fillInHalf());
        const QString searched = mailboxOfSomebody();
        QVERIFY(!searched.isEmpty());
        QVERIFY(m_person.write(u"Search users"_s, searched));
        VERIFY_SOON(m_person.rows() > 0 && m_person.rows() < 500);
        const qint64 found = m_person.rows();

        goesOnWhereItWas();
        QCOMPARE(m_person.field(u"Search users"_s)->text(), searched);
        VERIFY_SOON(m_person.rows() == found);
        QVERIFY(registerUser(u"Half"_s));
        VERIFY_SOON(m_person.sees(u"Half Typed is registered"_s));
        QVERIFY(quit());
    }

    /// The list of accounts does not have it yet.
    void soItDoesForAnAccountThatWasTyped() {
        QVERIFY(startPlatform());
        start();
        QVERIFY(signInAt(m_platform->origin()));
        QVERIFY(listIsHere());
        QVERIFY(fillInHalf());
        goesOnWhereItWas();
        QVERIFY(leavesTheRest());
    }

    void soItDoesForAnotherAdminOfTheSandbox() {
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn(application));
        QVERIFY(fillInHalf());
        goesOnWhereItWas(application);
        QVERIFY(leavesTheRest());
    }

    /// What the keychain holds is over as well: it is of no use to go on with that.
    void soItDoesWhereTheKeychainHasTheSession() {
        QVERIFY(startPlatform());
        start();
        QVERIFY(signInAndQuit());
        start();
        QVERIFY(listIsHere());
        QVERIFY(fillInHalf());
        goesOnWhereItWas();
        QVERIFY(leavesTheRest());
    }

    void withoutThePlatformTheOldRowsStay() {
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn());
        const QString first = m_person.cell(0, u"DeviceToken"_s);
        const QUrl origin(m_platform->origin());

        killPlatform();
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        VERIFY_SOON(m_person.sees(u"The platform cannot be reached."_s));
        VERIFY_SOON(m_person.sees(u"You stay signed in."_s));
        VERIFY_SOON(m_person.sees(u"offline"_s));
        VERIFY_SOON(m_person.sees(u"Showing what was read at "_s));
        QCOMPARE(told(u"The platform cannot be reached."_s), 1); // by the window, and nowhere else
        QCOMPARE(m_person.cell(0, u"DeviceToken"_s), first);
        QCOMPARE(signInWindow(), nullptr);

        // There is no other sandbox now: this starts one on the same file.
        QVERIFY(pressSoon(u"Try again"_s));
        VERIFY_SOON(m_person.sees(u"online"_s));
        VERIFY_SOON(!m_person.sees(u"You stay signed in."_s));
        QCOMPARE(EmulatorControl::originOf(m_desk->paths().sandboxData), origin);
        QCOMPARE(m_control->logins(), 0);
        VERIFY_SOON(m_person.cell(0, u"DeviceToken"_s) == first);
        VERIFY_SOON(m_person.sees(u"500 users"_s));

        QVERIFY(killServing());
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        VERIFY_SOON(m_person.sees(u"You stay signed in."_s));
        QVERIFY(pressSoon(u"Try again"_s));
        VERIFY_SOON(m_person.sees(u"online"_s));
        VERIFY_SOON(m_person.cell(0, u"DeviceToken"_s) == first);
        QCOMPARE(m_control->logins(), 0);
        QVERIFY(quit());
    }

    void thePlatformIsBackByItself() {
        QVERIFY(startPlatform());
        start();
        QVERIFY(signIn());
        killPlatform();
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        VERIFY_SOON(m_person.sees(u"You stay signed in."_s));
        QVERIFY(platformIsBack());
        VERIFY_SOON(!m_person.sees(u"You stay signed in."_s));
        VERIFY_SOON(m_person.sees(u"online"_s));
        QCOMPARE(m_control->logins(), 0);
        QVERIFY(quit());
    }

    /// After a start without the platform, what became of the registration is still found out.
    void anInterruptedRegistrationIsLookedUpOnceThePlatformIsBack() {
        QVERIFY(startPlatform());
        start();
        QVERIFY(signInAt(m_platform->origin()));
        QVERIFY(listIsHere());
        QVERIFY(m_control->addFault({{u"Route"_s, u"*/Registration/create"_s}, {u"Kind"_s, u"delay"_s},
            {u"Milliseconds"_s, 600'000}}));
        QVERIFY(registerUser(u"Cut-short"_s));
        VERIFY_SOON(m_control->registrations() == 1);
        QVERIFY(!m_person.closeWindow());
        QVERIFY(m_person.press(u"Quit"_s));
        VERIFY_SOON(m_console->hasEnded());
        m_console.reset();

        killPlatform();
        start();
        VERIFY_SOON(m_person.sees(u"The platform cannot be reached."_s));
        const QPointer<QAbstractItemModel> calls = callsLogged();
        QVERIFY(calls);
        const auto attempts = [&calls] {
            return calls->match(calls->index(0, 1), Qt::DisplayRole, u"users/find"_s, -1, Qt::MatchContains)
                .size();
        };
        VERIFY_SOON(attempts() == 4); // no more follow by themselves
        QVERIFY(platformIsBack());
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        VERIFY_SOON(m_person.sees(u"Cut-short is registered."_s));
        QVERIFY(quit());
    }

private:
    /// How many notices in sight have this title.
    [[nodiscard]] static qsizetype told(const QString &title) {
        const QWidgetList all = QApplication::allWidgets();
        return std::ranges::count_if(all, [&title](const QWidget *widget) {
            const auto *banner = qobject_cast<const ui::Banner *>(widget);
            return banner != nullptr && banner->isVisible() && banner->title() == title;
        });
    }

    /// A form for a new user, of which half is there.
    [[nodiscard]] bool fillInHalf() const {
        return m_person.press(u"New user"_s)
            && soon([this] { return m_person.field(u"First name"_s) != nullptr; })
            && m_person.write(u"First name"_s, u"Half"_s) && m_person.write(u"Last name"_s, u"Typed"_s);
    }

    /// Quits although the form is half filled.
    [[nodiscard]] bool leavesTheRest() {
        return !m_person.closeWindow() && m_person.press(u"Quit"_s)
            && soon([this] { return m_console->hasEnded(); });
    }

    /// The session ends, the person signs in again, and all is as it was.
    void goesOnWhereItWas(const QString &email = company) {
        const QPointer<QWidget> window = m_person.window();
        QVERIFY(m_control->revoke(email));
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        VERIFY_SOON(m_person.sees(u"Your session is over."_s));
        QCOMPARE(m_person.field(u"First name"_s)->text(), u"Half"_s);
        QVERIFY(listIsHere());
        QCOMPARE(m_control->logins(), 1);

        QVERIFY(m_person.press(u"Sign in again"_s));
        VERIFY_SOON(signInWindow() != nullptr);
        QCOMPARE(m_control->logins(), 1);
        const Person newcomer(QWidgetList{window});
        QCOMPARE(newcomer.field(u"E-mail"_s)->text(), email);
        QVERIFY(newcomer.field(u"E-mail"_s)->isReadOnly());
        QVERIFY(!newcomer.choice(u"Environment"_s)->isEnabled());
        QCOMPARE(newcomer.button(u"Continue"_s), nullptr);
        QVERIFY(m_person.write(u"Password"_s, m_password));
        QVERIFY(m_person.press(u"Sign in"_s));
        VERIFY_SOON(signInWindow() == nullptr);
        QCOMPARE(m_person.window(), window);
        VERIFY_SOON(!m_person.sees(u"Your session is over."_s));
        QCOMPARE(m_person.field(u"First name"_s)->text(), u"Half"_s);
        QCOMPARE(m_person.field(u"Last name"_s)->text(), u"Typed"_s);
        QCOMPARE(m_control->logins(), 2);
    }

    /// Something that few are found by.
    [[nodiscard]] QString mailboxOfSomebody() const {
        for (int row = 0; row < 50; ++row) {
            const QString address = m_person.cell(row, u"E-mail"_s);
            if (address.contains(u'@'))
                return address.section(u'@', 0, 0);
        }
        return {};
    }

    /// Kills the emulator that the program itself has started.
    [[nodiscard]] bool killServing() const {
        QFile file(m_desk->paths().sandboxData + u".origin"_s);
        if (!file.open(QIODevice::ReadOnly))
            return false;
        const int pid = QJsonDocument::fromJson(file.readAll()).object().value("pid"_L1).toInt();
        return pid > 0 && ::kill(pid, SIGKILL) == 0;
    }

    /// As Help → Log shows them.
    [[nodiscard]] QAbstractItemModel *callsLogged() const {
        if (!m_person.useMenu(u"Log"_s))
            return nullptr;
        const QWidgetList windows = QApplication::topLevelWidgets();
        for (QWidget *window : windows) {
            const auto *table = window->findChild<QTableView *>();
            if (!window->windowTitle().startsWith(u"Log"_s) || table == nullptr)
                continue;
            window->close();
            return table->model();
        }
        return nullptr;
    }

    [[nodiscard]] QWidget *signInWindow() const {
        const QWidgetList windows = QApplication::topLevelWidgets();
        const auto found = std::ranges::find_if(windows, [](const QWidget *window) {
            return window->isVisible() && window->windowTitle().startsWith(u"Sign in"_s);
        });
        return found == windows.end() ? nullptr : *found;
    }
};

QTEST_MAIN(tst_console_session)
#include "tst_console_session.moc"
