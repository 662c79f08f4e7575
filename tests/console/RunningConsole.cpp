#include "tests/console/RunningConsole.h"

#include "tests/sandbox/Sandbox.h"
#include "ui/shell/UiState.h"

#include <QDir>
#include <QRandomGenerator>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace fleetkey::test {

namespace {

/// One column of the data file that an emulator has left.
QByteArrayList readFrom(const QString &dataFile, const QString &query) {
    QByteArrayList values;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"emulator"_s);
        database.setDatabaseName(dataFile);
        QSqlQuery rows(database);
        if (QFile::exists(dataFile) && database.open() && rows.exec(query)) {
            while (rows.next())
                values.append(rows.value(0).toByteArray());
        }
    }
    QSqlDatabase::removeDatabase(u"emulator"_s);
    return values;
}

} // namespace

Desk::Desk()
    : m_folder(QDir::homePath() + u"/desk-XXXXXX"_s)
    , m_seed(QRandomGenerator::system()->generate()) {
    QFile program(m_platform.filePath(u"fleetkey-sandbox"_s));
    const QString line = u"#!/bin/sh\nexec '%1' %2 \"$@\"\n"_s;
    if (program.open(QIODevice::WriteOnly))
        program.write(
            line.arg(qEnvironmentVariable("FLEETKEY_SANDBOX"), platformArguments().join(u' ')).toUtf8());
    program.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

console::ConsolePaths Desk::paths() const {
    return {m_folder.filePath(u"fleetkey/fleetkey.sqlite"_s), m_folder.filePath(u"fleetkey/sandbox.sqlite"_s),
        m_platform.filePath(u"fleetkey-sandbox"_s)};
}

QStringList Desk::platformArguments() const {
    return {u"--seed"_s, QString::number(m_seed), u"--record-tokens"_s, record()};
}

SecretScan Desk::secrets() const {
    SecretScan secrets;
    const QString dataFile = paths().sandboxData;
    // What was handed out, and what an emulator that kept no record has handed out last.
    const QByteArrayList tokens
        = tokensRecordedIn(record()) + readFrom(dataFile, u"SELECT refresh_token FROM sessions"_s);
    for (const QByteArray &token : tokens)
        secrets.add(token);
    const QByteArrayList keys = readFrom(dataFile, u"SELECT key FROM instances"_s);
    for (const QByteArray &key : keys)
        secrets.addKey(QUuid::fromRfc4122(key).toByteArray());
    return secrets;
}

QStringList Desk::filesWithTraces(const SecretScan &secrets) const {
    QStringList folders{QDir::homePath(), qEnvironmentVariable("XDG_RUNTIME_DIR")};
    if (qEnvironmentVariableIsSet("TMPDIR")) // the test's own
        folders.append(QDir::tempPath());
    return secrets.filesWithTraces(folders,
        {m_platform.path(), paths().sandboxData, QDir::homePath() + u"/.local/share/keyrings/"_s,
            QDir::homePath() + u"/.local/share/fleetkey/sandbox.sqlite"_s});
}

RunningConsole::RunningConsole(ui::Theme &theme, const console::ConsolePaths &paths, const QString &settings)
    : m_console(std::make_unique<console::Console>(theme, paths, ui::UiState::openFile(settings))) {
    QObject::connect(m_console.get(), &console::Console::finished, m_console.get(), [this] { ++m_ends; });
    m_console->start();
}

RunningConsole::~RunningConsole() = default;

} // namespace fleetkey::test
