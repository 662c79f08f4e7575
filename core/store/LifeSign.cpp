#include "core/store/LifeSign.h"

#include <QDir>
#include <QFileInfo>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

QString prefixOf(const QString &databasePath) {
    return databasePath + u"-console-"_s;
}

std::unique_ptr<QLockFile> signOf(const QString &databasePath, const QString &process) {
    auto sign = std::make_unique<QLockFile>(prefixOf(databasePath) + process);
    // However long it is held, only its process's end makes it stale.
    sign->setStaleLockTime(0);
    return sign;
}

void clearAway(const QString &databasePath) {
    const QFileInfo prefix(prefixOf(databasePath));
    const QStringList signs = prefix.dir().entryList({prefix.fileName() + u'*'}, QDir::Files);
    for (const QString &sign : signs)
        (void)LifeSign::isGone(databasePath, sign.mid(prefix.fileName().size()));
}

} // namespace

LifeSign::LifeSign()
    : m_process(QUuid::createUuid().toString(QUuid::WithoutBraces)) {
}

bool LifeSign::show(const QString &databasePath) {
    if (m_file && QFileInfo::exists(m_file->fileName()))
        return true;
    m_file.reset(); // somebody has cleared it away
    auto file = signOf(databasePath, m_process);
    if (!file->tryLock(0))
        return false;
    m_file = std::move(file);
    clearAway(databasePath);
    return true;
}

bool LifeSign::isGone(const QString &databasePath, const QString &process) {
    return signOf(databasePath, process)->tryLock(0);
}

} // namespace fleetkey
