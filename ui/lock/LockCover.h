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

    /// A PIN was set or removed while the lock fell.
    void setWantsPin(bool wantsPin);
    /// The PIN is being looked at, or the session taken up again.
    void showBusy();
    /// The PIN was wrong; so many tries are left.
    void showWrong(int left);
    /// It could not be lifted; trying again may help, a locked keychain can be unlocked, and signing out
    /// always helps.
    void showTrouble(const Error &error);
    /// The system is asking for the keychain's password; that can be given up.
    void showUnlocking();
    /// Puts the focus where the PIN is typed, or on the whole.
    void takeFocus();
    /// Asks to be lifted once more, with the PIN that stands there.
    void tryAgain();
    /// Somebody wants to go on at another window: lifts where that is enough. False where the PIN is wanted.
    [[nodiscard]] bool touch();

Q_SIGNALS:
    /// The PIN is empty where none is wanted.
    void liftRequested(const std::shared_ptr<fleetkey::SecretString> &pin);
    /// Have the system ask for the keychain's password.
    void keychainRequested();
    /// Do without it after all.
    void keychainGivenUp();
    void signOutRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    enum class Part { Nothing, Pin, Keychain, Prompt, Again };

    void build();
    void followPin();
    QWidget *buildPin();
    QWidget *buildTrouble();
    void showPlain();
    void showParts(Part part);
    void endBusy();
    void submit();
    void liftWithoutPin();

    const Theme &m_theme;
    bool m_wantsPin;
    bool m_busy = false;
    TextLabel *m_sentence;
    SecretField *m_pin;
    FieldRow *m_pinRow;
    Button *m_unlock;
    QWidget *m_pinPart;
    QWidget *m_troublePart;
    Button *m_openKeychain;
    Button *m_again;
    Button *m_giveUp;
    Button *m_signOut;
    ThinProgress *m_progress;
};

} // namespace fleetkey::ui
