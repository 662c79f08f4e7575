#pragma once

#include "core/base/Clock.h"
#include "core/net/PlatformClock.h"
#include "core/net/Transport.h"
#include "core/session/LoginBudget.h"
#include "core/store/AuditTrail.h"
#include "core/tokens/UserSessions.h"

#include <memory>

namespace fleetkey {

struct UserSessionsData;

/// Users' sessions in memory; nothing of them outlives this object. Every login, refresh and check leaves a
/// line in the audit trail of the signed-in admin. Calls under way when it is destroyed end with `Cancelled`.
class UserSessionService final : public UserSessions {
    Q_OBJECT

public:
    /// What it stands on; the same parts as the admin's session.
    struct Parts {
        std::shared_ptr<Transport> transport;
        std::shared_ptr<PlatformClock> platformClock;
        std::shared_ptr<LoginBudget> budget;
        std::shared_ptr<AuditTrail> audit;
        std::shared_ptr<Clock> clock;
    };

    /// `account` is the signed-in admin's e-mail, for the audit trail.
    UserSessionService(Parts parts, QString environment, QString account, QObject *parent = nullptr);
    ~UserSessionService() override;

    [[nodiscard]] const HeldTokens *held(const DeviceToken &user) const override;
    [[nodiscard]] bool isBusy(const DeviceToken &user) const override;
    [[nodiscard]] QDateTime platformNow() const override;

    QCoro::Task<Result<void>> logIn(
        DeviceToken user, InstanceId instance, SecretString instanceKey, std::stop_token stop) override;
    QCoro::Task<Result<void>> refresh(DeviceToken user, std::stop_token stop) override;
    QCoro::Task<Result<UserDocument>> check(DeviceToken user, std::stop_token stop) override;
    void adopt(Credentials credentials, TokenSource source) override;
    void forget(const DeviceToken &user) override;

private:
    std::shared_ptr<UserSessionsData> d;
};

} // namespace fleetkey
