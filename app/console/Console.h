#pragma once

#include "app/console/ConsoleLock.h"
#include "app/console/SandboxProcess.h"
#include "app/console/Services.h"
#include "core/lock/DesktopEvents.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace fleetkey::ui {
class CareWatch;
struct ReadyConnection;
class SignInPresenter;
class SignInWindow;
class Theme;
class UiState;
} // namespace fleetkey::ui

namespace fleetkey::console {

class Preparation;
class Workspace;

/// Where the program keeps what it keeps, and what it starts.
struct ConsolePaths {
    QString database;
    QString sandboxData;
    QString sandboxProgram;
};

/// The whole program: shows the sign-in window or the workspace of whoever is signed in, and ends in good
/// order.
class Console final : public QObject {
    Q_OBJECT

public:
    Console(ui::Theme &theme, const ConsolePaths &paths, std::shared_ptr<ui::UiState> state);
    ~Console() override;

    /// Shows the sign-in window; once it is painted, opens the session kept for the account used last, if
    /// any.
    void start();

Q_SIGNALS:
    /// Everything has come to its end; the event loop may stop.
    void finished();

private:
    [[nodiscard]] QCoro::Task<Result<ui::ReadyConnection>> connectTo(const Environment &environment);
    /// What can wait until the first window has been painted.
    void begin();
    void prepare();
    void showSignIn();
    void putSignInAway();
    void signedIn(const std::shared_ptr<Connection> &connection);
    [[nodiscard]] bool isOpen(const KnownAccount &account) const;
    void enter(const std::shared_ptr<Connection> &connection);
    void entered();
    void lock();
    void openWorkspace(const std::shared_ptr<Connection> &connection);
    void listenToDesktop();
    void signOut();
    void leaveWorkspace();
    void close(const std::shared_ptr<Connection> &connection);
    void finishSignOut(const Result<void> &erased);
    void retryConnection();
    void tellOfNewSandbox();
    void closeSignIn();
    void quit();

    ui::Theme &m_theme;
    std::shared_ptr<ui::UiState> m_state;
    std::shared_ptr<Services> m_services;
    SandboxProcess m_sandbox;
    std::optional<StoreNotice> m_newSandbox; ///< why it is new, until it was told
    DesktopEvents m_desktop;
    ConsoleLock m_lock;
    std::unique_ptr<ui::SignInWindow> m_signIn;
    std::unique_ptr<ui::SignInPresenter> m_signInPresenter;
    std::shared_ptr<Preparation> m_preparation;
    QTimer m_calm; ///< nobody has done anything at the sign-in window for a while
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<ui::CareWatch> m_care; ///< for the workspace's session
    std::shared_ptr<Connection> m_arriving; ///< signed in, while the workspace before it is not left yet
    std::vector<std::shared_ptr<Connection>> m_closing; ///< until the last call of each has come to its end
    int m_erasing = 0; ///< sign-outs whose tokens the keychain still has
    bool m_locksOnEntry = false; ///< the lock fell while no workspace was to be seen
    bool m_begun = false;
    bool m_listening = false; ///< to the desktop
    bool m_quitAfterErasing = false;
    bool m_quitting = false;
};

} // namespace fleetkey::console
