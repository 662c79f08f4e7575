#pragma once

#include "core/lock/ConsolePin.h"
#include "core/lock/DesktopEvents.h"
#include "ui/lock/IdleWatch.h"

#include <QPointer>

#include <memory>

namespace fleetkey::ui {
class LockCover;
class LockSettings;
class Theme;
class UiState;
class WindowLock;
} // namespace fleetkey::ui

namespace fleetkey::console {

class Workspace;

/// Covers the workspace when nobody sits before it: on request, after a while without use, with the desktop's
/// screen lock and before sleep. Lifts on a key press, or on the console's PIN where one is set.
class ConsoleLock final : public QObject {
    Q_OBJECT

public:
    ConsoleLock(const ui::Theme &theme, std::shared_ptr<ui::UiState> state, std::shared_ptr<Clock> clock,
        std::shared_ptr<SecretStore> keychain);
    ~ConsoleLock() override;

    /// Whom it covers from now on; null: nobody. A lock on the one before is gone. With the first it begins
    /// to listen to the desktop.
    void setWorkspace(Workspace *workspace);
    void lock();
    [[nodiscard]] bool isLocked() const { return m_lock != nullptr; }
    [[nodiscard]] bool hasPin() const;
    void openSettings();

Q_SIGNALS:
    /// Too many wrong PINs, or the person would rather.
    void signOutRequested();

private:
    void lift(const std::shared_ptr<SecretString> &pin);
    void pinChecked(const Result<ConsolePin::Answer> &answer);
    void takeUp();
    void signOut();
    void drop();
    void keepPin(Result<void> done, bool hasPin);

    const ui::Theme &m_theme;
    std::shared_ptr<ui::UiState> m_state;
    ConsolePin m_pin;
    DesktopEvents m_desktop;
    ui::IdleWatch m_idle;
    QPointer<Workspace> m_workspace;
    QPointer<ui::LockCover> m_cover;
    QPointer<ui::LockSettings> m_settings;
    std::unique_ptr<ui::WindowLock> m_lock;
    bool m_listening = false;
};

} // namespace fleetkey::console
