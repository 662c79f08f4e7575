#include "ui/signin/SignInPresenter.h"

#include "ui/common/ErrorText.h"
#include "ui/signin/ListedAccount.h"

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

namespace {

/// The words for a wrong password differ: only the vendor's deployment has a DataHub.
ErrorContext contextOf(const QString &environmentId) {
    switch (Environment::kindOf(environmentId)) {
    case Environment::Kind::Production:
        return ErrorContext::SignIn;
    case Environment::Kind::Sandbox:
        return ErrorContext::SandboxSignIn;
    case Environment::Kind::Custom:
        break;
    }
    return ErrorContext::CustomSignIn;
}

bool isKeychainTrouble(const Session &session, const Error &error) {
    return session.facts().keychainTrouble == error;
}

} // namespace

SignInPresenter::SignInPresenter(SignInWindow &window, SignInPorts ports, QObject *parent)
    : QObject(parent)
    , m_window(window)
    , m_ports(std::move(ports))
    , m_budget(window, m_ports.clock)
    , m_forgetter(window, m_ports.forgetting) {
    connect(&window, &SignInWindow::signInRequested, this, &SignInPresenter::signIn);
    connect(&window, &SignInWindow::continueRequested, this, &SignInPresenter::continueWith);
    connect(&window, &SignInWindow::cancelRequested, this, &SignInPresenter::cancel);
    connect(&window, &SignInWindow::forgetAccountRequested, this, &SignInPresenter::forget);
    connect(&m_forgetter, &AccountForgetter::forgotten, this, &SignInPresenter::forgotten);
    connect(&window, &SignInWindow::environmentChanged, this, &SignInPresenter::watchBudget);
    connect(&window, &SignInWindow::retryKeychainRequested, this, &SignInPresenter::retryKeychain);
    connect(&window, &SignInWindow::useMemoryRequested, this, &SignInPresenter::useMemory);
    connect(&window, &SignInWindow::spendingAgreed, this, [this] {
        m_agreed = true;
        m_window.submit();
        m_agreed = false;
    });
}

void SignInPresenter::start() {
    if (m_again)
        endVisit();
    loadAccounts(Opening::LastUsed);
    watchBudget(m_window.environmentId());
}

void SignInPresenter::showAccounts() {
    if (m_again)
        endVisit();
    leaveConnection();
    m_memoryOnly = false;
    m_window.showIdle();
    loadAccounts(Opening::No);
    watchBudget(m_window.environmentId());
}

void SignInPresenter::showErasing() {
    m_window.showFarewell(
        Tone::Neutral, tr("You are signed out"), tr("The keychain is still erasing your tokens."));
}

void SignInPresenter::showErased(const Result<void> &erased) {
    if (erased) {
        m_window.clearFarewell();
        return;
    }
    const ErrorText words = ErrorText::of(erased.error(), ErrorContext::Keychain);
    m_window.showFarewell(Tone::Warning, tr("You are signed out, but the keychain kept the tokens"),
        tr("%1 Unlock it, choose the account and forget it, so that nobody else opens it.").arg(words.title),
        ErrorText::details(erased.error()));
}

void SignInPresenter::signInAgain(std::shared_ptr<Connection> connection) {
    m_memoryOnly = false;
    m_again = connection;
    use(std::move(connection));
    m_window.showIdle();
    listAccounts();
    m_window.chooseAccount(idOf(accountOf(*m_again)));
    const std::optional<Error> &trouble = m_connection->session->facts().refreshTrouble;
    m_window.showNotice(Tone::Warning, tr("Your session is over"),
        tr("Sign in to go on where you were; nothing you typed is lost."),
        trouble ? ErrorText::details(*trouble) : QString());
    watchBudget(m_connection->environment.id);
}

void SignInPresenter::showKeychainSlow(bool slow) {
    if (!m_connection || m_connection->session->facts().state != SessionState::Restoring)
        return;
    if (slow)
        m_window.showWaitingForKeychain();
    else
        m_window.showRestoring();
}

/// The session tells what it waits for.
void SignInPresenter::use(std::shared_ptr<Connection> connection) {
    leaveConnection();
    m_connection = std::move(connection);
    connect(m_connection->session.get(), &Session::factsChanged, this, &SignInPresenter::showProgress);
}

/// One that is to be gone on with belongs to its own window.
void SignInPresenter::leaveConnection() {
    if (m_connection) {
        m_connection->session->disconnect(this);
        if (m_connection != m_again)
            m_ports.leave(m_connection);
    }
    m_connection.reset();
}

void SignInPresenter::endVisit() {
    leaveConnection();
    m_again.reset();
    m_memoryOnly = false;
    m_window.endVisit();
}

