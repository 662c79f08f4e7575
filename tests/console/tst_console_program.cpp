#include "tests/console/ConsoleFixture.h"

#include <QRegularExpression>

using namespace fleetkey;
using namespace fleetkey::test;
using namespace Qt::StringLiterals;

/// The program itself, as a process of its own that is killed at bad moments.
class tst_console_program : public ConsoleFixture {
    Q_OBJECT

private Q_SLOTS:
    void init() {
        begin();
        QVERIFY(startPlatform());
        start();
        QVERIFY(signInAndQuit());
        QCOMPARE(m_control->logins(), 1);
    }
    void cleanup() { end(); }

    void opensTheKeptSessionAfterEveryKill() {
        for (int round = 1; round <= 2; ++round) {
            const int before = pages();
            const std::unique_ptr<QProcess> program = startProgram();
            VERIFY_SOON(pages() > before);
            program->kill();
            VERIFY_SOON(program->state() == QProcess::NotRunning);
        }
        QCOMPARE(m_control->logins(), 1);
        QCOMPARE(m_control->refreshes(), 0);
    }

    void takesItsSandboxAlong() {
        std::unique_ptr<QProcess> program;
        QVERIFY(startProgramWithItsSandbox(program));
        EmulatorControl own(sandboxOrigin());
        VERIFY_SOON(own.count(page) > 0);
        QCOMPARE(own.logins(), 0);
        program->kill();
        VERIFY_SOON(program->state() == QProcess::NotRunning);
        VERIFY_SOON(own.logins() < 0);

        // Nobody holds the file any more.
        start();
        VERIFY_SOON(m_person.rows() == 500);
        QVERIFY(quit());
    }

    /// Which is started again by those who use it, too.
    void anotherConsoleKeepsTheSandboxGoing() {
        std::unique_ptr<QProcess> program;
        QVERIFY(startProgramWithItsSandbox(program));
        EmulatorControl shared(sandboxOrigin());
        VERIFY_SOON(shared.count(page) > 0);
        start();
        VERIFY_SOON(m_person.rows() == 500);
        program->kill();
        VERIFY_SOON(shared.count(page) == 0); // another one, at the same address
        QVERIFY(m_person.useMenu(u"Reload the list"_s));
        VERIFY_SOON(shared.count(page) > 0);
        VERIFY_SOON(m_person.sees(u"500 users"_s) && m_person.sees(u"online"_s));
        QVERIFY(!m_person.sees(u"Try again"_s));
        QCOMPARE(shared.logins(), 0);
        QCOMPARE(shared.refreshes(), 0);
        QVERIFY(quit());
        VERIFY_SOON(shared.logins() < 0);
    }

    void leavesNoImageOfItsMemory() {
        const int before = pages();
        const std::unique_ptr<QProcess> program = startProgram();
        VERIFY_SOON(pages() > before);
        QFile limits(u"/proc/%1/limits"_s.arg(program->processId()));
        QVERIFY(limits.open(QIODevice::ReadOnly));
        static const QRegularExpression none(u"Max core file size +0 +0 "_s);
        QVERIFY(QString::fromUtf8(limits.readAll()).contains(none));
    }

    void answersTerminalsWithoutDisplay() {
        QProcessEnvironment bare = QProcessEnvironment::systemEnvironment();
        for (const auto &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"QT_QPA_PLATFORM"_s})
            bare.remove(name);
        QProcess program;
        program.setProcessEnvironment(bare);
        const auto run = [&](const QStringList &arguments) {
            program.start(qEnvironmentVariable("FLEETKEY_PROGRAM"), arguments);
            return program.waitForFinished() && program.exitStatus() == QProcess::NormalExit;
        };
        QVERIFY(run({u"--version"_s}));
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(program.readAllStandardOutput().startsWith("Fleetkey "));
        QVERIFY(run({u"--help"_s}));
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(program.readAllStandardOutput().contains("--version"));
        QVERIFY(run({}));
        QCOMPARE(program.exitCode(), 1);
        QVERIFY(program.readAllStandardError().contains("no display"));
    }

private:
    [[nodiscard]] std::unique_ptr<QProcess> startProgram() const {
        auto program = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"XDG_DATA_HOME"_s, m_desk->folder());
        program->setProcessEnvironment(environment);
        program->setProcessChannelMode(QProcess::ForwardedErrorChannel);
        program->start(qEnvironmentVariable("FLEETKEY_PROGRAM"));
        return program;
    }

    /// Whether it serves the file.
    [[nodiscard]] bool startProgramWithItsSandbox(std::unique_ptr<QProcess> &program) {
        killPlatform();
        const QUrl before = sandboxOrigin();
        program = startProgram();
        return soon([&] {
            const QUrl now = sandboxOrigin();
            return now.isValid() && now != before && EmulatorControl(now).logins() == 0;
        });
    }

    [[nodiscard]] QUrl sandboxOrigin() const {
        return EmulatorControl::originOf(m_desk->paths().sandboxData);
    }

    int pages() { return m_control->count(page); }

    const QString page = u"POST /v1/Management/users/GetFilteredPage"_s;
};

QTEST_MAIN(tst_console_program)
#include "tst_console_program.moc"
