#include "core/store/Database.h"
#include "core/store/KnownAccounts.h"
#include "tests/console/ConsoleFixture.h"
#include "tests/console/KeptTokens.h"
#include "tests/support/Await.h"
#include "tests/support/OtherProcess.h"

#include <QApplication>

#include <csignal>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

namespace {

const QString find = u"GET /v1/Management/users/find"_s;
const QJsonObject answersAfterAnHour{
    {u"Route"_s, u"*/Registration/create"_s}, {u"Kind"_s, u"delay"_s}, {u"Milliseconds"_s, 600'000}};
const QJsonObject answeredTooLate{
    {u"Route"_s, u"*/Auth/Login"_s}, {u"Kind"_s, u"delay"_s}, {u"Milliseconds"_s, 600'000}};
const QJsonObject neverArrives{{u"Route"_s, u"*/Registration/create"_s}, {u"Kind"_s, u"drop-before"_s}};
const QJsonObject cannotBeLookedUp{{u"Route"_s, u"*/users/find"_s}, {u"Kind"_s, u"never"_s}};

bool isSessionKept(const QString &database) {
    KnownAccounts accounts(std::make_shared<Database>(database));
    const auto known = await(accounts.all());
    return known && std::ranges::any_of(*known, &KnownAccount::sessionExpected);
}

} // namespace

/// The program that is killed: begins something at a desk that exists, and waits for its end.
class VictimConsole : public ConsoleFixture {
public:
    VictimConsole(const console::ConsolePaths &paths, const QString &settings, const QString &password)
        : m_database(paths.database) {
        m_password = password;
        m_theme = std::make_unique<ui::Theme>(*qApp);
        m_console = std::make_unique<RunningConsole>(*m_theme, paths, settings);
    }

    bool act(const QString &role, const QString &name) {
        if (role == u"--role=sign-in")
            return signIn();
        if (role == u"--role=log-in")
            return listIsHere() && openAnActiveDriver() && pressSoon(u"Log in…"_s) && pressSoon(u"Log in"_s);
        // Killed before the keychain has its session, it would leave nobody signed in.
        return signIn() && soon([this] { return isSessionKept(m_database); }) && registerUser(name);
    }

private:
    QString m_database;
};

/// A process is killed while a call of it is under way.
class tst_console_killed : public ConsoleFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        begin();
        m_colleague.clear();
        QVERIFY(startPlatform());
    }
    void cleanup() { end(); }

    void aRegistrationThatArrivedIsTold() {
        QVERIFY(m_control->addFault(answersAfterAnHour));
        OtherProcess victim(role(u"register"_s, u"Anna-arrived"_s));
        QVERIFY(soon([this] { return m_control->registrations() == 1; }));
        victim.killAtOnce();
        QVERIFY(soon([&victim] { return victim.hasEnded(); }));

        start();
        VERIFY_SOON(m_person.sees(u"Anna-arrived is registered."_s));
        QVERIFY(m_person.press(u"Open user"_s));
        VERIFY_SOON(m_person.button(u"Open user"_s) == nullptr);
        QCOMPARE(m_control->registrations(), 1);
        QCOMPARE(m_control->logins(), 1);
        QCOMPARE(usersCalled(u"Anna-arrived"_s), 1);
        QVERIFY(quit());

        // It is said once.
        const int lookedUp = m_control->count(find);
        start();
        QVERIFY(listIsHere());
        QVERIFY(!m_person.sees(u"is registered."_s));
        QCOMPARE(m_control->count(find), lookedUp);
        QVERIFY(quit());
    }

    void aRegistrationThatNeverArrivedCanBeSentAgain() {
        QVERIFY(m_control->addFault(neverArrives));
        QVERIFY(m_control->addFault(cannotBeLookedUp));
        OtherProcess victim(role(u"register"_s, u"Nina-never"_s));
        QVERIFY(soon([this] { return m_control->count(find) == 1; }));
        victim.killAtOnce();
        QVERIFY(soon([&victim] { return victim.hasEnded(); }));

        start();
        VERIFY_SOON(m_person.sees(u"Nina-never is not registered."_s));
        QVERIFY(m_person.sees(u"What was typed is kept."_s));
        QCOMPARE(m_control->registrations(), 1);
        QVERIFY(m_person.press(u"Fill in the form again"_s));
        VERIFY_SOON(m_person.field(u"First name"_s) != nullptr);
        QCOMPARE(m_person.field(u"First name"_s)->text(), u"Nina-never"_s);
        VERIFY_SOON(m_person.choice(u"Instance"_s)->currentText() == u"Delivery vans");
        QVERIFY(m_person.press(u"Register"_s));
        VERIFY_SOON(m_person.sees(u"Nina-never is registered"_s));
        QCOMPARE(m_control->registrations(), 2);
        QCOMPARE(m_control->logins(), 1);
        QCOMPARE(usersCalled(u"Nina-never"_s), 1);
        QVERIFY(quit());
    }

    /// Whoever looks for what became of it may be cut off as well, and the next one looks again.
    void aRecoveryThatIsCutOffIsBegunAgain() {
        QVERIFY(m_control->addFault(answersAfterAnHour));
        OtherProcess victim(role(u"register"_s, u"Rita-recovered"_s));
        QVERIFY(soon([this] { return m_control->registrations() == 1; }));
        victim.killAtOnce();
        QVERIFY(soon([&victim] { return victim.hasEnded(); }));

        QVERIFY(m_control->addFault(cannotBeLookedUp));
        const int lookedUp = m_control->count(find);
        start();
        QVERIFY(listIsHere());
        VERIFY_SOON(m_control->count(find) > lookedUp);
        QVERIFY(!m_person.sees(u"Rita-recovered is"_s)); // nothing is known yet
        QVERIFY(quit());
        m_console.reset();

        QVERIFY(m_control->clearFaults());
        start();
        VERIFY_SOON(m_person.sees(u"Rita-recovered is registered."_s));
        QCOMPARE(m_control->registrations(), 1);
        QCOMPARE(m_control->logins(), 1);
        QCOMPARE(usersCalled(u"Rita-recovered"_s), 1);
        QVERIFY(quit());
    }

    /// The platform has handed tokens out, and nobody got them: nobody is signed in, and the login counts.
    void aSignInThatNobodyGotIsAskedAgain() {
        const QByteArrayList kept = keptTokens(company); // of an earlier desk, if any
        QVERIFY(m_control->addFault(answeredTooLate));
        OtherProcess victim(role(u"sign-in"_s));
        QVERIFY(soon([this] { return m_control->logins() == 1; }));
        victim.killAtOnce();
        QVERIFY(soon([&victim] { return victim.hasEnded(); }));
        QVERIFY(m_control->clearFaults());

        QCOMPARE(keptTokens(company), kept);
        QVERIFY(!isSessionKept(m_desk->paths().database));
        start();
        QVERIFY(signIn());
        VERIFY_SOON(m_person.sees(u"at most 3 of 5 sign-ins left"_s)); // both are counted
        QCOMPARE(m_control->logins(), 2);
        VERIFY_SOON(isSessionKept(m_desk->paths().database));
        QVERIFY(quit());
    }

    /// The same of a login as a driver: the admin's session is there, and the driver's tokens are not.
    void aDriversLoginThatNobodyGotIsAskedAgain() {
        start();
        QVERIFY(signIn());
        VERIFY_SOON(isSessionKept(m_desk->paths().database));
        QVERIFY(quit());
        m_console.reset();
        QVERIFY(m_control->addFault(answeredTooLate));
        OtherProcess victim(role(u"log-in"_s));
        QVERIFY(soon([this] { return m_control->logins() == 2; }));
        victim.killAtOnce();
        QVERIFY(soon([&victim] { return victim.hasEnded(); }));
        QVERIFY(m_control->clearFaults());

        start();
        QVERIFY(listIsHere());
        VERIFY_SOON(m_person.sees(u"at most 3 of 5 sign-ins left"_s));
        QVERIFY(openAnActiveDriver());
        VERIFY_SOON(m_person.sees(u"No tokens of this user are held here."_s));
        QVERIFY(pressSoon(u"Log in…"_s));
        QVERIFY(pressSoon(u"Log in"_s));
        VERIFY_SOON(m_person.sees(u"Nothing to do"_s));
        QCOMPARE(m_control->logins(), 3);
        QVERIFY(quit());
    }

private:
    /// `what` it does; whoever registers a user gives the name.
    [[nodiscard]] QStringList role(const QString &what, const QString &name = {}) const {
        return {u"--role="_s + what, m_desk->paths().database, m_desk->paths().sandboxData,
            m_desk->settings(), name, m_password};
    }

    /// As another admin sees it, whose sign-in ends nobody's session here.
    int usersCalled(const QString &firstName) {
        if (m_colleague.isEmpty())
            m_colleague = m_platform->signIn(u"application"_s).access;
        const Answer found
            = m_platform->get(u"/v1/Management/users/find?FirstName="_s + firstName, m_colleague);
        return static_cast<int>(found.json().value("Result"_L1).toArray().size());
    }

    QByteArray m_colleague;
};

int main(int argc, char **argv) {
    QApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (arguments.size() == 6 && arguments.first().startsWith(u"--role=")) {
        const console::ConsolePaths paths{
            arguments.at(1), arguments.at(2), qEnvironmentVariable("FLEETKEY_SANDBOX")};
        VictimConsole victim(paths, arguments.at(3), arguments.at(5));
        return victim.act(arguments.first(), arguments.at(4)) ? QApplication::exec() : 1;
    }
    tst_console_killed test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_console_killed.moc"
