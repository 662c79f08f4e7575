#pragma once

#include "core/session/BearerCall.h"
#include "core/session/Flows.h"
#include "core/session/SessionParts.h"
#include "core/session/SessionState.h"
#include "core/session/SessionTokens.h"
#include "core/session/SharedPending.h"

#include <QSet>

#include <chrono>
#include <memory>
#include <stop_token>
#include <vector>

namespace fleetkey {

class Session;

/// What the flows of a session share; it outlives the Session they belong to. Only for core/session. GUI
/// thread.
struct SessionData {
    SessionData(Environment of, SessionParts from, Session *showing);

    /// Moves on to this state, unless the session is closing: that is the end.
    void enter(SessionState state);
    /// Brings the facts up to date with the rest and tells the windows, if there is news.
    void publish();
    void noteReached(const Result<HttpResponse> &answer);
    /// A refresh that could not be brought to an end: the tokens stay.
    void noteUnfinished(const Error &error);

    [[nodiscard]] bool isClosing() const { return facts.state == SessionState::Closing; }
    [[nodiscard]] bool mayBegin() const;
    /// What the person now wants done, for as long as they want it; an earlier wish is given up.
    [[nodiscard]] std::stop_token beginAttempt();
    /// Why no call can be made now, if so.
    [[nodiscard]] std::optional<ErrorKind> refusal() const;

    /// Makes these the tokens of the session; the ones before are remembered as outdated.
    void takeOver(SessionTokens fresh, bool fromThePlatform);
    [[nodiscard]] bool isOutdated(const SessionTokens &pair) const;
    /// Drops the tokens where the console is locked and the keychain surely holds this very pair; not while a
    /// refresh is about to replace it. To be called whenever one of these has become true.
    void giveUpTokens();
    /// Ends all that was done in the name of whoever was signed in.
    void dropAccount();
    /// Lets a refresh that is on the wire run to its end although nobody waits for it any more: the platform
    /// may have replaced the tokens already. To be followed by `dropAccount()`.
    void leaveRefresh();
    /// Ends every refresh, also those that were left to themselves.
    void stopRefreshes();

    [[nodiscard]] SecretKey tokensKey(const QString &email) const;
    /// Whether tokens rest in the keychain, and not in memory only.
    [[nodiscard]] bool usesKeychain() const { return wantsKeychain && !memoryChosen; }
    [[nodiscard]] std::shared_ptr<SecretStore> store() const;

    const Environment environment;
    const SessionParts parts;
    Session *owner; ///< null once it is gone

    SessionFacts facts;
    bool wantsKeychain = false; ///< the person asked to stay signed in
    bool memoryChosen = false; ///< and then, after trouble, to do without the keychain
    bool unlocking = false; ///< the person is being asked to unlock the keychain
    std::optional<KnownAccount> unrestored; ///< whose tokens the keychain would not give

    SessionTokens tokens;
    bool mayRestInKeychain = true; ///< tokens of the account, from this session or from an earlier one
    QByteArray doubted; ///< fingerprint of the pair whose refresh failed and may have been done; or empty
    int doubts = 0; ///< how often that has been so
    QByteArray kept; ///< fingerprint of the pair that the keychain holds; empty: of none
    QSet<QByteArray> outdated; ///< fingerprints of the pairs before
    Generation generation = 0;
    Generation fromPlatform = 0; ///< the last generation that was no other console's
    int epoch = 0; ///< changes with whoever is signed in
    std::shared_ptr<SharedPending<Generation>> refreshing; ///< the one refresh in flight

    std::stop_source attempt; ///< the sign-in, restoring or unlocking under way
    std::stop_source calls; ///< all calls of this epoch
    std::stop_source refreshWish; ///< whether the refresh is still wanted, before it is sent
    std::stop_source refreshCall; ///< apart, because a refresh cut short may cost a login
    std::vector<std::stop_source> leftRefreshes;
    int retryingCalls = 0;
    std::optional<std::chrono::milliseconds> lastCall; ///< by `Clock::elapsed`

    const std::shared_ptr<Flows> flows = std::make_shared<Flows>(); ///< closing waits for the last one

private:
    SessionFacts m_published;
};

} // namespace fleetkey
