#pragma once

#include <QProcess>
#include <QStringList>

namespace fleetkey::test {

/// How many calls a console in a process of its own makes when told to.
inline constexpr int callsOfAConsole = 20;

/// The other side of `ConsoleProcess`: what the test program does when it is started as a console. Restores
/// the session, says `ready`, and for each line it reads makes its calls and says how many succeeded and the
/// state it is in then. Ends with standard input.
int runAsConsole(int argc, char **argv);

/// True when the program was started by `ConsoleProcess`.
bool isStartedAsConsole(int argc, char **argv);

/// Another console of the same person, as a process of its own: the test program once more.
class ConsoleProcess {
public:
    ConsoleProcess(const QString &origin, const QString &databasePath);
    ~ConsoleProcess();
    ConsoleProcess(const ConsoleProcess &) = delete;
    ConsoleProcess &operator=(const ConsoleProcess &) = delete;

    /// The next line it says; empty when it says nothing for ten seconds.
    QByteArray line();
    void beginCalls() { m_process.write("go\n"); }
    void killAtOnce() { m_process.kill(); }

private:
    QProcess m_process;
};

} // namespace fleetkey::test
