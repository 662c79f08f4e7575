#pragma once

#include "core/session/BearerCall.h"
#include "core/session/SharedPending.h"
#include "core/tokens/UserSessionService.h"

#include <QSet>

#include <map>
#include <memory>
#include <stop_token>

namespace fleetkey {

/// What the platform said of a pair that was put away, for when it comes back.
struct PutAwayEvidence {
    QByteArray pair; ///< its fingerprint
    std::optional<TokenEvidence> lastCheck;
    std::optional<TokenEvidence> lastRefresh;
    bool fromKeychain = false; ///< it had been read back before
};

/// All that the console knows of one user's session.
struct UserSession {
    std::optional<HeldTokens> tokens;
    Generation generation = 0; ///< changes with the tokens; 0: none are held
    bool fresh = false; ///< they came straight from the platform
    QSet<QByteArray> outdated; ///< fingerprints of the pairs before
    QString name;
    InstanceId instance; ///< as last seen
    QString instanceName;
    std::optional<LoginEvidence> lastLogin;

    bool remembered = false; ///< a person asked for the keychain to keep them
    /// Not asked for here any more, but by another account, whose entry has the same pair: it must not be
    /// left with one that is spent.
    bool sharesEntry = false;
    KeychainHolding keychain = KeychainHolding::NotUsed;
    std::optional<Error> keychainTrouble;
    QByteArray kept; ///< fingerprint of the pair that the keychain holds; empty: of none
    std::optional<PutAwayEvidence> putAway;
    QDateTime since;

    [[nodiscard]] bool isInKeychain() const { return remembered || sharesEntry; }

    bool stopsRemembering = false; ///< a person asked for it, and the lock came between: once that is lifted
    int erasing = 0; ///< how many flows take the keychain's entry away
    int busy = 0; ///< how many flows work on it
    bool loggingIn = false;
    std::shared_ptr<SharedPending<Generation>> refreshing;
};

/// What the flows of users' sessions share; it outlives the service they belong to. Only for core/tokens. GUI
/// thread.
struct UserSessionsData {
    UserSessionService::Parts parts;
    QString environment;
    QString account; ///< the signed-in admin, for the audit trail
    UserSessionService *owner = nullptr; ///< null once it is gone

    std::map<DeviceToken, UserSession> users;
    Generation lastGeneration = 0;
    bool locked = false; ///< the console is
    KnownIssuers issuers;
    std::stop_source calls;

    [[nodiscard]] HeldTokens *find(const DeviceToken &user);
    /// What is held for the user, if it is still this.
    [[nodiscard]] HeldTokens *find(const DeviceToken &user, Generation generation);
    [[nodiscard]] Generation generationOf(const DeviceToken &user) const;
    [[nodiscard]] const UserSession *known(const DeviceToken &user) const;
    void hold(const DeviceToken &user, HeldTokens tokens, bool fresh);
    /// Drops the tokens from memory. False where there were none.
    bool drop(const DeviceToken &user);
    /// Drops the tokens from memory where the console is locked and the keychain surely holds this very pair;
    /// not while a refresh is about to replace it, or the keychain about to lose it. To be called whenever
    /// one of these has become true.
    void putAway(const DeviceToken &user);
    /// Nothing is sent any more that brings what the keychain should have: the end has begun.
    [[nodiscard]] bool isEnding() const { return calls.stop_requested() || parts.flows->isClosing(); }
    /// The platform stands behind a token of this issuer: it handed it out, or accepted it.
    void noteIssuer(const QString &issuer);
    void noteReached(const std::optional<Error> &failure) const;
    void tell(const DeviceToken &user) const;
    void tellHeld() const;
    [[nodiscard]] QDateTime platformNow() const { return parts.platformClock->now(); }
    [[nodiscard]] SecretKey keyOf(const DeviceToken &user) const;
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
