#pragma once

#include "core/base/SecretString.h"
#include "core/session/ApiClient.h"
#include "core/session/SessionParts.h"
#include "core/session/SessionState.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>

namespace fleetkey {

struct SessionData;

/// Who is signed in, in one environment: `SignedOut → Restoring | SigningIn → Active ⇄ Refreshing → Expired →
/// (SigningIn)`, `Closing` from anywhere. Owns the tokens and shows only facts. Nothing here spends a login
/// but `signIn`. GUI thread.
class Session final : public QObject {
    Q_OBJECT

public:
    Session(Environment environment, SessionParts parts);
    /// As `close()`: calls under way end with `Cancelled`.
    ~Session() override;

    [[nodiscard]] const SessionFacts &facts() const;
    [[nodiscard]] const Environment &environment() const;
    /// Whether this is a token of whoever is signed in: one that is held, one that was held before, or an
    /// access token that names the same account as the one that is held.
    [[nodiscard]] bool isOwn(const SecretString &token) const;
    /// Calls in the name of whoever is signed in here; outlives the Session, its calls then end with
    /// `Cancelled`.
    [[nodiscard]] std::shared_ptr<ApiClient> api() const;

    /// Spends one login. Possible while signed out or expired (then with the same or another account); a
    /// failure leads back to where it began. `keep`: tokens go to the keychain, unless `keepInMemory()` was
    /// chosen; a keychain that refuses them is `facts().keychainTrouble`, not a failure. Errors:
    /// `LoginBudget` (nothing was sent), `Unauthorized` (wrong e-mail or password), `RateLimited`,
    /// `Cancelled`, those of `Transport`.
    [[nodiscard]] QCoro::Task<Result<void>> signIn(QString email, SecretString password, bool keep);
    /// Takes the account's session from the keychain, without a login: active at once while its access token
    /// lives, otherwise after a refresh (unreachable: active all the same, and offline). Errors: `NotFound`
    /// (the keychain holds none), `SecretLocked SecretDenied SecretUnavailable Timeout` (also in
    /// `facts().keychainTrouble`; `retryKeychain` tries again), `SessionExpired`, `Cancelled`.
    [[nodiscard]] QCoro::Task<Result<void>> restore(KnownAccount account);
    /// From `Expired` back to `Active`, without a login, where another console has stored newer tokens of the
    /// account since: somebody signed in there. Reads the keychain once; true when it helped.
    [[nodiscard]] QCoro::Task<Result<bool>> reawaken();
    /// Replaces the tokens ahead of their end, or joins the refresh under way. Errors: `SessionExpired` (also
    /// at once where nobody is signed in), and why the platform could not be asked: the tokens are kept then.
    [[nodiscard]] QCoro::Task<Result<void>> renew();
    /// How long ago the last call in the session's name was begun; nothing before the first.
    [[nodiscard]] std::optional<std::chrono::milliseconds> sinceLastCall() const;
    /// Ends the sign-in, restoring or unlocking under way with `Cancelled`; a login already sent stays spent,
    /// and a refresh already sent is brought to its end and kept.
    void cancel();
    /// Forgets the tokens and erases them from the keychain; the platform is not told. Calls under way end
    /// with `Cancelled`. Always signs out; an error of the keychain says that an entry may be left there:
    /// none where nothing can have been kept.
    [[nodiscard]] QCoro::Task<Result<void>> signOut();

    /// "This session only": from now on tokens are kept in memory, and the trouble with the keychain is no
    /// more. What the keychain holds already is left alone.
    void keepInMemory();
    /// After trouble with the keychain: has the system ask for its password where it is locked, then restores
    /// once more, or stores the tokens of the running session. Leads back from `keepInMemory()`; `cancel`
    /// gives the prompt up. Errors: as `restore`.
    [[nodiscard]] QCoro::Task<Result<void>> retryKeychain();

    /// The console is locked: drops tokens that the keychain can give back, as soon as it can: those that a
    /// refresh or a sign-in under way brings, once the keychain has them. Others stay. Until `unlock`, calls
    /// end with `Cancelled`; those under way go on.
    void lock();
    /// Takes the tokens back. Gone from the keychain meanwhile, they leave an expired session. Errors, with
    /// which the session stays locked: those of `SecretStore`, `Cancelled`.
    [[nodiscard]] QCoro::Task<Result<void>> unlock();

    /// For the end of the program: every call under way ends with `Cancelled`; completes when the last has,
    /// so that the transport may be destroyed. Nothing can be begun afterwards.
    [[nodiscard]] QCoro::Task<Result<void>> close();

Q_SIGNALS:
    void factsChanged(const fleetkey::SessionFacts &facts);

private:
    std::shared_ptr<SessionData> d;
};

} // namespace fleetkey
