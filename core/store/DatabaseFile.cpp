#include "core/store/DatabaseFile.h"

#include "core/store/Schema.h"
#include "core/store/Sql.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QUuid>

#include <array>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

constexpr int openingTimeoutMs = 5'000;
constexpr qint64 quicklyCheckedBytes = 32LL * 1024 * 1024;
constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

/// SQLite's result codes that decide what to do; the low byte of the extended ones.
enum SqliteCode { Busy = 5, Locked = 6, Corrupt = 11, NotADatabase = 26 };

int codeOf(const QSqlError &error) {
    return error.nativeErrorCode().toInt() & 0xff;
}

bool meansDamage(const QSqlError &error) {
    const int code = codeOf(error);
    return code == Corrupt || code == NotADatabase;
}

/// By another connection.
bool isTaken(const QSqlError &error) {
    const int code = codeOf(error);
    return code == Busy || code == Locked;
}

/// Rows changed since the connection was opened.
qint64 changesOf(QSqlDatabase &database) {
    QSqlQuery query(database);
    return query.exec(u"SELECT total_changes()"_s) && query.next() ? query.value(0).toLongLong() : 0;
}

QString freeNameBeside(const QString &path, const QString &suffix) {
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd'T'HHmmss'Z'"_s);
    QString name = path + u'.' + suffix + u'-' + stamp;
    for (int i = 2; QFileInfo::exists(name); ++i)
        name = path + u'.' + suffix + u'-' + stamp + u'-' + QString::number(i);
    return name;
}

} // namespace

Result<QString> keptAside(const QString &path, StoreNotice::Kind why) {
    const bool damaged = why == StoreNotice::Kind::DamagedKeptAside;
    const QString name = freeNameBeside(path, damaged ? u"damaged"_s : u"newer"_s);
    for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s}) {
        if (QFileInfo::exists(path + part) && !QFile::rename(path + part, name + part))
            return fail(ErrorKind::Storage, u"cannot rename %1"_s.arg(path + part));
    }
    return name;
}

DatabaseFile::DatabaseFile(QString path)
    : m_path(std::move(path))
    , m_connection(u"fleetkey-store-"_s + QUuid::createUuid().toString(QUuid::WithoutBraces)) {
}

DatabaseFile::~DatabaseFile() {
    close();
}

void DatabaseFile::close() {
    m_database = {};
    m_durability.reset();
    if (QSqlDatabase::contains(m_connection))
        QSqlDatabase::removeDatabase(m_connection);
}

std::optional<Error> DatabaseFile::transact(const Work &work, Durability durability) {
    m_written = false;
    m_held = false;
    auto done = open();
    if (done)
        done = setDurability(durability);
    if (done)
        done = runTransaction(work);
    if (done)
        return std::nullopt;
    if (done.error().kind == ErrorKind::Storage) {
        m_suspect |= !m_held;
        close();
    }
    return done.error();
}

Result<void> DatabaseFile::setDurability(Durability durability) {
    if (m_durability == durability)
        return {};
    const bool waits = durability == Durability::SurvivesPowerLoss;
    auto done
        = sql::execute(m_database, waits ? u"PRAGMA synchronous = FULL"_s : u"PRAGMA synchronous = NORMAL"_s);
    if (done)
        m_durability = durability;
    return done;
}

Result<void> DatabaseFile::begin() {
    QSqlQuery query(m_database);
    if (query.exec(u"BEGIN IMMEDIATE"_s))
        return {};
    m_held = isTaken(query.lastError());
    return fail(sql::errorOf(query.lastError()));
}

Result<void> DatabaseFile::runTransaction(const Work &work) {
    if (auto begun = begin(); !begun)
        return begun;
    const qint64 before = changesOf(m_database);
    auto error = work(m_database);
    if (!error) {
        auto committed = sql::execute(m_database, u"COMMIT"_s);
        m_written = committed && changesOf(m_database) != before;
        if (committed)
            return {};
        error = committed.error();
    }
    // Fails where SQLite has rolled back by itself already; either way nothing is left of it.
    m_database.rollback();
    return fail(*std::move(error));
}

StoreNotice DatabaseFile::notice() {
    auto opened = open();
    if (opened)
        return m_notice;
    // Held it is only for a while.
    return m_held ? StoreNotice() : StoreNotice{StoreNotice::Kind::NotWritable, {}, opened.error().title};
}

Result<void> DatabaseFile::open() {
    if (m_database.isOpen())
        return {};
    if (auto prepared = prepareFolder(); !prepared)
        return prepared;
    // Two consoles must not create, migrate or keep aside the same file at once.
    QLockFile lock(m_path + u".lock"_s);
    m_held = !lock.tryLock(openingTimeoutMs) && lock.error() == QLockFile::LockFailedError;
    if (!lock.isLocked())
        return fail(ErrorKind::Storage, u"cannot lock %1"_s.arg(lock.fileName()));
    auto opened = openWhileLocked();
    if (opened)
        m_suspect = false;
    else
        close();
    return opened;
}

