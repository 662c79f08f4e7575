#pragma once

#include "core/base/Error.h"
#include "core/base/SecretString.h"

#include <QDialog>

#include <chrono>

class QComboBox;

namespace fleetkey::ui {

class Button;
class FieldRow;
class SecretField;
class StatusLabel;
class TextLabel;
class Theme;

/// When the console locks itself, and the PIN that lifts the lock. Where one is set, it is asked for before
/// it is changed or removed.
class LockSettings final : public QDialog {
    Q_OBJECT

public:
    LockSettings(const Theme &theme, std::chrono::minutes idle, bool hasPin, QWidget *parent);

    /// What was asked for is done: the PIN is set now, or no longer.
    void confirm(bool hasPin);
    /// A PIN is set after all; nothing was changed.
    void askForCurrent();
    /// A PIN is set that nobody knows any more; another may take its place.
    void showForgotten();
    /// What was given as the current PIN is not; so many tries are left.
    void showWrong(int left);
    /// The keychain did not take it; `NotFound`: it has lost the PIN, and a first one may be set.
    void showTrouble(const Error &error);

    static constexpr int shortestPin = 4;

Q_SIGNALS:
    /// Zero: never.
    void idleChosen(std::chrono::minutes idle);
    /// `current` is empty where no PIN is set.
    void pinChosen(const std::shared_ptr<fleetkey::SecretString> &current,
        const std::shared_ptr<fleetkey::SecretString> &pin);
    void pinRemoved(const std::shared_ptr<fleetkey::SecretString> &current);

protected:
    bool event(QEvent *event) override;

private:
    QWidget *buildIdle(const Theme &theme, std::chrono::minutes idle);
    QWidget *buildPin(const Theme &theme);
    QWidget *buildButtons(const Theme &theme);
    void showPin(bool hasPin);
    void endBusy();
    [[nodiscard]] bool hasCurrent();
    [[nodiscard]] bool hasNew();
    void save();
    void remove();

    bool m_hasPin = false;
    QComboBox *m_idle;
    TextLabel *m_state;
    StatusLabel *m_done; ///< what was done last
    SecretField *m_current;
    SecretField *m_pin;
    SecretField *m_again;
    FieldRow *m_currentRow;
    FieldRow *m_pinRow;
    FieldRow *m_againRow;
    Button *m_save;
    Button *m_remove;
};

} // namespace fleetkey::ui
