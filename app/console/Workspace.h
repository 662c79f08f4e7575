#pragma once

#include "app/console/AccountNaming.h"
#include "app/console/Entrance.h"
#include "app/console/LeaveGuard.h"
#include "app/console/RegistrationRecovery.h"
#include "app/console/Services.h"
#include "app/console/WorkspaceSecrets.h"
#include "core/hierarchy/HierarchyService.h"
#include "core/tokens/UserSessionService.h"
#include "core/users/Registrar.h"
#include "core/users/RemoteListing.h"
#include "core/users/UserDirectory.h"

#include <QObject>

#include <memory>

class QStackedWidget;

namespace fleetkey::ui {
class ActivityPlace;
class CallLogModel;
class HierarchyPlace;
class MainWindow;
class NewUserForm;
class SecretClipboard;
class SessionNotices;
class StatusPresenter;
class Theme;
class TokenTools;
class UiState;
class UserInspector;
class UsersPlace;
} // namespace fleetkey::ui

namespace fleetkey::console {

/// Everything that belongs to one session: its services, its main window and the places in it. Can be built
/// while nobody is signed in yet, a part at a time, so that it is there when somebody is.
class Workspace final : public QObject {
    Q_OBJECT

public:
    Workspace(ui::Theme &theme, std::shared_ptr<ui::UiState> state, std::shared_ptr<Services> services,
        std::shared_ptr<Connection> connection);
    /// Gives up what is under way; the session itself is ended by the owner of the connection.
    ~Workspace() override;

    [[nodiscard]] const std::shared_ptr<Connection> &connection() const { return m_connection; }

    /// Builds the next part of the windows and shows nothing of it; false where none is left.
    bool buildNext();
    /// Somebody is signed in, once: builds what is missing, brings back what is kept for the account, and
    /// asks for the first users.
    void open();
    /// Reads again what is shown.
    void reload();
    /// Writes into the activity of whoever is signed in that they have done this.
    void writeDown(AuditEntry::Action action, const QString &subject = {}, const QString &name = {});

    /// What would be lost if this went away now.
    [[nodiscard]] QList<ui::UnfinishedWork> unfinished() const;
    [[nodiscard]] WorkspaceSecrets &secrets() { return *m_secrets; }
    [[nodiscard]] ui::MainWindow &window() const { return *m_window; }
    /// What is said above the places; there once it is open.
    [[nodiscard]] ui::SessionNotices &notices() const { return *m_notices; }

    /// How the window comes, and goes.
    [[nodiscard]] Entrance &entrance() { return *m_entrance; }
    /// What asks before it is left.
    [[nodiscard]] LeaveGuard &leaving() { return *m_leaving; }

Q_SIGNALS:
    void signOutRequested();
    void otherAccountRequested();
    void signInAgainRequested();
    void connectionRetryRequested();
    void closed();

private:
    void buildWindow();
    void buildInspector();
    void buildForm();
    void buildUsers();
    void buildHierarchy();
    void buildActivity();
    void askForTheRest();
    void addUserActions();
    void connectWindow();
    void connectUsers();
    void connectForm();
    void connectHierarchy();
    void connectActivity();
    void showUser(const DeviceToken &user);
    void showInstance(const InstanceId &instance);
    void showInspected(const DeviceToken &user, const std::optional<User> &record);
    void openForm();
    void closeForm();
    void followSession();
    void takeTree(const HierarchyTree &tree);
    void nameAccount();

    ui::Theme &m_theme;
    std::shared_ptr<ui::UiState> m_state;
    std::shared_ptr<Services> m_services;
    std::shared_ptr<Connection> m_connection;
    std::size_t m_built = 0; ///< parts of the windows
    QString m_email; ///< of whoever is signed in
    UserDirectory m_directory;
    HierarchyService m_hierarchy;
    std::shared_ptr<const Registrar> m_registrar;
    UserSessionService m_userSessions;
    RemoteListing m_listing;
    HierarchyTree m_tree; ///< as last read
    bool m_restAsked = false; ///< what may come after the first users

    std::unique_ptr<ui::SecretClipboard> m_clipboard;
    std::unique_ptr<ui::CallLogModel> m_calls;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<Entrance> m_entrance;
    std::unique_ptr<LeaveGuard> m_leaving;
    std::unique_ptr<ui::StatusPresenter> m_status;
    std::unique_ptr<AccountNaming> m_naming;
    std::unique_ptr<ui::SessionNotices> m_notices;
    std::unique_ptr<ui::TokenTools> m_tokenTools;
    ui::UsersPlace *m_users = nullptr; // the window's
    QStackedWidget *m_side = nullptr;
    ui::UserInspector *m_inspector = nullptr;
    ui::NewUserForm *m_form = nullptr;
    ui::HierarchyPlace *m_hierarchyPlace = nullptr;
    ui::ActivityPlace *m_activity = nullptr;
    std::unique_ptr<RegistrationRecovery> m_recovery;
    std::unique_ptr<WorkspaceSecrets> m_secrets;
};

} // namespace fleetkey::console
