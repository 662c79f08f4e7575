#include "ui/tokens/TokenTools.h"

#include "ui/tokens/HeldTokensWindow.h"

#include <QAction>

namespace fleetkey::ui {

TokenTools::TokenTools(const Theme &theme, InspectTokenWindow::Parts parts, QWidget &window)
    : m_theme(theme)
    , m_parts(std::move(parts))
    , m_window(window) {
    const auto add = [this](const QString &text, const QKeySequence &shortcut, auto slot) {
        auto *action = new QAction(text, &m_window);
        action->setShortcut(shortcut);
        connect(action, &QAction::triggered, this, slot);
        m_actions.append(action);
    };
    add(tr("Inspect a token…"), QKeySequence(tr("Ctrl+I")), &TokenTools::openInspect);
    add(tr("Held tokens"), QKeySequence(tr("Ctrl+Shift+H")), &TokenTools::openHeld);
}

TokenTools::~TokenTools() {
    delete m_inspect;
    delete m_held;
}

void TokenTools::openInspect() {
    if (!m_inspect) {
        m_inspect = new InspectTokenWindow(m_theme, m_parts, &m_window);
        connect(m_inspect, &InspectTokenWindow::userRequested, this, &TokenTools::show);
        connect(m_inspect, &InspectTokenWindow::tokensTakenOver, this, &TokenTools::show);
        connect(m_inspect, &InspectTokenWindow::instanceRequested, this, [this](const InstanceId &instance) {
            bringMainToFront();
            Q_EMIT instanceRequested(instance);
        });
    }
    m_inspect->open();
}

void TokenTools::wipe() {
    if (m_inspect)
        m_inspect->wipe();
}

void TokenTools::retryFailed() {
    if (m_inspect)
        m_inspect->retryFailed();
}

void TokenTools::openHeld() {
    if (!m_held) {
        m_held = new HeldTokensWindow(m_theme, m_parts.sessions, m_parts.clock, &m_window);
        connect(m_held, &HeldTokensWindow::userRequested, this, &TokenTools::show);
    }
    m_held->open();
}

/// What was asked for is there.
void TokenTools::bringMainToFront() {
    m_window.raise();
    m_window.activateWindow();
}

void TokenTools::show(const DeviceToken &user) {
    bringMainToFront();
    Q_EMIT userRequested(user);
}

} // namespace fleetkey::ui
