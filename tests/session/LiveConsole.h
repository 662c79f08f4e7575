#pragma once

#include "core/net/NetworkTransport.h"
#include "core/secrets/KeychainStore.h"
#include "core/secrets/MemoryStore.h"
#include "core/session/Session.h"
#include "core/store/Database.h"
#include "tests/support/Await.h"

#include <QUrl>

#include <tuple>

namespace fleetkey::test {

/// A console as it is shipped, without its windows: the network, the keychain, the database and the time are
/// real, the time unless another clock is handed in.
struct LiveConsole {
    LiveConsole(const QUrl &origin, const QString &databasePath,
        std::shared_ptr<Clock> clock = std::make_shared<SystemClock>()) {
        const Environment environment = Environment::sandbox(origin);
        const auto database = std::make_shared<Database>(databasePath);
        parts.clock = std::move(clock);
        parts.platformClock = std::make_shared<PlatformClock>(*parts.clock);
        parts.transport = std::make_shared<NetworkTransport>(
            environment, parts.clock, parts.platformClock, std::make_shared<CallLog>(), nullptr);
        parts.keychain = std::make_shared<KeychainStore>();
        parts.memory = std::make_shared<MemoryStore>();
        parts.budget = std::make_shared<LoginBudget>(
            environment.id, std::make_shared<LoginLedger>(database), parts.clock);
        parts.leases = std::make_shared<Leases>(database);
        parts.accounts = std::make_shared<KnownAccounts>(database);
        parts.audit = std::make_shared<AuditTrail>(database);
        session = std::make_unique<Session>(environment, parts);
    }

    /// With this answer of the store, all that was asked of it before has arrived, too.
    ~LiveConsole() { std::ignore = await(parts.accounts->all()); }
    LiveConsole(const LiveConsole &) = delete;
    LiveConsole &operator=(const LiveConsole &) = delete;

    static QString email() { return QStringLiteral("company@sandbox.example"); }

    static KnownAccount account() {
        KnownAccount known;
        known.environment = QStringLiteral("sandbox");
        known.email = email();
        known.sessionExpected = true;
        return known;
    }

    void call(int count, QObject *context, const std::function<void(bool)> &done) const {
        for (int i = 0; i < count; ++i) {
            HttpRequest request;
            request.origin = Origin::Portal;
            request.method = "GET";
            request.idempotent = true;
            request.path = QStringLiteral("/auth/permissions");
            QCoro::connect(session->api()->send(std::move(request), {}), context,
                [done](Result<HttpResponse> &&answer) { done(answer && answer->status == 200); });
        }
    }

    SessionParts parts;
    std::unique_ptr<Session> session;
};

} // namespace fleetkey::test
