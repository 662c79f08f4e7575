#pragma once

#include "core/session/SharedPending.h"
#include "core/tokens/UserSessionService.h"

#include <QHash>

#include <map>
#include <memory>
#include <stop_token>

namespace fleetkey {

/// Counts what was held for one user, so that a flow sees whether it was replaced meanwhile.
using HoldingId = quint64;

/// What the flows of users' sessions share; it outlives the service they belong to. Only for core/tokens. GUI
/// thread.
struct UserSessionsData {
    UserSessionService::Parts parts;
    QString environment;
    QString account; ///< the signed-in admin, for the audit trail
    UserSessionService *owner = nullptr; ///< null once it is gone

    struct Holding {
        HeldTokens tokens;
        HoldingId id = 0;
    };
    std::map<DeviceToken, Holding> held;
    HoldingId lastId = 0;
    QHash<DeviceToken, int> busy; ///< how many flows work on each user
    QSet<DeviceToken> loggingIn;
    QHash<DeviceToken, std::shared_ptr<SharedPending<void>>> refreshing;
    std::stop_source calls;

    [[nodiscard]] HeldTokens *find(const DeviceToken &user);
    /// What is held for the user, if it is still this.
    [[nodiscard]] HeldTokens *find(const DeviceToken &user, HoldingId id);
    [[nodiscard]] HoldingId idOf(const DeviceToken &user) const;
    void hold(const DeviceToken &user, Credentials credentials, TokenSource source);
    void tell(const DeviceToken &user) const;
    [[nodiscard]] QDateTime platformNow() const { return parts.platformClock->now(); }
};

/// Marks a user as busy while a flow works on it.
class BusyGuard {
public:
    BusyGuard(std::shared_ptr<UserSessionsData> data, DeviceToken user);
    ~BusyGuard();
    BusyGuard(const BusyGuard &) = delete;
    BusyGuard &operator=(const BusyGuard &) = delete;

private:
    std::shared_ptr<UserSessionsData> m_data;
    DeviceToken m_user;
};

} // namespace fleetkey
