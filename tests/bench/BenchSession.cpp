#include "tests/bench/BenchSession.h"

#include "core/net/NetworkTransport.h"
#include "core/secrets/MemoryStore.h"
#include "core/store/Database.h"

using namespace Qt::StringLiterals;
using namespace fleetkey;

QString benchAdmin() {
    return u"company@sandbox.example"_s;
}

std::unique_ptr<Session> makeBenchSession(
    const Environment &environment, const QString &store, std::shared_ptr<SecretStore> keychain) {
    const auto clock = std::make_shared<SystemClock>();
    const auto database = std::make_shared<Database>(store);
    SessionParts parts;
    parts.clock = clock;
    parts.platformClock = std::make_shared<PlatformClock>(*clock);
    parts.transport = std::make_shared<NetworkTransport>(
        environment, clock, parts.platformClock, std::make_shared<CallLog>(), nullptr);
    parts.keychain = std::move(keychain);
    parts.memory = std::make_shared<MemoryStore>();
    parts.budget
        = std::make_shared<LoginBudget>(environment.id, std::make_shared<LoginLedger>(database), clock);
    parts.leases = std::make_shared<Leases>(database);
    parts.accounts = std::make_shared<KnownAccounts>(database);
    parts.audit = std::make_shared<AuditTrail>(database);
    return std::make_unique<Session>(environment, std::move(parts));
}
