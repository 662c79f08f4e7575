#pragma once

#include "core/base/Clock.h"
#include "ui/tokens/InspectTokenWindow.h"

#include <QPointer>

#include <memory>

class QAction;

namespace fleetkey::ui {

class HeldTokensWindow;
class Theme;

/// The windows about tokens that belong to no user in particular, and the actions that open them.
class TokenTools final : public QObject {
    Q_OBJECT

public:
    /// Theme, `parts` and `window`, over which its windows open, must outlive this.
    TokenTools(const Theme &theme, InspectTokenWindow::Parts parts, QWidget &window);
    ~TokenTools() override;

    /// For a menu and the palette; they belong to the window.
    [[nodiscard]] const QList<QAction *> &actions() const { return m_actions; }
    /// Drops what was pasted: the console is locked.
    void wipe();
    /// Looks again for whom it could not look: there is a session, or a connection, again.
    void retryFailed();
    /// The one of them that opens "Inspect a token…".
    [[nodiscard]] QAction *inspectAction() const { return m_actions.constFirst(); }

Q_SIGNALS:
    /// Somebody wants to see this user, for the tokens.
    void userRequested(const fleetkey::DeviceToken &user);
    /// Somebody wants to see the users of this instance.
    void instanceRequested(const fleetkey::InstanceId &instance);

private:
    void openInspect();
    void openHeld();
    void bringMainToFront();
    void show(const DeviceToken &user);

    const Theme &m_theme;
    InspectTokenWindow::Parts m_parts;
    QWidget &m_window;
    QList<QAction *> m_actions;
    QPointer<InspectTokenWindow> m_inspect; ///< the window's
    QPointer<HeldTokensWindow> m_held;
};

} // namespace fleetkey::ui
