#pragma once

#include "app/console/Console.h"

#include <QTemporaryDir>

#include <memory>

namespace fleetkey::test {

/// The files of one person: what stays from one start of the program to the next. In the home folder of the
/// test, where `SecretScan` looks.
class Desk {
public:
    Desk();

    [[nodiscard]] QString folder() const { return m_folder.path(); }
    /// Those of the program when its XDG data folder is `folder()`.
    [[nodiscard]] console::ConsolePaths paths() const;
    [[nodiscard]] QString settings() const { return m_folder.filePath(QStringLiteral("windows.ini")); }

private:
    QTemporaryDir m_folder;
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
