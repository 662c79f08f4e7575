#include "tests/console/RunningConsole.h"

#include "ui/shell/UiState.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace fleetkey::test {

Desk::Desk()
    : m_folder(QDir::homePath() + u"/desk-XXXXXX"_s) {
}

console::ConsolePaths Desk::paths() const {
    return {m_folder.filePath(u"fleetkey/fleetkey.sqlite"_s), m_folder.filePath(u"fleetkey/sandbox.sqlite"_s),
        qEnvironmentVariable("FLEETKEY_SANDBOX")};
}

RunningConsole::RunningConsole(ui::Theme &theme, const console::ConsolePaths &paths, const QString &settings)
    : m_console(std::make_unique<console::Console>(theme, paths, ui::UiState::openFile(settings))) {
    QObject::connect(m_console.get(), &console::Console::finished, m_console.get(), [this] { ++m_ends; });
    m_console->start();
}

RunningConsole::~RunningConsole() = default;

} // namespace fleetkey::test
