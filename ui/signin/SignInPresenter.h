#pragma once

#include "core/session/Connection.h"
#include "ui/signin/AccountForgetter.h"
#include "ui/signin/SignInBudget.h"
#include "ui/signin/SignInWindow.h"

#include <QObject>

#include <functional>

namespace fleetkey::ui {

/// An environment that can be spoken to, with nobody signed in yet.
struct ReadyConnection {
    std::shared_ptr<Connection> connection;
};

/// What the sign-in window needs from outside.
struct SignInPorts {
    /// Makes an environment ready to be spoken to; starts the sandbox where that is meant. Errors:
    /// `SandboxMissing`, `SandboxFailed`.
    std::function<QCoro::Task<Result<ReadyConnection>>(Environment)> connect;
    /// The budget of an environment, the same object for as long as the program runs.
    std::function<std::shared_ptr<LoginBudget>(const QString &environmentId)> budget;
    ForgettingPorts forgetting;
    /// Brings a connection that is not needed any more to its end.
    std::function<void(const std::shared_ptr<Connection> &)> leave;
    std::shared_ptr<KnownAccounts> accounts;
    std::shared_ptr<Clock> clock;
};

/// Leads a person from the account list to an active session: opens kept sessions without a login, spends a
/// login only on request, and says in words what stands in the way. GUI thread.
class SignInPresenter final : public QObject {
    Q_OBJECT

public:
    SignInPresenter(SignInWindow &window, SignInPorts ports, QObject *parent = nullptr);

    /// Fills the account list; opens the session kept for the account used last, if any.
    void start();
    /// The account list once more, after a sign-out; opens nothing by itself.
    void showAccounts();
    /// Says that a sign-out is still erasing the tokens.
    void showErasing();
    /// How that ended: nothing more is said, or that tokens were left in the keychain.
    void showErased(const Result<void> &erased);
    /// Asks for the password of a session that is over, to go on with it.
    void signInAgain(std::shared_ptr<Connection> connection);
    /// Whether the last session was opened from the keychain: nobody had to say who they are.
    [[nodiscard]] bool hasRestored() const { return m_restored; }
    /// Says so while a session is being opened and the keychain takes long to answer.
    void showKeychainSlow(bool slow);
    /// Cancels what is under way and leaves the connection it was tried on.
    void giveUp();
    /// Where the account that is chosen would be signed in; nothing while a custom environment is being
    /// typed.
    [[nodiscard]] std::optional<Environment> chosenEnvironment() const;

Q_SIGNALS:
    void signedIn(const std::shared_ptr<fleetkey::Connection> &connection);

private:
    enum class Opening { No, LastUsed };

    void loadAccounts(Opening opening);
    void listAccounts();
    void endVisit();
    void signIn(const SignInRequest &request);
    void spendLogin(const SignInRequest &request);
    void sendSignIn(const std::shared_ptr<Connection> &connection, const QString &email,
        SecretString password, bool keep);
    void use(std::shared_ptr<Connection> connection);
    void leaveConnection();
    void signInEnded(const Result<void> &result);
    void continueWith(const QString &accountId);
    void restore(std::shared_ptr<Connection> connection, const KnownAccount &account);
    void restoreEnded(const Result<void> &result);
    void retryKeychain();
    void useMemory();
    void cancel();
    void forget(const QString &accountId);
    void forgotten(const KnownAccount &account);
    void succeeded();

    void showError(const Error &error, bool ofSignIn);
    void watchBudget(const QString &environmentId);
    void showProgress(const SessionFacts &facts);
    [[nodiscard]] const KnownAccount *account(const QString &id) const;

    SignInWindow &m_window;
    SignInPorts m_ports;
    QList<KnownAccount> m_accounts;
    std::shared_ptr<Connection> m_connection;
    SignInBudget m_budget;
    AccountForgetter m_forgetter;
    quint64 m_attempt = 0; ///< of opening a session; a cancelled one's answer is not for anybody any more
    quint64 m_shownAttempt = 0; ///< whose progress the session tells
    bool m_agreed = false; ///< to a sign-in that is advised against
    bool m_memoryOnly = false; ///< the person chose to do without the keychain
    bool m_restored = false;
    std::shared_ptr<Connection> m_again; ///< whose session is over and to be gone on with
};

} // namespace fleetkey::ui
