#pragma once

#include "tests/console/EmulatorControl.h"
#include "tests/console/Person.h"
#include "tests/console/RunningConsole.h"
#include "tests/sandbox/Sandbox.h"
#include "ui/theme/Theme.h"

#include <QTest>

#include <functional>

/// For what takes the program a while. Looks more than once, so the condition may only look. On failure says
/// what the person saw instead.
#define VERIFY_SOON(condition) QTRY_VERIFY2_WITH_TIMEOUT(condition, qPrintable(m_person.account()), 40'000)

namespace fleetkey::test {

inline const QString company = QStringLiteral("company@sandbox.example");

/// A person, a desk, the program and the platform. Each test begins with a new desk.
class ConsoleFixture : public QObject {
protected:
    ConsoleFixture();

    void begin();
    /// Fails where a file that the console can have written holds a trace of a secret: of any token that was
    /// handed out to anybody, InstanceKey, password, or what the test has named by `isSecret()`.
    void end();

    /// Something that no file may hold, made of digits and what the person can type; another one each time.
    QString secret(int digits);
    /// This must not stand in any file, either.
    void isSecret(const QByteArray &secret) { m_named.append(secret); }
    /// The files that hold a trace of a secret. Kills the platform, whose data is asked for them.
    QStringList filesWithTraces();

    /// A platform of 500 users and admins with this test's own password that serves the desk's sandbox file:
    /// the program attaches to it. Without this, the program starts one of its own.
    bool startPlatform(const QStringList &arguments = {});
    /// At once, without a farewell.
    void killPlatform() { m_platform.reset(); }
    /// Where it was, with what it had.
    bool platformIsBack();

    void start();
    /// Closes the window and waits for the end.
    bool quit();
    /// Types what the form does not have yet, presses Enter, and waits for the list.
    bool signIn(const QString &email = company);
    /// Leaves a session in the keychain, as from an earlier run.
    bool signInAndQuit();
    /// In an environment of one's own, with one address for all.
    bool signInAt(const QString &origin, const QString &email = company);
    bool listIsHere();
    /// The tokens of a driver who may log in: each fleet has somebody else in its first row.
    bool openAnActiveDriver();
    /// Presses a button, once it is there.
    bool pressSoon(const QString &button);
    /// Fills in what a registration needs and presses Register.
    bool registerUser(const QString &firstName);

    static bool soon(const std::function<bool()> &condition) { return QTest::qWaitFor(condition, 40'000); }

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<Sandbox> m_platform;
    std::unique_ptr<EmulatorControl> m_control;
    std::unique_ptr<RunningConsole> m_console;
    Person m_person;
    QString m_password; ///< of the admins

private:
    QByteArrayList m_named;
};

} // namespace fleetkey::test