Result<void> DatabaseFile::openWhileLocked() {
    if (auto connected = connect(); !connected)
        return connected;
    const auto reason = reasonToKeepAside();
    if (!reason)
        return fail(reason.error());
    if (*reason) {
        if (auto kept = keepAside(**reason); !kept)
            return kept;
        if (auto connected = connect(); !connected)
            return connected;
    }
    return makeUsable();
}

Result<void> DatabaseFile::prepareFolder() const {
    const QString folder = QFileInfo(m_path).absolutePath();
    if (QFileInfo(folder).isDir())
        return {};
    (void)QDir().mkpath(QFileInfo(folder).absolutePath()); // judged below, whoever made it
    QDir().mkdir(folder, ownerOnly | QFile::ExeOwner);
    if (!QFileInfo(folder).isDir())
        return fail(ErrorKind::Storage, u"cannot create the folder %1"_s.arg(folder));
    return {};
}

Result<void> DatabaseFile::prepareFile() const {
    QFile file(m_path);
    // SQLite gives the files beside it the permissions of this one.
    if (!file.exists() && !file.open(QFile::WriteOnly | QFile::NewOnly, ownerOnly))
        return fail(ErrorKind::Storage, file.errorString());
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    if (file.permissions() & others)
        file.setPermissions(file.permissions() & ~others);
    // Those that are left from when it was read-only would keep it so.
    const bool isWritable = file.permissions().testFlag(QFile::WriteOwner);
    for (const QString &beside : {m_path + u"-wal"_s, m_path + u"-shm"_s}) {
        if (isWritable && QFile::exists(beside))
            QFile::setPermissions(beside, QFile::permissions(beside) | QFile::WriteOwner);
    }
    return {};
}

Result<void> DatabaseFile::connect() {
    if (auto prepared = prepareFile(); !prepared)
        return prepared;
    m_database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_connection);
    m_database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=%1"_s.arg(openingTimeoutMs));
    m_database.setDatabaseName(m_path);
    if (!m_database.open())
        return fail(sql::errorOf(m_database.lastError()));
    return {};
}

Result<std::optional<StoreNotice>> DatabaseFile::reasonToKeepAside() {
    using Kind = StoreNotice::Kind;
    const auto damaged = damage();
    if (!damaged)
        return fail(damaged.error());
    if (*damaged)
        return StoreNotice{Kind::DamagedKeptAside, {}, **damaged};
    const auto version = schema::version(m_database);
    if (!version)
        return fail(version.error());
    if (*version < 0 || *version > schema::newestVersion())
        return StoreNotice{Kind::NewerKeptAside, {}, u"version %1"_s.arg(*version)};
    return std::nullopt;
}

Result<std::optional<QString>> DatabaseFile::damage() {
    // Looking at every page takes time in a large file; there, damage is met where it is.
    const bool thoroughly = m_suspect || QFileInfo(m_path).size() <= quicklyCheckedBytes;
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(thoroughly ? u"PRAGMA quick_check(1)"_s : u"SELECT count(*) FROM sqlite_schema"_s)) {
        if (meansDamage(query.lastError()))
            return query.lastError().text();
        return fail(sql::errorOf(query.lastError()));
    }
    if (thoroughly && query.next() && query.value(0).toString() != u"ok"_s)
        return query.value(0).toString();
    return std::nullopt;
}

Result<void> DatabaseFile::keepAside(StoreNotice why) {
    // A console that has the file open would later delete files by names that are no longer its own.
    if (isHeldByAnother())
        return fail(ErrorKind::Storage, why.details + u"; in use by another process"_s);
    close();
    Result<QString> name = keptAside(m_path, why.kind);
    if (!name)
        return fail(std::move(name.error()));
    m_notice = std::move(why);
    m_notice.keptAs = *name;
    return {};
}

bool DatabaseFile::isHeldByAnother() {
    // Leaving WAL needs the file for oneself; a file too damaged for that has no orderly users.
    QSqlQuery query(m_database);
    query.exec(u"PRAGMA busy_timeout = 0"_s);
    if (!query.exec(u"PRAGMA journal_mode = DELETE"_s))
        return isTaken(query.lastError());
    return query.next() && query.value(0).toString() == u"wal"_s;
}

Result<void> DatabaseFile::makeUsable() {
    if (auto done = sql::execute(m_database, u"PRAGMA journal_mode = WAL"_s); !done)
        return done;
    if (auto done = setDurability(Durability::SurvivesPowerLoss); !done)
        return done;
    return schema::migrate(m_database);
}

} // namespace fleetkey
