#include "app/console/Services.h"

#include "core/net/NetworkTransport.h"
#include "core/secrets/MemoryStore.h"

namespace fleetkey::console {

Services::Services(const QString &databasePath, std::shared_ptr<ProxyPrompt> proxyPrompt)
    : clock(std::make_shared<SystemClock>())
    , database(std::make_shared<Database>(databasePath))
    , accounts(std::make_shared<KnownAccounts>(database))
    , audit(std::make_shared<AuditTrail>(database))
    , journal(std::make_shared<RegistrationJournal>(database))
    , remembered(std::make_shared<RememberedUsers>(database))
    , keychain(std::make_shared<KeychainStore>())
    , calls(std::make_shared<CallLog>())
    , userFlows(std::make_shared<Flows>())
    , m_ledger(std::make_shared<LoginLedger>(database))
    , m_leases(std::make_shared<Leases>(database))
    , m_memory(std::make_shared<MemoryStore>())
    , m_proxyPrompt(std::move(proxyPrompt)) {
}

Connection Services::connection(const Environment &environment) {
    SessionParts parts;
    parts.clock = clock;
    parts.platformClock = std::make_shared<PlatformClock>(*clock);
    const auto transport
        = std::make_shared<NetworkTransport>(environment, clock, parts.platformClock, calls, m_proxyPrompt);
    transport->connectAhead();
    parts.transport = transport;
    parts.keychain = keychain;
    parts.memory = m_memory;
    parts.budget = budget(environment.id);
    parts.leases = m_leases;
    parts.accounts = accounts;
    parts.audit = audit;

    auto session = std::make_unique<Session>(environment, parts);
    return {environment, std::move(parts), std::move(session)};
}

std::shared_ptr<LoginBudget> Services::budget(const QString &environmentId) {
    std::shared_ptr<LoginBudget> &budget = m_budgets[environmentId];
    if (!budget)
        budget = std::make_shared<LoginBudget>(environmentId, m_ledger, clock);
    return budget;
}

void Services::prepare() const {
    KeychainStore::loadAhead();
    m_leases->prepare();
}

AuditEntry Services::auditEntry(const Connection &connection) const {
    AuditEntry entry;
    entry.when = clock->now();
    entry.environment = connection.environment.id;
    entry.account = connection.session->facts().email;
    return entry;
}

UserSessionService::Parts Services::userSessionParts(const SessionParts &parts) const {
    return {parts.transport, parts.platformClock, parts.reachability, parts.budget, parts.audit, parts.clock,
        parts.keychain, remembered, parts.leases, userFlows};
}

AccountStores Services::accountStores() const {
    return {keychain, accounts, remembered, journal};
}

} // namespace fleetkey::console
