#pragma once

#include "app/console/Services.h"

#include <QObject>

#include <memory>

namespace fleetkey::ui {
class MainWindow;
class SessionNotices;
class StatusPresenter;
class Theme;
class UiState;
} // namespace fleetkey::ui

namespace fleetkey::console {

/// Everything that belongs to one signed-in session: its services, its main window and the places in it.
class Workspace final : public QObject {
    Q_OBJECT

public:
    Workspace(ui::Theme &theme, std::shared_ptr<ui::UiState> state, std::shared_ptr<Services> services,
        std::shared_ptr<Connection> connection);
    /// Gives up what is under way; the session itself is ended by the owner of the connection.
    ~Workspace() override;

    [[nodiscard]] const std::shared_ptr<Connection> &connection() const { return m_connection; }
    void show();
    void hide();
    /// Reads again what is shown.
    void reload();

Q_SIGNALS:
    void signOutRequested();
    void otherAccountRequested();
    void signInAgainRequested();
    void connectionRetryRequested();
    void closed();

private:
    std::shared_ptr<Services> m_services;
    std::shared_ptr<Connection> m_connection;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<ui::StatusPresenter> m_status;
    std::unique_ptr<ui::SessionNotices> m_notices;
};

} // namespace fleetkey::console
