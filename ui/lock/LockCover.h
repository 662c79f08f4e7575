#pragma once

#include "core/base/Error.h"
#include "core/base/SecretString.h"

#include <QWidget>

namespace fleetkey::ui {

class Button;
class FieldRow;
class SecretField;
class TextLabel;
class Theme;
class ThinProgress;

/// What is seen of a locked window: whose it is not, and how to go on. Without a PIN a key press or a click
/// lifts it; it says so.
class LockCover final : public QWidget {
    Q_OBJECT

public:
    LockCover(const Theme &theme, bool wantsPin, QWidget *parent);

    /// The PIN is being looked at, or the session taken up again.
    void showBusy();
    /// The PIN was wrong; so many tries are left.
    void showWrong(int left);
    /// It could not be lifted; trying again may help, signing out always does.
    void showTrouble(const Error &error);
    /// Puts the focus where the PIN is typed, or on the whole.
    void takeFocus();

Q_SIGNALS:
    /// The PIN is empty where none is wanted.
    void liftRequested(const std::shared_ptr<fleetkey::SecretString> &pin);
    void signOutRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    QWidget *buildPin();
    void endBusy();
    void submit();
    void liftWithoutPin();

    const Theme &m_theme;
    bool m_wantsPin;
    bool m_busy = false;
    TextLabel *m_sentence;
    SecretField *m_pin = nullptr;
    FieldRow *m_pinRow = nullptr;
    Button *m_unlock = nullptr;
    Button *m_signOut;
    ThinProgress *m_progress;
};

} // namespace fleetkey::ui
