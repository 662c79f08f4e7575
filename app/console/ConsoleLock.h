#pragma once

#include "app/console/PinOwner.h"
#include "core/lock/ConsolePin.h"
#include "ui/lock/IdleWatch.h"

#include <QPointer>

#include <memory>
#include <stop_token>

namespace fleetkey::ui {
class LockCover;
class LockSettings;
class Theme;
class UiState;
class WindowLock;
} // namespace fleetkey::ui

namespace fleetkey::console {

class Workspace;

/// Covers the workspace when nobody sits before it: on request, after a while without use, and when the
/// desktop says so. Lifts on a key press, or on the console's PIN where one is set.
class ConsoleLock final : public QObject {
    Q_OBJECT

public:
    ConsoleLock(const ui::Theme &theme, std::shared_ptr<ui::UiState> state, std::shared_ptr<Clock> clock,
        std::shared_ptr<SecretStore> keychain);
    ~ConsoleLock() override;

    /// Whom it covers from now on; null: nobody. A lock on the one before is gone.
    void setWorkspace(Workspace *workspace);
    void lock();
    /// Somebody works in the workspace from now on. Whoever signed in with the password may have shown by it
    /// who they are (`PinOwner`): wrong PINs of before count no more, in no console, and a PIN that five
    /// wrong ones have shown to be forgotten may be set anew.
    void entered(bool byPassword);
    [[nodiscard]] bool isLocked() const { return m_lock != nullptr; }
    [[nodiscard]] bool hasPin() const;
    void openSettings();

Q_SIGNALS:
    /// Too many wrong PINs, or the person would rather.
    void signOutRequested();

private:
    void recount();
    void forgive();
    void notePinKnown();
    [[nodiscard]] bool asksForCurrent() const;
    void connectCover();
    void lift(const std::shared_ptr<SecretString> &pin);
    void pinChecked(const Result<ConsolePin::Answer> &answer);
    void takeUp();
    void openKeychain();
    void comeForward();
    void signOut();
    void drop();
    void changePin(const std::shared_ptr<SecretString> &current, const std::shared_ptr<SecretString> &pin);
    void removePin(const std::shared_ptr<SecretString> &current);
    void pinChanged(const Result<ConsolePin::Answer> &answer, bool hasPinNow);
    void writeDown(bool hadPin, bool hasPinNow);
    void connectSettings();

    const ui::Theme &m_theme;
    std::shared_ptr<ui::UiState> m_state;
    std::shared_ptr<SecretStore> m_keychain;
    ConsolePin m_pin;
    PinOwner m_owner;
    ui::IdleWatch m_idle;
    QPointer<Workspace> m_workspace;
    QPointer<ui::LockCover> m_cover;
    QPointer<ui::LockSettings> m_settings;
    std::unique_ptr<ui::WindowLock> m_lock;
    std::stop_source m_prompt; ///< the question for the keychain's password
    bool m_pinIsGone = false; ///< the keychain has lost it
};

} // namespace fleetkey::console
