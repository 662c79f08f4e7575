#include "app/sandbox/fleet/Store.h"

#include "app/sandbox/fleet/FleetGenerator.h"
#include "app/sandbox/fleet/UserCodec.h"

#include <charconv>
#include <openssl/rand.h>

namespace fleetkey::sandbox {

namespace {

std::string randomKey() {
    std::string key(32, '\0');
    if (RAND_bytes(reinterpret_cast<unsigned char *>(key.data()), static_cast<int>(key.size())) != 1)
        throw std::runtime_error("the machine has no random numbers to give");
    return key;
}

std::uint64_t numberIn(Database &database, std::string_view setting) {
    const std::string text = database.setting(setting).value_or("");
    std::uint64_t number = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc())
        throw DatabaseError("The data file is damaged: it does not say its " + std::string(setting) + '.');
    return number;
}

} // namespace

Store::Store(const FleetPlan &plan, std::unique_ptr<Database> database)
    : m_plan(plan)
    , m_database(std::move(database)) {
    m_index = std::make_unique<UserIndex>(m_users);
    if (m_database && !m_database->isNew()) {
        load();
        return;
    }
    m_signingKey = randomKey();
    write([&](Database &file) {
        file.setSetting("seed", std::to_string(plan.seed));
        file.setSetting("users", std::to_string(plan.users));
        file.setSetting("signing key", m_signingKey);
    });
    generate();
}

// Puts a change on the disk, where there is one, as a whole.
template <typename Change> void Store::write(Change change) {
    if (!m_database)
        return;
    m_database->begin();
    try {
        change(*m_database);
        m_database->commit();
    } catch (...) {
        m_database->rollBack();
        throw;
    }
}

void Store::generate() {
    m_hierarchy = Hierarchy::generate(m_plan.seed);
    m_users.reserve(m_plan.users + m_plan.users / 16);
    m_index->reserve(m_plan.users);
    const FleetGenerator generator(m_plan.seed);
    for (std::uint64_t number = 0; number < m_plan.users; ++number)
        m_index->added(m_users.add(generator.user(number)));
    write([&](Database &file) {
        std::string encoded;
        for (std::uint64_t number = 0; number < m_plan.users; ++number) {
            encoded.clear();
            encodeUser(m_users.unpack(static_cast<Row>(number)), encoded);
            file.putUser(static_cast<Row>(number), encoded);
        }
        file.setSetting("complete", "yes");
    });
    if (m_database)
        m_database->tidyUp();
}

void Store::load() {
    m_plan.seed = numberIn(*m_database, "seed");
    m_plan.users = numberIn(*m_database, "users");
    m_signingKey = m_database->setting("signing key").value_or("");
    if (m_signingKey.size() != 32)
        throw DatabaseError("The data file is damaged: it holds no signing key.");
    if (!m_database->setting("complete")) { // killed while the fleet was being generated
        m_database->clear();
        generate();
        return;
    }
    m_hierarchy = Hierarchy::generate(m_plan.seed);
    m_users.reserve(m_plan.users + m_plan.users / 16);
    m_index->reserve(m_plan.users);
    m_database->readUsers([&](Row row, std::string_view encoded) {
        const std::optional<User> user = decodeUser(encoded);
        if (!user || user->instance >= m_hierarchy.instances.size())
            throw DatabaseError("The data file is damaged: a user in it cannot be read.");
        m_users.skipTo(row);
        m_index->added(m_users.add(*user));
    });
    m_database->readSessions(
        [&](Session session) { m_sessions.emplace(session.identity, std::move(session)); });
}

Row Store::addUser(const User &user, const Session *session) {
    const auto row = static_cast<Row>(m_users.rowCount());
    write([&](Database &file) {
        std::string encoded;
        encodeUser(user, encoded);
        file.putUser(row, encoded);
        if (session)
            file.putSession(*session);
    });
    m_index->added(m_users.add(user));
    if (session)
        m_sessions[session->identity] = *session;
    return row;
}

void Store::changeUser(Row row, const User &user) {
    write([&](Database &file) {
        std::string encoded;
        encodeUser(user, encoded);
        file.putUser(row, encoded);
    });
    m_users.change(row, user);
    m_index->changed(row);
}

void Store::removeUser(Row row) {
    const Uuid deviceToken = m_users[row].deviceToken;
    write([&](Database &file) {
        file.removeUser(row);
        file.removeSession(deviceToken);
    });
    m_users.remove(row);
    m_index->removed(row);
    m_sessions.erase(deviceToken);
}

const Session *Store::findSession(const Uuid &identity) const {
    const auto known = m_sessions.find(identity);
    return known == m_sessions.end() ? nullptr : &known->second;
}

void Store::putSession(const Session &session) {
    write([&](Database &file) { file.putSession(session); });
    m_sessions[session.identity] = session;
}

void Store::removeSession(const Uuid &identity) {
    write([&](Database &file) { file.removeSession(identity); });
    m_sessions.erase(identity);
}

void Store::reset() {
    write([](Database &file) { file.clear(); });
    ++m_generation;
    m_index.reset();
    m_sessions.clear();
    m_users.clear();
    m_index = std::make_unique<UserIndex>(m_users);
    generate();
}

} // namespace fleetkey::sandbox
