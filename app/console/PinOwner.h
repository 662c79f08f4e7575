#pragma once

#include <QString>

#include <memory>

namespace fleetkey::ui {
class UiState;
}

namespace fleetkey::console {

/// Who may have wrong PINs forgiven by signing in with a password: the owner of an account in which the right
/// PIN was given, or set. Anybody can sign in to the sandbox or to a server of their own, and would have as
/// many tries as they like. Remembered on this computer, without a secret. GUI thread.
class PinOwner {
public:
    explicit PinOwner(std::shared_ptr<ui::UiState> state);

    /// Somebody works in an account of this environment.
    void noteEntered(const QString &environmentId);
    /// Whoever works in this account has shown that they know the PIN.
    void noteKnown(const QString &environmentId, const QString &email);
    /// Whether this account's password says enough. The sandbox's, which everybody knows, does so only where
    /// nothing else was ever entered, and nothing is to be guarded.
    [[nodiscard]] bool vouches(const QString &environmentId, const QString &email);

private:
    std::shared_ptr<ui::UiState> m_state;
};

} // namespace fleetkey::console
