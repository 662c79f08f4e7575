#include "app/console/Console.h"

#include "app/console/Preparation.h"
#include "app/console/Workspace.h"
#include "ui/net/ProxyQuestioner.h"
#include "ui/session/CareWatch.h"
#include "ui/session/SessionNotices.h"
#include "ui/shell/LeaveQuestion.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/UiState.h"
#include "ui/signin/SignInPresenter.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/BringToFront.h"

#include <QApplication>
#include <QIcon>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace fleetkey::console {

namespace {

bool isSandbox(const Environment &environment) {
    return environment.kind() == Environment::Kind::Sandbox;
}

/// Long enough that the windows are built after the sign-in window can be used, not instead.
constexpr auto calm = 1s;
/// For the sign-in window to be painted: it may have been opened where nobody sees it.
constexpr auto patience = 500ms;

/// The program may be at its end when the sandbox is found.
QCoro::Task<Result<ui::ReadyConnection>> connectedToSandbox(
    std::weak_ptr<Preparation> preparation, Pending<QUrl> pendingOrigin) {
    const Result<QUrl> origin = co_await std::move(pendingOrigin);
    if (!origin)
        co_return fail(origin.error());
    const auto alive = preparation.lock();
    if (!alive)
        co_return fail(ErrorKind::Cancelled);
    co_return ui::ReadyConnection{alive->connectionTo(Environment::sandbox(*origin))};
}

QCoro::Task<Result<ui::ReadyConnection>> connected(std::shared_ptr<Connection> connection) {
    co_return ui::ReadyConnection{std::move(connection)};
}

/// With how its windows were left, once the rest is gone.
QCoro::Task<Result<void>> forget(
    AccountStores stores, std::shared_ptr<ui::UiState> state, KnownAccount account, bool unlock) {
    const Result<void> forgotten = co_await forgetAccount(std::move(stores), account, unlock);
    if (forgotten)
        state->forgetAccount(account.environment, account.email);
    co_return forgotten;
}

/// Keeps the connection until the last call of its session has come to its end.
QCoro::Task<Result<void>> closeSession(std::shared_ptr<Connection> connection) {
    co_return co_await connection->session->close();
}

/// The sessions first, so that no call is under way when the sandbox goes.
QCoro::Task<Result<void>> closeAll(std::vector<std::shared_ptr<Connection>> connections,
    std::shared_ptr<const Services> services, std::function<Pending<void>()> stopSandbox) {
    auto users = endOf(services->userFlows, services->clock);
    for (const std::shared_ptr<Connection> &connection : connections) {
        co_await closeSession(connection);
    }
    co_await users;
    co_await endOf(services->userFlows, services->clock); // what an answer has begun meanwhile
    co_return co_await stopSandbox();
}

} // namespace

Console::Console(ui::Theme &theme, const ConsolePaths &paths, std::shared_ptr<ui::UiState> state)
    : m_theme(theme)
    , m_state(std::move(state))
    , m_services(std::make_shared<Services>(paths.database, std::make_shared<ui::ProxyQuestioner>(theme)))
    , m_sandbox(paths.sandboxProgram, paths.sandboxData)
    , m_lock(theme, m_state, m_services->clock, m_services->keychain)
    , m_preparation(std::make_shared<Preparation>(
          Preparation::Makers{[this](const Environment &environment) {
                                  return std::make_shared<Connection>(m_services->connection(environment));
                              },
              [this](const std::shared_ptr<Connection> &connection) {
                  return std::make_unique<Workspace>(m_theme, m_state, m_services, connection);
              }})) {
    connect(&m_sandbox, &SandboxProcess::begunAnew, this, [this](const StoreNotice &why) {
        m_newSandbox = why;
        tellOfNewSandbox();
    });
    connect(&m_lock, &ConsoleLock::signOutRequested, this, &Console::signOut);
    connect(&m_desktop, &DesktopEvents::left, this, &Console::lock);
    connect(&m_desktop, &DesktopEvents::woke, this, [this] {
        if (m_care)
            m_care->wake();
    });
    m_calm.setSingleShot(true);
    m_calm.setInterval(calm);
    connect(&m_calm, &QTimer::timeout, this, [this] {
        listenToDesktop();
        prepare();
    });
    connect(m_services->keychain.get(), &KeychainStore::slowChanged, this, [this](bool slow) {
        m_signInPresenter->showKeychainSlow(slow);
        if (m_workspace)
            m_workspace->notices().showKeychainSlow(slow);
    });
}

Console::~Console() = default;

void Console::start() {
    showSignIn();
    connect(m_signIn.get(), &ui::SignInWindow::painted, this, &Console::begin, Qt::QueuedConnection);
    QTimer::singleShot(patience, this, &Console::begin);
}

void Console::begin() {
    if (m_quitting || std::exchange(m_begun, true))
        return;
    QApplication::setWindowIcon(QIcon(u":/icons/org.fleetkey.Fleetkey.svg"_s));
    m_signInPresenter->start();
}

