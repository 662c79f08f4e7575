#pragma once

#include "core/platform/User.h"
#include "core/session/ApiClient.h"
#include "core/tokens/HeldTokens.h"

#include <QObject>

namespace fleetkey {

/// The sessions of users (drivers) that this console holds, in memory: log in as a user, refresh, check by a
/// live call, forget. A login passes the login budget and ends the session of the driver's own app (contract
/// §5): ask a person first. GUI thread.
class UserSessions : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// What is held for this user, or null.
    [[nodiscard]] virtual const HeldTokens *held(const DeviceToken &user) const = 0;
    [[nodiscard]] virtual bool isBusy(const DeviceToken &user) const = 0;
    /// The platform's time, in UTC, by which tokens expire.
    [[nodiscard]] virtual QDateTime platformNow() const = 0;

    /// Spends one login. Errors: `LoginBudget` (nothing was sent), `Unauthorized` (wrong InstanceKey or
    /// unknown DeviceToken), `Forbidden` (deactivated), `RateLimited`, those of `Transport`.
    virtual QCoro::Task<Result<void>> logIn(
        DeviceToken user, InstanceId instance, SecretString instanceKey, std::stop_token stop)
        = 0;
    /// `SessionExpired` when the platform refuses: a login is needed.
    virtual QCoro::Task<Result<void>> refresh(DeviceToken user, std::stop_token stop) = 0;
    /// The user's own record, asked for with the user's own access token; no refresh on a 401, because the
    /// answer is the evidence.
    virtual QCoro::Task<Result<UserDocument>> check(DeviceToken user, std::stop_token stop) = 0;
    /// Takes over what a registration handed out.
    virtual void adopt(Credentials credentials, TokenSource source) = 0;
    virtual void forget(const DeviceToken &user) = 0;

Q_SIGNALS:
    void changed(const fleetkey::DeviceToken &user);
};

} // namespace fleetkey
