#include "app/sandbox/fleet/Database.h"

#include <cstring>
#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace fleetkey::sandbox {

namespace {

// "FkSb": tells our files from other SQLite files.
constexpr int applicationId = 0x466b5362;
constexpr int schemaVersion = 2;

std::string_view bytesOf(const Uuid &id) {
    return {reinterpret_cast<const char *>(id.bytes.data()), id.bytes.size()};
}

Uuid uuidFrom(std::string_view bytes) {
    Uuid id;
    if (bytes.size() == id.bytes.size())
        std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
    return id;
}

// Room for the part that a row puts at this place: among those there are, or next behind them. A file that
// began without a hierarchy holds only the parts that have changed since.
template <typename Part> Part &partAt(std::vector<Part> &parts, std::int64_t place) {
    if (place < 0 || std::cmp_greater(place, parts.size()))
        throw DatabaseDamaged("The data file is damaged: a part of the hierarchy in it is out of place.");
    const auto index = static_cast<std::size_t>(place);
    if (index == parts.size())
        parts.emplace_back();
    return parts[index];
}

} // namespace

class Database::Statement {
public:
    Statement(Database &database, const char *sql)
        : m_owner(database) {
        if (sqlite3_prepare_v2(database.m_database, sql, -1, &m_statement, nullptr) != SQLITE_OK)
            database.fail("reading or writing");
    }
    ~Statement() { sqlite3_finalize(m_statement); }
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    Statement &bind(int index, std::int64_t number) {
        sqlite3_bind_int64(m_statement, index, number);
        return *this;
    }
    Statement &bindBlob(int index, std::string_view bytes) {
        sqlite3_bind_blob64(m_statement, index, bytes.data(), bytes.size(), SQLITE_TRANSIENT);
        return *this;
    }
    Statement &bindText(int index, std::string_view text) {
        sqlite3_bind_text64(m_statement, index, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
        return *this;
    }

    // True while there is a row.
    bool step() {
        const int code = sqlite3_step(m_statement);
        if (code != SQLITE_ROW && code != SQLITE_DONE)
            m_owner.fail("reading or writing");
        return code == SQLITE_ROW;
    }
    // Ready to be bound and stepped again.
    void reset() { sqlite3_reset(m_statement); }
    std::int64_t number(int column) { return sqlite3_column_int64(m_statement, column); }
    std::string_view bytes(int column) {
        const void *data = sqlite3_column_blob(m_statement, column);
        return {static_cast<const char *>(data),
            static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
    }

private:
    Database &m_owner;
    sqlite3_stmt *m_statement = nullptr;
};

Database::Database(const std::string &file)
    : m_file(file) {
    // Keys and sessions are in it: nobody else's to read. SQLite gives its journal the same permissions.
    const int created = open(file.c_str(), O_CREAT | O_EXCL | O_CLOEXEC | O_RDWR, S_IRUSR | S_IWUSR);
    if (created >= 0)
        close(created);
    try {
        if (sqlite3_open_v2(file.c_str(), &m_database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr)
            != SQLITE_OK)
            fail("opening");
        // Exclusive locking keeps the file ours from the first transaction until the process ends, however
        // it ends.
        execute("PRAGMA locking_mode = EXCLUSIVE");
        execute("PRAGMA journal_mode = WAL");
        execute("PRAGMA synchronous = FULL");
        execute("BEGIN EXCLUSIVE");
        prepareTables();
        execute("COMMIT");
    } catch (...) {
        sqlite3_close(m_database);
        throw;
    }
}

Database::~Database() {
    m_putUser.reset();
    sqlite3_close(m_database);
}

void Database::prepareTables() {
    Statement tables(*this, "SELECT count(*) FROM sqlite_schema");
    tables.step();
    m_isNew = tables.number(0) == 0;
    if (m_isNew) {
        createTables();
        return;
    }
    Statement id(*this, "PRAGMA application_id");
    Statement version(*this, "PRAGMA user_version");
    if (!id.step() || id.number(0) != applicationId)
        throw DatabaseDamaged(m_file + " is not a data file of fleetkey-sandbox.");
    if (!version.step() || version.number(0) < 1 || version.number(0) > schemaVersion)
        throw DatabaseOfAnotherVersion(m_file + " was written by another version of fleetkey-sandbox.");
    if (version.number(0) < 2)
        addTablesOfVersion2();
}

void Database::createTables() {
    execute("CREATE TABLE settings (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID");
    execute("CREATE TABLE users (row INTEGER PRIMARY KEY, encoded BLOB NOT NULL)");
    execute("CREATE TABLE sessions (identity BLOB PRIMARY KEY, access_token_id BLOB NOT NULL,"
            " refresh_token TEXT NOT NULL, access_expires INTEGER NOT NULL, refresh_expires INTEGER NOT NULL)"
            " WITHOUT ROWID");
    execute(("PRAGMA application_id = " + std::to_string(applicationId)).c_str());
    addTablesOfVersion2();
}

// Until then the hierarchy was always that of the seed, and logins were forgotten.
void Database::addTablesOfVersion2() {
    execute("CREATE TABLE applications (place INTEGER PRIMARY KEY, id BLOB NOT NULL, name TEXT NOT NULL,"
            " description TEXT NOT NULL, environment TEXT NOT NULL, status INTEGER NOT NULL)");
    execute("CREATE TABLE instances (place INTEGER PRIMARY KEY, id BLOB NOT NULL, key BLOB NOT NULL,"
            " name TEXT NOT NULL, description TEXT NOT NULL, invite_code TEXT NOT NULL,"
            " application INTEGER NOT NULL, status INTEGER NOT NULL)");
    execute("CREATE TABLE logins (address TEXT PRIMARY KEY, attempts BLOB NOT NULL,"
            " blocked_until INTEGER NOT NULL) WITHOUT ROWID");
    execute(("PRAGMA user_version = " + std::to_string(schemaVersion)).c_str());
}

void Database::fail(const std::string &what) const {
    const int code = m_database ? sqlite3_errcode(m_database) : SQLITE_NOMEM;
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
        throw DatabaseInUse(m_file + " is in use by another process.");
    const std::string problem = what + ' ' + m_file
        + " failed: " + (m_database ? sqlite3_errmsg(m_database) : "out of memory") + '.';
    if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB)
        throw DatabaseDamaged(problem);
    throw DatabaseError(problem);
}

void Database::execute(const char *sql) {
    if (sqlite3_exec(m_database, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        fail("writing");
}

void Database::begin() {
    execute("BEGIN IMMEDIATE");
}

void Database::commit() {
    execute("COMMIT");
}

void Database::rollBack() noexcept {
    if (!sqlite3_get_autocommit(m_database))
        sqlite3_exec(m_database, "ROLLBACK", nullptr, nullptr, nullptr);
}

std::optional<std::string> Database::setting(std::string_view name) {
    Statement statement(*this, "SELECT value FROM settings WHERE name = ?");
    statement.bindText(1, name);
    return statement.step() ? std::optional(std::string(statement.bytes(0))) : std::nullopt;
}

void Database::setSetting(std::string_view name, std::string_view value) {
    Statement(*this, "INSERT OR REPLACE INTO settings VALUES (?, ?)")
        .bindText(1, name)
        .bindBlob(2, value)
        .step();
}

void Database::readUsers(const std::function<void(Row, std::string_view)> &take) {
    Statement statement(*this, "SELECT row, encoded FROM users ORDER BY row");
    while (statement.step())
        take(static_cast<Row>(statement.number(0)), statement.bytes(1));
}

void Database::putUser(Row row, std::string_view encoded) {
    if (!m_putUser)
        m_putUser = std::make_unique<Statement>(*this, "INSERT OR REPLACE INTO users VALUES (?, ?)");
    m_putUser->reset(); // an earlier one may have failed half-way
    m_putUser->bind(1, row).bindBlob(2, encoded).step();
    m_putUser->reset();
}

void Database::tidyUp() noexcept {
    sqlite3_exec(m_database, "PRAGMA wal_checkpoint(TRUNCATE)", nullptr, nullptr, nullptr);
}

void Database::removeUser(Row row) {
    Statement(*this, "DELETE FROM users WHERE row = ?").bind(1, row).step();
}

void Database::readSessions(const std::function<void(Session)> &take) {
    Statement statement(*this,
        "SELECT identity, access_token_id, refresh_token, access_expires, refresh_expires FROM sessions");
    while (statement.step()) {
        take({uuidFrom(statement.bytes(0)), uuidFrom(statement.bytes(1)), std::string(statement.bytes(2)),
            statement.number(3), statement.number(4)});
    }
}

void Database::putSession(const Session &session) {
    Statement(*this, "INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?, ?)")
        .bindBlob(1, bytesOf(session.identity))
        .bindBlob(2, bytesOf(session.accessTokenId))
        .bindText(3, session.refreshToken)
        .bind(4, session.accessExpires)
        .bind(5, session.refreshExpires)
        .step();
}

void Database::removeSession(const Uuid &identity) {
    Statement(*this, "DELETE FROM sessions WHERE identity = ?").bindBlob(1, bytesOf(identity)).step();
}

Hierarchy Database::readHierarchy(Hierarchy hierarchy) {
    Statement applications(
        *this, "SELECT place, id, name, description, environment, status FROM applications ORDER BY place");
    while (applications.step()) {
        partAt(hierarchy.applications, applications.number(0)) = {uuidFrom(applications.bytes(1)),
            std::string(applications.bytes(2)), std::string(applications.bytes(3)),
            std::string(applications.bytes(4)), static_cast<PartStatus>(applications.number(5))};
    }
    Statement instances(*this,
        "SELECT place, id, key, name, description, invite_code, application, status FROM instances"
        " ORDER BY place");
    while (instances.step()) {
        const auto application = static_cast<std::size_t>(instances.number(6));
        if (application >= hierarchy.applications.size()
            || std::cmp_greater_equal(instances.number(0), mostInstances))
            throw DatabaseDamaged("The data file is damaged: an instance in it cannot be read.");
        partAt(hierarchy.instances, instances.number(0)) = {uuidFrom(instances.bytes(1)),
            uuidFrom(instances.bytes(2)), std::string(instances.bytes(3)), std::string(instances.bytes(4)),
            std::string(instances.bytes(5)), application, static_cast<PartStatus>(instances.number(7))};
    }
    return hierarchy;
}

void Database::putHierarchy(const Hierarchy &hierarchy, const Hierarchy *earlier) {
    const auto isKnown = [](const auto &parts, const auto &earlierParts, std::size_t place) {
        return place < earlierParts.size() && parts[place] == earlierParts[place];
    };
    for (std::size_t i = 0; i < hierarchy.applications.size(); ++i) {
        if (!earlier || !isKnown(hierarchy.applications, earlier->applications, i))
            putApplication(i, hierarchy.applications[i]);
    }
    for (std::size_t i = 0; i < hierarchy.instances.size(); ++i) {
        if (!earlier || !isKnown(hierarchy.instances, earlier->instances, i))
            putInstance(i, hierarchy.instances[i]);
    }
}

void Database::putApplication(std::size_t place, const Application &application) {
    Statement(*this, "INSERT OR REPLACE INTO applications VALUES (?, ?, ?, ?, ?, ?)")
        .bind(1, static_cast<std::int64_t>(place))
        .bindBlob(2, bytesOf(application.id))
        .bindText(3, application.name)
        .bindText(4, application.description)
        .bindText(5, application.environment)
        .bind(6, static_cast<std::int64_t>(application.status))
        .step();
}

void Database::putInstance(std::size_t place, const Instance &instance) {
    Statement(*this, "INSERT OR REPLACE INTO instances VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(1, static_cast<std::int64_t>(place))
        .bindBlob(2, bytesOf(instance.id))
        .bindBlob(3, bytesOf(instance.key))
        .bindText(4, instance.name)
        .bindText(5, instance.description)
        .bindText(6, instance.inviteCode)
        .bind(7, static_cast<std::int64_t>(instance.application))
        .bind(8, static_cast<std::int64_t>(instance.status))
        .step();
}

void Database::readLogins(const std::function<void(std::string, LoginRecord)> &take) {
    Statement statement(*this, "SELECT address, attempts, blocked_until FROM logins");
    while (statement.step()) {
        LoginRecord record;
        const std::string_view attempts = statement.bytes(1);
        record.attempts.resize(attempts.size() / sizeof(std::int64_t));
        std::memcpy(record.attempts.data(), attempts.data(), record.attempts.size() * sizeof(std::int64_t));
        record.blockedUntil = statement.number(2);
        take(std::string(statement.bytes(0)), std::move(record));
    }
}

void Database::putLogins(const std::string &address, const LoginRecord &record) {
    Statement(*this, "INSERT OR REPLACE INTO logins VALUES (?, ?, ?)")
        .bindText(1, address)
        .bindBlob(2,
            {reinterpret_cast<const char *>(record.attempts.data()),
                record.attempts.size() * sizeof(std::int64_t)})
        .bind(3, record.blockedUntil)
        .step();
}

void Database::removeLogins(const std::string &address) {
    Statement(*this, "DELETE FROM logins WHERE address = ?").bindText(1, address).step();
}

void Database::clear() {
    for (const char *sql : {"DELETE FROM users", "DELETE FROM sessions", "DELETE FROM logins",
             "DELETE FROM instances", "DELETE FROM applications"})
        execute(sql);
}

} // namespace fleetkey::sandbox
