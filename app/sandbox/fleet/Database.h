#pragma once

#include "app/sandbox/fleet/Hierarchy.h"
#include "app/sandbox/fleet/LoginRecord.h"
#include "app/sandbox/fleet/Session.h"
#include "app/sandbox/fleet/UserTable.h"

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;

namespace fleetkey::sandbox {

// The data file cannot be read or written; says why in words for people.
class DatabaseError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

// What is in the data file cannot be read: it is damaged, or somebody else's.
class DatabaseDamaged : public DatabaseError {
    using DatabaseError::DatabaseError;
};

// The data file was written by another version, and is sound perhaps.
class DatabaseOfAnotherVersion : public DatabaseError {
    using DatabaseError::DatabaseError;
};

// Another process holds the data file.
class DatabaseInUse : public DatabaseError {
    using DatabaseError::DatabaseError;
};

// The durable form of the fleet: one SQLite file, held by one process. What a function has written is on the
// disk when it returns, except between begin() and commit().
class Database {
public:
    // Opens or creates the file and takes hold of it.
    explicit Database(const std::string &file);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    // True for a file that has just been created.
    bool isNew() const { return m_isNew; }

    void begin();
    void commit();
    void rollBack() noexcept;

    std::optional<std::string> setting(std::string_view name);
    void setSetting(std::string_view name, std::string_view value);

    // Users by row, in ascending order; rows of deleted users are missing.
    void readUsers(const std::function<void(Row, std::string_view encoded)> &take);
    void putUser(Row row, std::string_view encoded);
    // After much has been written at once: gives the space of the journal back, where that can be done. What
    // was written counts all the same.
    void tidyUp() noexcept;
    void removeUser(Row row);

    void readSessions(const std::function<void(Session)> &take);
    void putSession(const Session &session);
    void removeSession(const Uuid &identity);

    // The hierarchy of the file; what is not in it is taken from the generated one.
    Hierarchy readHierarchy(Hierarchy generated);
    // Writes what differs from an earlier state, or everything.
    void putHierarchy(const Hierarchy &hierarchy, const Hierarchy *earlier);

    void readLogins(const std::function<void(std::string address, LoginRecord)> &take);
    void putLogins(const std::string &address, const LoginRecord &record);
    void removeLogins(const std::string &address);

    // Forgets users, sessions, logins and the hierarchy.
    void clear();

private:
    class Statement;
    void execute(const char *sql);
    void prepareTables();
    void createTables();
    void addTablesOfVersion2();
    void putApplication(std::size_t place, const Application &application);
    void putInstance(std::size_t place, const Instance &instance);
    [[noreturn]] void fail(const std::string &what) const;

    std::string m_file;
    sqlite3 *m_database = nullptr;
    std::unique_ptr<Statement> m_putUser; // kept: a fleet is a million of them
    bool m_isNew = false;
};

} // namespace fleetkey::sandbox
