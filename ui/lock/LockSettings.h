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
class TextLabel;
class Theme;

/// When the console locks itself, and the PIN that lifts the lock.
class LockSettings final : public QDialog {
    Q_OBJECT

public:
    LockSettings(const Theme &theme, std::chrono::minutes idle, bool hasPin, QWidget *parent);

    /// The PIN is set now, or no longer.
    void showPin(bool hasPin);
    /// The keychain did not take it.
    void showTrouble(const Error &error);

    static constexpr int shortestPin = 4;

Q_SIGNALS:
    /// Zero: never.
    void idleChosen(std::chrono::minutes idle);
    void pinChosen(const std::shared_ptr<fleetkey::SecretString> &pin);
    void pinRemoved();

private:
    QWidget *buildIdle(const Theme &theme, std::chrono::minutes idle);
    QWidget *buildPin(const Theme &theme);
    void save();

    QComboBox *m_idle;
    TextLabel *m_state;
    SecretField *m_pin;
    SecretField *m_again;
    FieldRow *m_pinRow;
    FieldRow *m_againRow;
    Button *m_save;
    Button *m_remove;
};

} // namespace fleetkey::ui
