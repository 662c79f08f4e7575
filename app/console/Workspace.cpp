#include "app/console/Workspace.h"

#include "ui/session/SessionNotices.h"
#include "ui/session/StatusPresenter.h"
#include "ui/shell/MainWindow.h"

namespace fleetkey::console {

Workspace::Workspace(ui::Theme &theme, std::shared_ptr<ui::UiState> state, std::shared_ptr<Services> services,
    std::shared_ptr<Connection> connection)
    : m_services(std::move(services))
    , m_connection(std::move(connection))
    , m_window(std::make_unique<ui::MainWindow>(theme, std::move(state)))
    , m_status(std::make_unique<ui::StatusPresenter>(*m_window, m_connection))
    , m_notices(std::make_unique<ui::SessionNotices>(*m_window, *m_connection->session)) {
    connect(m_window.get(), &ui::MainWindow::signOutRequested, this, &Workspace::signOutRequested);
    connect(m_window.get(), &ui::MainWindow::otherAccountRequested, this, &Workspace::otherAccountRequested);
    connect(m_window.get(), &ui::MainWindow::closed, this, &Workspace::closed);
    connect(
        m_notices.get(), &ui::SessionNotices::signInAgainRequested, this, &Workspace::signInAgainRequested);
    connect(m_notices.get(), &ui::SessionNotices::connectionRetryRequested, this,
        &Workspace::connectionRetryRequested);
    m_window->restoreState();
}

Workspace::~Workspace() = default;

void Workspace::show() {
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

void Workspace::hide() {
    m_window->hide();
}

void Workspace::reload() {
}

} // namespace fleetkey::console
