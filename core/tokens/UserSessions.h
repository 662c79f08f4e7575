#pragma once

#include "core/platform/User.h"
#include "core/session/ApiClient.h"
#include "core/tokens/HeldTokens.h"
#include "core/tokens/KnownIssuers.h"
#include "core/tokens/TokenSituation.h"

#include <QList>
#include <QObject>

#include <chrono>

namespace fleetkey {

/// A user whose tokens this console holds, in memory or in the keychain.
struct HeldUser {
    DeviceToken user;
    QString name; ///< as last seen; may be empty
    bool inMemory = false;
    bool remembered = false; ///< a person asked for the keychain to keep them
    QDateTime since; ///< when they were got, or first remembered; platform's time, UTC
    QString instance; ///< its name as last seen; may be empty

    bool operator==(const HeldUser &) const = default;
};

/// The sessions of users (drivers) that this console holds: log in as a user, refresh, check by a live call,
/// remember, forget. In memory, unless a person asks for the keychain to remember them. A login passes the
/// login budget and ends the session of the driver's own app (contract §5): ask a person first. GUI thread.
class UserSessions : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// What is held in memory for this user, or null.
    [[nodiscard]] virtual const HeldTokens *held(const DeviceToken &user) const = 0;
    /// Everybody of whom something is held, in memory or in the keychain, by name.
    [[nodiscard]] virtual QList<HeldUser> heldUsers() const = 0;
    [[nodiscard]] virtual bool isBusy(const DeviceToken &user) const = 0;
    [[nodiscard]] virtual bool isRemembered(const DeviceToken &user) const = 0;
    /// Where the tokens of a remembered user are, if not in memory.
    [[nodiscard]] virtual KeychainHolding keychainHolding(const DeviceToken &user) const = 0;
    /// Whether reading the keychain, without `unlock`, never asks a person for anything.
    [[nodiscard]] virtual bool readsKeychainQuietly() const = 0;
    /// Why the keychain does not hold what it was asked to remember, or would not give it; nothing when all
    /// is well. The tokens stay in memory.
    [[nodiscard]] virtual std::optional<Error> keychainTrouble(const DeviceToken &user) const = 0;
    /// How the last login as this user ended that may have reached the platform.
    [[nodiscard]] virtual std::optional<LoginEvidence> lastLogin(const DeviceToken &user) const = 0;
    /// True when the last call, by the admin or any user, did not reach the platform.
    [[nodiscard]] virtual bool isUnreachable() const = 0;
    /// The platform's time, in UTC, by which tokens expire.
    [[nodiscard]] virtual QDateTime platformNow() const = 0;
    /// How far this computer's clock is ahead of the platform's (negative: behind); nothing before the first
    /// answer.
    [[nodiscard]] virtual std::optional<std::chrono::seconds> clockAhead() const = 0;

    /// What is known here of this user's tokens: all that a diagnosis rests on but the user's record and the
    /// logins left. Points into what is held: for use at once.
    [[nodiscard]] TokenKnowledge knowledge(const DeviceToken &user) const;

    /// Who issues tokens here, as far as was seen.
    [[nodiscard]] virtual KnownIssuers issuers() const = 0;

    /// A record was read: the user's name and instance are for the activity and the list of held tokens, and
    /// what tokens are held against. What it does not say stays as it was.
    virtual void note(const User &user) = 0;
    /// The instance that the user belongs to, as last seen; empty where nobody has seen it.
    [[nodiscard]] virtual InstanceId instance(const DeviceToken &user) const = 0;

    /// Spends one login. Errors: `LoginBudget` (nothing was sent), `Unauthorized` (wrong InstanceKey or
    /// unknown DeviceToken), `Forbidden` (deactivated), `RateLimited`, those of `Transport`.
    virtual QCoro::Task<Result<void>> logIn(
        DeviceToken user, InstanceId instance, SecretString instanceKey, std::stop_token stop)
        = 0;
    /// `SessionExpired` when the platform refuses: a login is needed. `ForeignTokens` where they are another
    /// user's. Several at once share one call.
    virtual QCoro::Task<Result<void>> refresh(DeviceToken user, std::stop_token stop) = 0;
    /// The user's own record, asked for with the user's own access token; no refresh on a 401, because the
    /// answer is the evidence.
    virtual QCoro::Task<Result<UserDocument>> check(DeviceToken user, std::stop_token stop) = 0;
    /// A call as the user. A 401 is cured by the one refresh that all calls of the user share, and the call
    /// sent once more. Errors: those of `ApiClient::send`; `NotFound` when no tokens are held. Never spends a
    /// login.
    virtual QCoro::Task<Result<HttpResponse>> send(
        DeviceToken user, HttpRequest request, std::stop_token stop)
        = 0;

    /// Takes over what a registration handed out, or what a person pasted and asked to use.
    virtual void adopt(Credentials credentials, TokenSource source) = 0;

    /// Asks the keychain to keep this user's tokens, now and after each refresh; `unlock` has the system ask
    /// for a locked keychain's password first. Errors: those of `SecretStore` (the tokens stay in memory;
    /// `keychainTrouble` keeps saying so), `NotFound` (none held).
    virtual QCoro::Task<Result<void>> remember(DeviceToken user, bool unlock) = 0;
    /// Takes them out of the keychain, unless another account of this console remembers them as well; what it
    /// held stays in memory for this session. Errors: those of `SecretStore`: an entry may be left there.
    virtual QCoro::Task<Result<void>> stopRemembering(DeviceToken user) = 0;
    /// Brings a remembered user's tokens into memory; `unlock` has the system ask for a locked keychain's
    /// password. Errors: those of `SecretStore`, `NotFound` (the keychain holds none).
    virtual QCoro::Task<Result<void>> load(DeviceToken user, bool unlock, std::stop_token stop) = 0;
    /// Drops the user's tokens from memory, at once, and from the keychain, unless another account remembers
    /// them as well. The platform is not told. Errors: those of `SecretStore`: an entry may be left there.
    virtual QCoro::Task<Result<void>> forget(DeviceToken user) = 0;
    /// The same for everybody; the first error, after all were tried.
    virtual QCoro::Task<Result<void>> forgetAll() = 0;

Q_SIGNALS:
    void changed(const fleetkey::DeviceToken &user);
    /// Somebody came to, or left, `heldUsers`.
    void heldUsersChanged();
    void issuersChanged();
    /// `isUnreachable` is another.
    void reachabilityChanged();
};

} // namespace fleetkey
