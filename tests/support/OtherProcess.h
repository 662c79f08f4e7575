#pragma once

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <memory>

namespace fleetkey::test {

/// This test program started again, in the role its first argument names; see `runTestOrRole`.
class OtherProcess {
public:
    explicit OtherProcess(const QStringList &arguments) {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QCoreApplication::applicationFilePath(), arguments);
    }

    /// Lets a child go on that waits for its start signal.
    void go() { m_process.write("go\n"); }
    void killAtOnce() { m_process.kill(); }
    [[nodiscard]] bool hasEnded() const { return m_process.state() == QProcess::NotRunning; }

    /// The lines it has written so far.
    [[nodiscard]] QByteArrayList lines() {
        m_output += m_process.readAllStandardOutput();
        return m_output.left(m_output.lastIndexOf('\n') + 1).split('\n').mid(0, m_output.count('\n'));
    }

private:
    QProcess m_process;
    QByteArray m_output;
};

/// For children: says that it is ready, and waits for `go()`.
inline void waitForGo() {
    QFile out;
    QFile in;
    if (out.open(stdout, QFile::WriteOnly) && in.open(stdin, QFile::ReadOnly)) {
        out.write("ready\n");
        out.flush();
        in.readLine();
    }
}

/// For children: writes a line that the parent sees at once.
inline void say(const QByteArray &line) {
    QFile out;
    if (out.open(stdout, QFile::WriteOnly)) {
        out.write(line + '\n');
        out.flush();
    }
}

/// Runs the test, or the role named by the first argument.
template <typename Test> int runTestOrRole(int argc, char **argv, int (*role)(const QStringList &)) {
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments().mid(1);
    if (!arguments.isEmpty() && arguments.first().startsWith(QStringLiteral("--role=")))
        return role(arguments);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace fleetkey::test
