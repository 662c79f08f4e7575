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

template <typename Number> Number numberIn(Database &database, std::string_view setting) {
    const std::string text = database.setting(setting).value_or("");
    Number number = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc())
        throw DatabaseDamaged("The data file is damaged: it does not say its " + std::string(setting) + '.');
    return number;
}

// New, or its maker ended before the fleet was whole: that file's plan nobody has seen at work.
bool isBlank(Database &database) {
    return database.isNew() || !database.setting("complete");
}

} // namespace

Store::Store(const FleetPlan &plan, std::unique_ptr<Database> database, Interruption interruption)
    : m_plan(plan)
    , m_database(std::move(database))
    , m_interruption(std::move(interruption)) {
    m_index = std::make_unique<UserIndex>(m_now.users);
    if (m_database && !isBlank(*m_database))
        load();
    else
        generate();
    m_interruption = {};
}

void Store::generate() {
    m_signingKey = randomKey();
    write([&](Database &file) {
        file.setSetting("seed", std::to_string(m_plan.seed));
        file.setSetting("users", std::to_string(m_plan.users));
        file.setSetting("signing key", m_signingKey);
    });
    become(planned());
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

FleetImage Store::planned() {
    FleetImage image;
    image.hierarchy = Hierarchy::generate(m_plan.seed);
    image.users.reserve(m_plan.users + m_plan.users / 16);
    const FleetGenerator generator(m_plan.seed);
    for (std::uint64_t number = 0; number < m_plan.users; ++number) {
        m_interruption.step();
        image.users.add(generator.user(number));
    }
    return image;
}

// All or nothing: whoever is killed meanwhile finds what was there before.
void Store::become(FleetImage image) {
    write([&](Database &file) {
        file.clear();
        file.putHierarchy(image.hierarchy, nullptr);
        std::string encoded;
        for (Row row = 0; row < image.users.rowCount(); ++row) {
            m_interruption.step();
            if (!image.users[row].alive)
                continue;
            encoded.clear();
            encodeUser(image.users.unpack(row), encoded);
            file.putUser(row, encoded);
        }
        for (const auto &[identity, session] : image.sessions)
            file.putSession(session);
        for (const auto &[address, record] : image.logins)
            file.putLogins(address, record);
        file.setSetting("clock offset", std::to_string(image.clockOffset));
        file.setSetting("complete", "yes");
    });
    if (m_database)
        m_database->tidyUp();
    m_index.reset();
    m_now = std::move(image);
    m_index = std::make_unique<UserIndex>(m_now.users);
    m_index->addAll(m_interruption);
    ++m_generation;
}

void Store::load() {
    m_plan.seed = numberIn<std::uint64_t>(*m_database, "seed");
    m_plan.users = numberIn<std::uint64_t>(*m_database, "users");
    m_signingKey = m_database->setting("signing key").value_or("");
    if (m_signingKey.size() != 32)
        throw DatabaseDamaged("The data file is damaged: it holds no signing key.");
    m_now.hierarchy = m_database->readHierarchy(Hierarchy::generate(m_plan.seed));
    m_now.users.reserve(m_plan.users + m_plan.users / 16);
    m_database->readUsers([&](Row row, std::string_view encoded) {
        m_interruption.step();
        const std::optional<User> user = decodeUser(encoded);
        if (!user || user->instance >= m_now.hierarchy.instances.size())
            throw DatabaseDamaged("The data file is damaged: a user in it cannot be read.");
        m_now.users.skipTo(row);
        m_now.users.add(*user);
    });
    m_index->addAll(m_interruption);
    m_database->readSessions(
        [&](Session session) { m_now.sessions.emplace(session.identity, std::move(session)); });
    m_database->readLogins([&](std::string address, LoginRecord record) {
        m_now.logins.emplace(std::move(address), std::move(record));
    });
    if (m_database->setting("clock offset"))
        m_now.clockOffset = numberIn<std::int64_t>(*m_database, "clock offset");
}

Row Store::addUser(const User &user, const Session *session) {
    const auto row = static_cast<Row>(m_now.users.rowCount());
    write([&](Database &file) {
        std::string encoded;
        encodeUser(user, encoded);
        file.putUser(row, encoded);
        if (session)
            file.putSession(*session);
    });
    m_index->added(m_now.users.add(user));
    if (session)
        m_now.sessions[session->identity] = *session;
    return row;
}

void Store::changeUser(Row row, const User &user) {
    write([&](Database &file) {
        std::string encoded;
        encodeUser(user, encoded);
        file.putUser(row, encoded);
    });
    m_index->leaving(row);
    m_now.users.change(row, user);
    m_index->added(row);
}

void Store::removeUser(Row row) {
    const Uuid deviceToken = m_now.users[row].deviceToken;
    write([&](Database &file) {
        file.removeUser(row);
        file.removeSession(deviceToken);
    });
    m_index->leaving(row);
    m_now.users.remove(row);
    m_now.sessions.erase(deviceToken);
}

const Session *Store::findSession(const Uuid &identity) const {
    const auto known = m_now.sessions.find(identity);
    return known == m_now.sessions.end() ? nullptr : &known->second;
}

void Store::putSession(const Session &session) {
    write([&](Database &file) { file.putSession(session); });
    m_now.sessions[session.identity] = session;
}

void Store::removeSession(const Uuid &identity) {
    write([&](Database &file) { file.removeSession(identity); });
    m_now.sessions.erase(identity);
}

void Store::changeHierarchy(Hierarchy changed) {
    write([&](Database &file) { file.putHierarchy(changed, &m_now.hierarchy); });
    m_now.hierarchy = std::move(changed);
}

void Store::putLogins(const std::string &address, const LoginRecord &record) {
    write([&](Database &file) { file.putLogins(address, record); });
    m_now.logins[address] = record;
}

void Store::removeLogins(const std::string &address) {
    write([&](Database &file) { file.removeLogins(address); });
    m_now.logins.erase(address);
}

void Store::setClockOffset(std::int64_t seconds) {
    write([&](Database &file) { file.setSetting("clock offset", std::to_string(seconds)); });
    m_now.clockOffset = seconds;
}

void Store::reset() {
    become(planned());
}

void Store::restore(const FleetImage &image) {
    become(image);
}

} // namespace fleetkey::sandbox
