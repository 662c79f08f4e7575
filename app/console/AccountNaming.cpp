#include "app/console/AccountNaming.h"

#include "ui/session/AccountScope.h"
#include "ui/session/StatusPresenter.h"
#include "ui/shell/MainWindow.h"

namespace fleetkey::console {

AccountNaming::AccountNaming(std::shared_ptr<Services> services, std::shared_ptr<Connection> connection,
    ui::MainWindow &window, ui::StatusPresenter &status)
    : m_services(std::move(services))
    , m_connection(std::move(connection))
    , m_window(window)
    , m_status(status)
    , m_email(m_connection->session->facts().email) {
    show();
}

void AccountNaming::setTree(const HierarchyTree &tree) {
    m_tree = tree;
    show();
}

void AccountNaming::setAnyUser(const AccountInfo &anyUser) {
    m_anyUser = anyUser;
    show();
}

void AccountNaming::show() {
    const auto scope = ui::AccountScope::of(m_connection->environment, m_tree, m_anyUser);
    m_window.setAccount(scope.title.isEmpty() ? m_email : scope.title, scope.subtitle);
    m_status.setScope(scope.title);
    if (scope.title.isEmpty() || scope.title == m_title)
        return;
    m_title = scope.title;
    // For the account list only, which does without where the store cannot be written.
    QCoro::connect(asTask(m_services->accounts->setTitle(m_connection->environment.id, m_email, m_title)),
        &m_window, [](Result<void> &&) { });
}

} // namespace fleetkey::console
