#pragma once

#include "core/base/Clock.h"
#include "core/net/PlatformClock.h"
#include "core/net/Reachability.h"
#include "core/net/Transport.h"
#include "core/secrets/SecretStore.h"
#include "core/session/Flows.h"
#include "core/session/LoginBudget.h"
#include "core/store/AuditTrail.h"
#include "core/store/Leases.h"
#include "core/store/RememberedUsers.h"
#include "core/tokens/UserSessions.h"

#include <memory>

namespace fleetkey {

struct UserSessionsData;

/// Users' sessions of one environment, as the signed-in admin sees them. Every login, refresh and check
/// leaves a line in the admin's audit trail. Calls under way when it is destroyed end with `Cancelled`, but
/// for the refresh of a remembered user that was sent, and for what is about to be written or erased: these
/// come to their end, if not cut short by `Parts::flows`.
class UserSessionService final : public UserSessions {
    Q_OBJECT

public:
    /// What it stands on; the same parts as the admin's session.
    struct Parts {
        std::shared_ptr<Transport> transport;
        std::shared_ptr<PlatformClock> platformClock;
        std::shared_ptr<Reachability> reachability = std::make_shared<Reachability>();
        std::shared_ptr<LoginBudget> budget;
        std::shared_ptr<AuditTrail> audit;
        std::shared_ptr<Clock> clock;
        std::shared_ptr<SecretStore> keychain;
        std::shared_ptr<RememberedUsers> remembered;
        std::shared_ptr<Leases> leases;
        /// What brings something into the keychain or out of it: to be waited for before the program ends.
        std::shared_ptr<Flows> flows = std::make_shared<Flows>();
    };

    UserSessionService(
        Parts parts, QString environment, const QString &account = {}, QObject *parent = nullptr);
    ~UserSessionService() override;

    /// The signed-in admin's e-mail, once: for the audit trail, and to know whose tokens are remembered. Call
    /// it before anything else, unless the constructor was given the account.
    void setAccount(const QString &account);

    /// The console is locked: drops what the keychain can give back, as soon as it can; a refresh or login
    /// under way comes to its end and into the keychain first. What is held in memory only stays. Until
    /// `unlock`, the keychain is not read, and what would need it ends with `Cancelled`.
    void lock();
    /// What was dropped is read again when it is needed; whoever was to be remembered no longer, and for whom
    /// the lock came between, is now.
    void unlock();
    /// Who issued the signed-in admin's own access token.
    void setAdminIssuer(const QString &issuer);
    /// Who was seen to issue users' tokens in earlier sessions.
    void addIssuers(const QStringList &ofUsers);

    [[nodiscard]] const HeldTokens *held(const DeviceToken &user) const override;
    [[nodiscard]] QList<HeldUser> heldUsers() const override;
    [[nodiscard]] bool isBusy(const DeviceToken &user) const override;
    [[nodiscard]] bool isRemembered(const DeviceToken &user) const override;
    [[nodiscard]] KeychainHolding keychainHolding(const DeviceToken &user) const override;
    [[nodiscard]] bool readsKeychainQuietly() const override;
    [[nodiscard]] std::optional<Error> keychainTrouble(const DeviceToken &user) const override;
    [[nodiscard]] std::optional<LoginEvidence> lastLogin(const DeviceToken &user) const override;
    [[nodiscard]] bool isUnreachable() const override;
    [[nodiscard]] QDateTime platformNow() const override;
    [[nodiscard]] std::optional<std::chrono::seconds> clockAhead() const override;
    [[nodiscard]] KnownIssuers issuers() const override;

    void note(const User &user) override;
    [[nodiscard]] InstanceId instance(const DeviceToken &user) const override;

    QCoro::Task<Result<void>> logIn(
        DeviceToken user, InstanceId instance, SecretString instanceKey, std::stop_token stop) override;
    QCoro::Task<Result<void>> refresh(DeviceToken user, std::stop_token stop) override;
    QCoro::Task<Result<UserDocument>> check(DeviceToken user, std::stop_token stop) override;
    QCoro::Task<Result<HttpResponse>> send(
        DeviceToken user, HttpRequest request, std::stop_token stop) override;
    void adopt(Credentials credentials, TokenSource source) override;

    QCoro::Task<Result<void>> remember(DeviceToken user, bool unlock) override;
    QCoro::Task<Result<void>> stopRemembering(DeviceToken user) override;
    QCoro::Task<Result<void>> load(DeviceToken user, bool unlock, std::stop_token stop) override;
    QCoro::Task<Result<void>> forget(DeviceToken user) override;
    QCoro::Task<Result<void>> forgetAll() override;

private:
    std::shared_ptr<UserSessionsData> d;
};

} // namespace fleetkey