QCoro::Task<Result<ui::ReadyConnection>> Console::connectTo(const Environment &environment) {
    m_locksOnEntry = false; // whoever begins to sign in is here
    if (isSandbox(environment))
        return connectedToSandbox(m_preparation, m_sandbox.origin());
    return connected(m_preparation->connectionTo(environment));
}

// While a person reads and types at the sign-in window, what Enter leads to is built behind it.
void Console::prepare() {
    const std::optional<Environment> environment = m_signInPresenter->chosenEnvironment();
    if (m_quitting || m_workspace || !environment || m_preparation->isDoneFor(environment->id))
        return;
    m_services->prepare();
    if (!isSandbox(*environment)) {
        m_preparation->prepare(*environment);
        return;
    }
    QCoro::connect(asTask(m_sandbox.origin()), this, [this](Result<QUrl> &&origin) {
        if (origin && !m_quitting && !m_workspace)
            m_preparation->prepare(Environment::sandbox(*origin));
    });
}

void Console::showSignIn() {
    if (!m_signIn) {
        m_signIn = std::make_unique<ui::SignInWindow>(m_theme);
        ui::SignInPorts ports;
        ports.connect = [this](const Environment &environment) { return connectTo(environment); };
        ports.budget = [this](const QString &id) { return m_services->budget(id); };
        ports.forgetting.belongings = [this](const KnownAccount &account) {
            return belongingsOf(m_services->accountStores(), account);
        };
        ports.forgetting.forget = [this](const KnownAccount &account, bool unlock) {
            return forget(m_services->accountStores(), m_state, account, unlock);
        };
        ports.forgetting.isOpen = [this](const KnownAccount &account) { return isOpen(account); };
        ports.leave = [this](const std::shared_ptr<Connection> &connection) { close(connection); };
        ports.accounts = m_services->accounts;
        ports.clock = m_services->clock;
        m_signInPresenter = std::make_unique<ui::SignInPresenter>(*m_signIn, std::move(ports));
        connect(m_signInPresenter.get(), &ui::SignInPresenter::signedIn, this, &Console::signedIn);
        connect(m_signIn.get(), &ui::SignInWindow::closed, this, &Console::closeSignIn);
        connect(m_signIn.get(), &ui::SignInWindow::environmentChanged, &m_calm, qOverload<>(&QTimer::start));
    }
    m_calm.start();
    m_signIn->setUpdatesEnabled(true);
    m_signIn->setEnabled(true);
    ui::bringToFront(*m_signIn);
}

bool Console::isOpen(const KnownAccount &account) const {
    return m_workspace && m_workspace->connection()->environment.id == account.environment
        && m_workspace->connection()->session->facts().email == account.email;
}

void Console::signedIn(const std::shared_ptr<Connection> &connection) {
    if (m_quitting)
        return;
    if (!m_workspace || m_workspace->connection() == connection) {
        enter(connection);
        return;
    }
    putSignInAway();
    m_arriving = connection;
    m_workspace->leaving().whenFree(
        ui::Leaving::OtherAccount,
        [this, connection] {
            m_arriving.reset();
            const bool wasLocked = m_lock.isLocked(); // whoever signed in has gone away meanwhile
            leaveWorkspace();
            m_locksOnEntry = wasLocked;
            enter(connection);
        },
        [this, connection] {
            if (m_arriving == connection)
                m_arriving.reset();
            close(connection);
        });
}

// Keys that are still on their way to it mean nothing any more.
void Console::putSignInAway() {
    m_signIn->hide();
    m_signIn->setEnabled(false);
}

void Console::enter(const std::shared_ptr<Connection> &connection) {
    if (!m_workspace)
        openWorkspace(connection);
    // A second Return would spend a second login; the greyed window would be painted, only to go.
    m_signIn->setUpdatesEnabled(false);
    m_signIn->setEnabled(false);
    m_workspace->entrance().show();
}

void Console::entered() {
    putSignInAway();
    // Else closing the program and starting it again would lift the lock.
    const bool restored = m_signInPresenter->hasRestored();
    const bool returns = restored && m_lock.hasPin();
    m_lock.entered(!restored);
    if (std::exchange(m_locksOnEntry, false) || returns)
        m_lock.lock();
    listenToDesktop();
}

/// Who went away while a sign-in was under way finds its window locked.
void Console::lock() {
    m_locksOnEntry = !m_workspace || !m_workspace->window().isVisible();
    m_lock.lock();
}

