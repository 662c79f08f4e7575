#include "app/console/WorkspaceSecrets.h"

#include "ui/common/SecretClipboard.h"
#include "ui/inspector/UserInspector.h"
#include "ui/tokens/TokenTools.h"

namespace fleetkey::console {

WorkspaceSecrets::WorkspaceSecrets(std::shared_ptr<Connection> connection, UserSessionService &users,
    ui::SecretClipboard &clipboard, ui::TokenTools &tools, const ui::UserInspector &inspector)
    : m_connection(std::move(connection))
    , m_users(users)
    , m_clipboard(clipboard)
    , m_tools(tools)
    , m_inspector(inspector) {
}

void WorkspaceSecrets::giveUp() {
    const DeviceToken &user = m_inspector.user().deviceToken;
    m_shown = m_users.held(user) != nullptr ? user : DeviceToken();
    m_clipboard.clear();
    m_tools.wipe();
    m_connection->session->lock();
    m_users.lock();
}

void WorkspaceSecrets::resume() {
    m_users.unlock();
    const DeviceToken user = std::exchange(m_shown, {});
    if (!user.isEmpty() && m_users.isRemembered(user))
        m_users.load(user, false, {});
}

} // namespace fleetkey::console
