#pragma once

#include "core/session/Connection.h"
#include "core/tokens/UserSessionService.h"

#include <memory>

namespace fleetkey::ui {
class SecretClipboard;
class TokenTools;
class UserInspector;
} // namespace fleetkey::ui

namespace fleetkey::console {

/// The secrets that a workspace has in memory, and what the lock does with them. GUI thread.
class WorkspaceSecrets {
public:
    /// All must outlive it.
    WorkspaceSecrets(std::shared_ptr<Connection> connection, UserSessionService &users,
        ui::SecretClipboard &clipboard, ui::TokenTools &tools, const ui::UserInspector &inspector);

    /// The console is locked: drops what the keychain can give back, what was pasted and what lies in the
    /// clipboard.
    void giveUp();
    /// Takes the session's tokens back. Errors: those of `Session::unlock`; nobody is let in then.
    [[nodiscard]] QCoro::Task<Result<void>> takeBack() { return m_connection->session->unlock(); }
    /// Somebody sits here again: users' tokens may be read, and those that were shown are.
    void resume();

private:
    std::shared_ptr<Connection> m_connection;
    UserSessionService &m_users;
    ui::SecretClipboard &m_clipboard;
    ui::TokenTools &m_tools;
    const ui::UserInspector &m_inspector;
    DeviceToken m_shown; ///< whose tokens were shown; empty: nobody's
};

} // namespace fleetkey::console
