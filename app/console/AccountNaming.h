#pragma once

#include "app/console/Services.h"
#include "core/hierarchy/HierarchyService.h"
#include "core/platform/User.h"

namespace fleetkey::ui {
class MainWindow;
class StatusPresenter;
} // namespace fleetkey::ui

namespace fleetkey::console {

/// What the account is called, in the window, at its foot and in the list of accounts: by its e-mail until
/// the platform has told whose fleet it is.
class AccountNaming {
public:
    /// Window and status must outlive it.
    AccountNaming(std::shared_ptr<Services> services, std::shared_ptr<Connection> connection,
        ui::MainWindow &window, ui::StatusPresenter &status);

    void setTree(const HierarchyTree &tree);
    /// Of a user seen in the list: only users tell the names of company, application and instance.
    void setAnyUser(const AccountInfo &anyUser);

private:
    void show();

    std::shared_ptr<Services> m_services;
    std::shared_ptr<Connection> m_connection;
    ui::MainWindow &m_window;
    ui::StatusPresenter &m_status;
    QString m_email;
    HierarchyTree m_tree;
    AccountInfo m_anyUser;
    QString m_title; ///< as the account list has it
};

} // namespace fleetkey::console
