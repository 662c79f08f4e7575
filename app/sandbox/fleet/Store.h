#pragma once

#include "app/sandbox/fleet/Database.h"
#include "app/sandbox/fleet/Hierarchy.h"
#include "app/sandbox/fleet/UserIndex.h"

#include <unordered_map>

namespace fleetkey::sandbox {

// How a fleet begins.
struct FleetPlan {
    std::uint64_t seed = 1;
    std::uint64_t users = 12'408;
};

// Everything the emulator remembers: in memory for speed and, with a data file, on the disk as well. Changes
// are durable when the function returns; when the disk refuses, DatabaseError is thrown and nothing changed.
class Store {
public:
    // With a file that exists already, its fleet counts and not the plan.
    Store(const FleetPlan &plan, std::unique_ptr<Database> database);

    const Hierarchy &hierarchy() const { return m_hierarchy; }
    const UserTable &users() const { return m_users; }
    UserIndex &index() { return *m_index; }
    const UserIndex &index() const { return *m_index; }
    const std::string &signingKey() const { return m_signingKey; }
    const FleetPlan &plan() const { return m_plan; }
    // Another one after every reset: what was computed from an earlier one is worthless.
    unsigned generation() const { return m_generation; }

    // The session, where there is one, is stored together with the user or not at all.
    Row addUser(const User &user, const Session *session);
    void changeUser(Row row, const User &user);
    // Ends the user's session too.
    void removeUser(Row row);

    const Session *findSession(const Uuid &identity) const;
    void putSession(const Session &session);
    void removeSession(const Uuid &identity);

    // Back to the fleet of the plan, without sessions.
    void reset();

private:
    void generate();
    void load();
    template <typename Change> void write(Change change);

    FleetPlan m_plan;
    std::unique_ptr<Database> m_database; // none: memory only
    Hierarchy m_hierarchy;
    UserTable m_users;
    std::unique_ptr<UserIndex> m_index;
    std::unordered_map<Uuid, Session, UuidHash> m_sessions;
    std::string m_signingKey;
    unsigned m_generation = 0;
};

} // namespace fleetkey::sandbox
