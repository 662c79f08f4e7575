#pragma once

#include "app/sandbox/fleet/Database.h"
#include "app/sandbox/fleet/FleetImage.h"
#include "app/sandbox/fleet/Interruption.h"
#include "app/sandbox/fleet/UserIndex.h"

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
    // With a file that holds a whole fleet already, that one counts and not the plan. Throws Interrupted when
    // that is wanted; the file then holds the fleet that was in it before, or none.
    Store(const FleetPlan &plan, std::unique_ptr<Database> database, Interruption interruption = {});

    const Hierarchy &hierarchy() const { return m_now.hierarchy; }
    const UserTable &users() const { return m_now.users; }
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

    // Parts keep their places; new ones come at the end.
    void changeHierarchy(Hierarchy changed);

    const Session *findSession(const Uuid &identity) const;
    void putSession(const Session &session);
    void removeSession(const Uuid &identity);

    const LoginRecords &logins() const { return m_now.logins; }
    void putLogins(const std::string &address, const LoginRecord &record);
    void removeLogins(const std::string &address);

    std::int64_t clockOffset() const { return m_now.clockOffset; }
    void setClockOffset(std::int64_t seconds);

    // Back to the fleet of the plan, without sessions, blocks and clock offset.
    void reset();
    const FleetImage &image() const { return m_now; }
    void restore(const FleetImage &image);

private:
    FleetImage planned();
    void generate();
    void load();
    void become(FleetImage image);
    template <typename Change> void write(Change change);

    FleetPlan m_plan;
    std::unique_ptr<Database> m_database; // none: memory only
    Interruption m_interruption; // of the start
    FleetImage m_now;
    std::unique_ptr<UserIndex> m_index;
    std::string m_signingKey;
    unsigned m_generation = 0;
};

} // namespace fleetkey::sandbox