void SignInPresenter::showProgress(const SessionFacts &facts) {
    const bool opening = facts.state == SessionState::Restoring || facts.state == SessionState::Refreshing;
    const bool signingIn = facts.state == SessionState::SigningIn;
    // What has been cancelled unwinds a turn later.
    if ((!opening && !signingIn) || m_shownAttempt != m_attempt)
        return;
    if (facts.waitsForOtherConsole)
        m_window.showWaitingForOtherConsole();
    else if (signingIn)
        m_window.showSigningIn();
    else
        m_window.showRestoring();
}

void SignInPresenter::giveUp() {
    cancel();
    endVisit();
    m_budget.pause();
}

std::optional<Environment> SignInPresenter::chosenEnvironment() const {
    const QString id = m_window.environmentId();
    if (Environment::kindOf(id) != Environment::Kind::Custom)
        return *Environment::restored(id, {});
    const auto known = std::ranges::find(m_accounts, id, &KnownAccount::environment);
    return known == m_accounts.end() ? std::nullopt : std::optional(environmentOf(*known));
}

void SignInPresenter::loadAccounts(Opening opening) {
    QCoro::connect(
        asTask(m_ports.accounts->all()), this, [this, opening](Result<QList<KnownAccount>> &&result) {
            if (!result) {
                // The list is a convenience; signing in works without it.
                m_window.showNotice(Tone::Warning, ErrorText::of(result.error()).title,
                    ErrorText::of(result.error()).advice, ErrorText::details(result.error()));
                return;
            }
            m_accounts = *result;
            listAccounts();
            if (opening == Opening::LastUsed && !m_window.isInUse() && !m_accounts.isEmpty()
                && m_accounts.first().sessionExpected)
                continueWith(idOf(m_accounts.first()));
        });
}

/// The account of a session that is to be gone on with is among them, known or not.
void SignInPresenter::listAccounts() {
    QList<SignInAccount> lines;
    for (const KnownAccount &known : std::as_const(m_accounts))
        lines.append(listed(known));
    if (m_again) {
        const SignInAccount over = listed(accountOf(*m_again));
        if (!account(over.id))
            lines.prepend(over);
        SignInAccount &line = *std::ranges::find(lines, over.id, &SignInAccount::id);
        line.isOver = true;
        line.sessionExpected = false; // what the keychain holds of it is over, too
    }
    m_window.setAccounts(lines);
}

void SignInPresenter::signIn(const SignInRequest &request) {
    if (m_forgetter.isForgetting())
        return; // it may be this account: what it erases must not be written meanwhile
    m_window.clearNotice();
    m_window.showSigningIn();
    const auto kept = std::make_shared<const SignInRequest>(SignInRequest{request.accountId,
        request.environment, request.email, request.password.clone(), request.keepSignedIn});
    if (std::exchange(m_agreed, false)) {
        spendLogin(*kept);
        return;
    }
    QCoro::connect(m_ports.budget(request.environment.id)->current(), this,
        [this, attempt = ++m_attempt, kept](Result<LoginBudgetFacts> &&budget) {
            if (attempt != m_attempt)
                return;
            const auto warning = budget ? budget->allowance.warning() : std::nullopt;
            if (warning)
                m_budget.ask(*warning);
            else
                spendLogin(*kept);
        });
}

void SignInPresenter::spendLogin(const SignInRequest &request) {
    // One spelling everywhere, or an account would be two.
    const QString address = request.email.trimmed().toLower();
    if (m_again && m_again->environment.id == request.environment.id
        && m_again->session->facts().email == address) {
        use(m_again);
        sendSignIn(m_again, address, request.password.clone(), request.keepSignedIn);
        return;
    }
    QCoro::connect(m_ports.connect(request.environment), this,
        [this, attempt = ++m_attempt, email = address, keep = request.keepSignedIn,
            password = std::make_shared<SecretString>(request.password.clone())](
            Result<ReadyConnection> &&ready) {
            if (attempt != m_attempt)
                return;
            if (!ready) {
                showError(ready.error(), true);
                return;
            }
            use(ready->connection);
            sendSignIn(m_connection, email, std::move(*password), keep);
        });
}

void SignInPresenter::sendSignIn(
    const std::shared_ptr<Connection> &connection, const QString &email, SecretString password, bool keep) {
    if (m_memoryOnly)
        connection->session->keepInMemory();
    m_shownAttempt = ++m_attempt;
    QCoro::connect(connection->session->signIn(email, std::move(password), keep), this,
        [this, attempt = m_attempt](Result<void> &&result) {
            if (attempt == m_attempt)
                signInEnded(result);
        });
}