void Console::openWorkspace(const std::shared_ptr<Connection> &connection) {
    m_state->setAccount(connection->environment.id, connection->session->facts().email);
    m_workspace = m_preparation->take(connection);
    m_workspace->open();
    m_care = std::make_unique<ui::CareWatch>(*connection);
    connect(m_workspace.get(), &Workspace::signOutRequested, this,
        [this] { m_workspace->leaving().whenFree(ui::Leaving::SignOut, [this] { signOut(); }, {}); });
    connect(m_workspace.get(), &Workspace::otherAccountRequested, this, [this] {
        m_workspace->leaving().whenFree(ui::Leaving::OtherAccount,
            [this] {
                showSignIn();
                m_signInPresenter->showAccounts();
            },
            {});
    });
    connect(m_workspace.get(), &Workspace::signInAgainRequested, this, [this] {
        showSignIn();
        m_signInPresenter->signInAgain(m_workspace->connection());
    });
    connect(m_workspace.get(), &Workspace::connectionRetryRequested, this, &Console::retryConnection);
    connect(m_workspace.get(), &Workspace::closed, this, &Console::quit);
    connect(&m_workspace->entrance(), &Entrance::shown, this, &Console::entered);
    m_workspace->notices().showKeychainSlow(m_services->keychain->isSlow());
    tellOfNewSandbox();
    m_lock.setWorkspace(m_workspace.get());
}

// Where there is room for it, and to those whom it concerns.
void Console::tellOfNewSandbox() {
    if (!m_workspace || !isSandbox(m_workspace->connection()->environment))
        return;
    m_workspace->notices().setFleetBegun(m_sandbox.begun());
    if (m_newSandbox)
        m_workspace->notices().showNewSandbox(*std::exchange(m_newSandbox, std::nullopt));
}

// Later: the buses are asked, and a window wants to be painted first.
void Console::listenToDesktop() {
    if (std::exchange(m_listening, true))
        return;
    QMetaObject::invokeMethod(
        &m_desktop, [this] { m_desktop.listen(QDBusConnection::sessionBus(), QDBusConnection::systemBus()); },
        Qt::QueuedConnection);
}

// The keychain may take its time, and the person goes on meanwhile.
void Console::signOut() {
    auto erasing = m_workspace->connection()->session->signOut();
    leaveWorkspace();
    showSignIn();
    m_signInPresenter->showAccounts();
    m_signInPresenter->showErasing();
    ++m_erasing;
    QCoro::connect(std::move(erasing), this, [this](Result<void> &&erased) { finishSignOut(erased); });
}

/// Tokens that were left behind are told of, even to somebody who has just closed the last window.
void Console::finishSignOut(const Result<void> &erased) {
    --m_erasing;
    m_signInPresenter->showErased(erased);
    const bool quits = std::exchange(m_quitAfterErasing, false);
    if (!erased && !m_workspace) // else it is told when that window is wanted again
        showSignIn();
    else if (quits)
        quit();
}

void Console::leaveWorkspace() {
    if (!m_workspace)
        return;
    m_locksOnEntry = false;
    m_care.reset();
    close(m_workspace->connection());
    m_workspace->entrance().hide();
    m_lock.setWorkspace(nullptr);
    // Its own signal may have led here; no other one may any more.
    Workspace *const left = m_workspace.release();
    left->disconnect(this);
    left->deleteLater();
}

void Console::close(const std::shared_ptr<Connection> &connection) {
    m_closing.push_back(connection);
    QCoro::connect(closeSession(connection), this,
        [this, connection](Result<void> &&) { std::erase(m_closing, connection); });
}

void Console::retryConnection() {
    const std::shared_ptr<Connection> connection = m_workspace->connection();
    if (!isSandbox(connection->environment)) {
        m_workspace->reload();
        return;
    }
    QCoro::connect(asTask(m_sandbox.origin()), m_workspace.get(), [this, connection](Result<QUrl> &&origin) {
        if (m_quitting || !m_workspace || m_workspace->connection() != connection)
            return;
        if (!origin || *origin == connection->environment.user) {
            m_workspace->reload();
            return;
        }
        // It listens elsewhere now; the keychain knows who was signed in.
        m_workspace->leaving().whenFree(ui::Leaving::ConnectAnew,
            [this] {
                leaveWorkspace();
                showSignIn();
                m_signInPresenter->giveUp(); // what was typed before is of an earlier visit
                m_signInPresenter->start();
            },
            {});
    });
}

void Console::closeSignIn() {
    // Nobody waits any more for what is being tried, nor for a window that is about to come.
    if (!m_workspace || !m_workspace->window().isVisible()) {
        quit();
        return;
    }
    m_signInPresenter->giveUp();
    m_workspace->leaving().keep();
}

void Console::quit() {
    m_quitAfterErasing = m_erasing > 0;
    if (m_quitAfterErasing || std::exchange(m_quitting, true))
        return;
    m_calm.stop();
    m_signInPresenter->giveUp();
    std::vector<std::shared_ptr<Connection>> connections = m_closing;
    if (m_arriving)
        connections.push_back(std::exchange(m_arriving, nullptr));
    m_signIn->hide();
    if (m_workspace) {
        connections.push_back(m_workspace->connection());
        m_workspace->entrance().hide();
        // What they wait for comes to its end while events are still delivered.
        m_lock.setWorkspace(nullptr);
        m_care.reset();
    }
    QCoro::connect(closeAll(std::move(connections), m_services, [this] { return m_sandbox.stop(); }), this,
        [this](Result<void> &&) { Q_EMIT finished(); });
}

} // namespace fleetkey::console
