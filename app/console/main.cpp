#include "app/console/Console.h"
#include "ui/shell/UiState.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Translations.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QStandardPaths>

#include <cstdio>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace Qt::StringLiterals;
using namespace fleetkey;

namespace {

void describe(QCommandLineParser &arguments) {
    arguments.setApplicationDescription(QCoreApplication::translate(
        "main", "A desktop console for drivers and their tokens on the Damoov platform."));
    arguments.addHelpOption();
    arguments.addVersionOption();
}

/// Help and version are asked for in terminals, where there may be no display to open.
void answerTerminal(int argc, char **argv) {
    const QCoreApplication terminal(argc, argv);
    QCommandLineParser arguments;
    describe(arguments);
    if (!arguments.parse(QCoreApplication::arguments()))
        return; // perhaps an option of the window system, which takes its own away first
    if (arguments.isSet(u"version"_s))
        arguments.showVersion();
    if (arguments.isSet(u"help"_s) || arguments.isSet(u"help-all"_s))
        arguments.showHelp();
}

/// An image of this program's memory holds tokens and passwords: no crash leaves one on a disk.
void forbidCoreDumps() {
#ifdef Q_OS_UNIX
    constexpr rlimit nothing{0, 0};
    setrlimit(RLIMIT_CORE, &nothing);
#endif
}

/// Qt would crash.
bool lacksDisplay() {
#ifdef Q_OS_LINUX
    return !qEnvironmentVariableIsSet("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY")
        && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
#else
    return false;
#endif
}

} // namespace

int main(int argc, char **argv) {
    forbidCoreDumps();
    QApplication::setApplicationName(u"Fleetkey"_s);
    QApplication::setOrganizationDomain(u"fleetkey.org"_s);
    QApplication::setDesktopFileName(u"org.fleetkey.Fleetkey"_s);
    QApplication::setApplicationVersion(QLatin1StringView(FLEETKEY_VERSION));
    QApplication::setQuitOnLastWindowClosed(false);
    if (argc > 1)
        answerTerminal(argc, argv);
    else if (lacksDisplay()) {
        std::fputs("Fleetkey is a desktop program and there is no display here (neither DISPLAY nor "
                   "WAYLAND_DISPLAY is set). Start it in a desktop session, or over ssh -X.\n",
            stderr);
        return 1;
    }
    QApplication application(argc, argv);
    ui::installTranslations(application);

    QCommandLineParser arguments;
    describe(arguments);
    arguments.process(application);

    const QDir data(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/fleetkey"_s);
    const console::ConsolePaths paths{data.filePath(u"fleetkey.sqlite"_s), data.filePath(u"sandbox.sqlite"_s),
        QDir(QApplication::applicationDirPath()).filePath(u"fleetkey-sandbox"_s)};

    const std::shared_ptr<ui::UiState> state = ui::UiState::openDefault();
    ui::Theme theme(application);
    theme.setMode(state->themeMode());
    console::Console console(theme, paths, state);
    QObject::connect(&console, &console::Console::finished, &application, &QApplication::quit);
    console.start();
    return QApplication::exec();
}
