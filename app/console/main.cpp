#include "app/console/Console.h"
#include "ui/shell/UiState.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Translations.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QIcon>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace fleetkey;

int main(int argc, char **argv) {
    QApplication::setApplicationName(u"Fleetkey"_s);
    QApplication::setOrganizationDomain(u"fleetkey.org"_s);
    QApplication::setDesktopFileName(u"org.fleetkey.Fleetkey"_s);
    QApplication::setApplicationVersion(QLatin1StringView(FLEETKEY_VERSION));
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication application(argc, argv);
    ui::installTranslations(application);
    QApplication::setWindowIcon(QIcon(u":/icons/org.fleetkey.Fleetkey.svg"_s));

    QCommandLineParser arguments;
    arguments.setApplicationDescription(QApplication::translate(
        "main", "A desktop console for drivers and their tokens on the Damoov platform."));
    arguments.addHelpOption();
    arguments.addVersionOption();
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