void SignInPresenter::signInEnded(const Result<void> &result) {
    m_restored = false;
    if (result)
        succeeded();
    else
        showError(result.error(), true);
}

void SignInPresenter::continueWith(const QString &accountId) {
    const KnownAccount *known = account(accountId);
    if (!known || m_forgetter.isForgetting())
        return;
    m_memoryOnly = false;
    m_window.clearNotice();
    m_window.showRestoring();
    QCoro::connect(m_ports.connect(environmentOf(*known)), this,
        [this, attempt = ++m_attempt, chosen = *known](Result<ReadyConnection> &&ready) {
            if (attempt != m_attempt)
                return;
            if (ready)
                restore(ready->connection, chosen);
            else
                showError(ready.error(), false);
        });
}

void SignInPresenter::restore(std::shared_ptr<Connection> connection, const KnownAccount &account) {
    use(std::move(connection));
    m_shownAttempt = ++m_attempt;
    QCoro::connect(
        m_connection->session->restore(account), this, [this, attempt = m_attempt](Result<void> &&result) {
            if (attempt == m_attempt)
                restoreEnded(result);
        });
}

void SignInPresenter::restoreEnded(const Result<void> &result) {
    m_restored = true;
    if (result)
        succeeded();
    else if (result.error().kind == ErrorKind::NotFound)
        m_window.showNotice(Tone::Neutral, tr("Sign in once more"),
            tr("The keychain no longer holds this account's session. Enter the password to go on."));
    else
        showError(result.error(), false);
}

void SignInPresenter::retryKeychain() {
    if (!m_connection)
        return;
    m_memoryOnly = false;
    m_window.clearNotice();
    m_window.showRestoring();
    m_shownAttempt = ++m_attempt;
    QCoro::connect(
        m_connection->session->retryKeychain(), this, [this, attempt = m_attempt](Result<void> &&result) {
            if (attempt == m_attempt)
                restoreEnded(result);
        });
}

void SignInPresenter::useMemory() {
    m_memoryOnly = true; // also where the password leads to a connection of its own
    if (m_connection)
        m_connection->session->keepInMemory();
    m_window.clearNotice();
    m_window.showIdle();
}

void SignInPresenter::cancel() {
    ++m_attempt;
    if (m_connection)
        m_connection->session->cancel();
    m_window.showIdle();
}

void SignInPresenter::forget(const QString &accountId) {
    if (const KnownAccount *known = account(accountId))
        m_forgetter.ask(*known);
}

/// It must not stay in the form: its session cannot be continued any more.
void SignInPresenter::forgotten(const KnownAccount &account) {
    if (m_window.currentAccount() == idOf(account))
        m_window.endVisit();
    loadAccounts(Opening::No);
}

void SignInPresenter::succeeded() {
    m_budget.pause();
    m_window.showIdle();
    m_window.clearNotice();
    m_connection->session->disconnect(this);
    const std::shared_ptr<Connection> connection = std::exchange(m_connection, nullptr);
    if (m_again)
        endVisit(); // the account is a common one from now on
    m_memoryOnly = false;
    m_window.clearPassword();
    Q_EMIT signedIn(connection);
}

void SignInPresenter::showError(const Error &error, bool ofSignIn) {
    if (error.kind == ErrorKind::Cancelled) {
        m_window.showIdle();
        return;
    }
    const ErrorText words
        = ErrorText::of(error, ofSignIn ? contextOf(m_window.environmentId()) : ErrorContext::Call);
    if (m_connection && isKeychainTrouble(*m_connection->session, error)) {
        const ErrorText keychain = ErrorText::of(error, ErrorContext::Keychain);
        m_window.showKeychainTrouble(keychain.title, keychain.advice, ErrorText::details(error));
    } else if (ofSignIn && error.kind == ErrorKind::Unauthorized) {
        m_window.showFieldErrors({}, words.sentence());
    } else if (error.kind == ErrorKind::LoginBudget || error.kind == ErrorKind::RateLimited) {
        m_window.showIdle();
        m_budget.reload();
    } else {
        m_window.showNotice(Tone::Bad, words.title, words.advice, ErrorText::details(error));
    }
}

void SignInPresenter::watchBudget(const QString &environmentId) {
    m_budget.watch(environmentId.isEmpty() ? nullptr : m_ports.budget(environmentId));
}

const KnownAccount *SignInPresenter::account(const QString &id) const {
    const auto found = std::ranges::find(m_accounts, id, idOf);
    return found == m_accounts.end() ? nullptr : &*found;
}

} // namespace fleetkey::ui
