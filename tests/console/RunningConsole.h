#pragma once

#include "app/console/Console.h"
#include "tests/sandbox/SecretScan.h"

#include <QTemporaryDir>

#include <memory>

namespace fleetkey::test {

/// The files of one person: what stays from one start of the program to the next. In the home folder of the
/// test, where nothing may be found of a secret; the emulator's record of what it hands out lies elsewhere.
class Desk {
public:
    Desk();

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// Those of the program when its XDG data folder is `folder()`. Its emulator keeps the record, too.
    [[nodiscard]] console::ConsolePaths paths() const;
    [[nodiscard]] QString settings() const { return m_folder.filePath(QStringLiteral("windows.ini")); }

    /// Of every emulator at this desk: its seed, and where it records the tokens it hands out.
    [[nodiscard]] QStringList platformArguments() const;
    /// The secrets of every emulator there was: all tokens it has handed out, and its InstanceKeys. Only
    /// while none runs.
    [[nodiscard]] SecretScan secrets() const;
    /// The files that hold a trace of one of them, the emulator's own and the keyring's left out.
    [[nodiscard]] QStringList filesWithTraces(const SecretScan &secrets) const;

private:
    [[nodiscard]] QString record() const { return m_platform.filePath(QStringLiteral("tokens")); }

    QTemporaryDir m_folder;
    QTemporaryDir m_platform;
    quint64 m_seed;
};

/// The whole program, started in this process.
class RunningConsole {
public:
    RunningConsole(ui::Theme &theme, const console::ConsolePaths &paths, const QString &settings);
    ~RunningConsole();
    RunningConsole(const RunningConsole &) = delete;
    RunningConsole &operator=(const RunningConsole &) = delete;

    /// Whether it has come to its end, as it does after its last window was closed.
    [[nodiscard]] bool hasEnded() const { return m_ends > 0; }
    /// How often it said so.
    [[nodiscard]] int ends() const { return m_ends; }

private:
    int m_ends = 0;
    std::unique_ptr<console::Console> m_console;
};

} // namespace fleetkey::test
