#pragma once

#include "app/console/AccountForgetting.h"
#include "core/net/CallLog.h"
#include "core/net/ProxyPrompt.h"
#include "core/secrets/KeychainStore.h"
#include "core/session/Connection.h"
#include "core/session/Flows.h"
#include "core/store/Database.h"
#include "core/store/RegistrationJournal.h"
#include "core/store/RememberedUsers.h"
#include "core/tokens/UserSessionService.h"

#include <QHash>

#include <memory>

namespace fleetkey::console {

/// What lives as long as the program and is shared by all sessions. Nothing here touches disk, keychain or
/// network before it is first used.
class Services {
public:
    /// `databasePath`: the store's file. The prompt asks a person for a proxy's credentials.
    Services(const QString &databasePath, std::shared_ptr<ProxyPrompt> proxyPrompt);

    /// Does ahead what the first sign-in would have to wait for. Begins in the background.
    void prepare() const;
    /// An environment made ready to be spoken to, with nobody signed in yet.
    [[nodiscard]] Connection connection(const Environment &environment);
    /// The login budget of an environment; always the same object.
    [[nodiscard]] std::shared_ptr<LoginBudget> budget(const QString &environmentId);
    /// A line of the audit trail in the name of whoever is signed in there, now.
    [[nodiscard]] AuditEntry auditEntry(const Connection &connection) const;
    /// What the sessions of users stand on, beside a session of an admin that stands on `parts`.
    [[nodiscard]] UserSessionService::Parts userSessionParts(const SessionParts &parts) const;
    /// Where all that belongs to an account is kept.
    [[nodiscard]] AccountStores accountStores() const;

    std::shared_ptr<Clock> clock;
    std::shared_ptr<Database> database;
    std::shared_ptr<KnownAccounts> accounts;
    std::shared_ptr<AuditTrail> audit;
    std::shared_ptr<RegistrationJournal> journal;
    std::shared_ptr<RememberedUsers> remembered;
    std::shared_ptr<KeychainStore> keychain;
    std::shared_ptr<CallLog> calls;
    std::shared_ptr<Flows> userFlows; ///< of the users' sessions of all accounts

private:
    std::shared_ptr<LoginLedger> m_ledger;
    std::shared_ptr<Leases> m_leases;
    std::shared_ptr<SecretStore> m_memory;
    std::shared_ptr<ProxyPrompt> m_proxyPrompt;
    QHash<QString, std::shared_ptr<LoginBudget>> m_budgets;
};

} // namespace fleetkey::console
