#pragma once

#include "ui/registration/Registration.h"

#include <QWidget>

namespace fleetkey::ui {

class Button;
class TextLabel;
class Theme;

/// The DeviceToken of a user just registered: the one thing not to lose.
class RegistrationResult final : public QWidget {
    Q_OBJECT

public:
    explicit RegistrationResult(const Theme &theme, QWidget *parent = nullptr);

    void setUser(const User &user, FirstTokens tokens);
    /// Puts the focus where the next key press does what is done most: copying.
    void takeFocus();

Q_SIGNALS:
    void openRequested();
    void anotherRequested();

private:
    void build(const Theme &theme);

    TextLabel *m_title;
    TextLabel *m_token;
    Button *m_copy;
    TextLabel *m_note;
    TextLabel *m_tokens;
    Button *m_open;
    Button *m_another;
};

} // namespace fleetkey::ui
