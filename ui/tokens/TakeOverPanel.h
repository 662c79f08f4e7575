#pragma once

#include "core/tokens/PastedText.h"
#include "core/tokens/UserSessions.h"

#include <QWidget>

namespace fleetkey::ui {

class Banner;
class Button;
class TextLabel;
class Theme;

/// Takes pasted tokens over for a user: says what that means, and asks where others are held already.
class TakeOverPanel final : public QWidget {
    Q_OBJECT

public:
    /// Theme and `sessions` must outlive the panel.
    TakeOverPanel(const Theme &theme, UserSessions &sessions, QWidget *parent = nullptr);

    /// Offers these for the user; hides itself where they are of no use, or nobody knows whose they are.
    void offer(const PastedText &pasted, const DeviceToken &user);
    void withdraw();

Q_SIGNALS:
    /// They are held now, for this user.
    void takenOver(const fleetkey::DeviceToken &user);

private:
    void ask();
    void adopt();
    /// What was pasted is held for this user, just so.
    [[nodiscard]] bool isHeld() const;
    [[nodiscard]] QString meaning() const;
    [[nodiscard]] QString age(const HeldTokens *held) const;
    [[nodiscard]] QString loss(const HeldTokens *held) const;

    UserSessions &m_sessions;
    PastedText::Use m_use = PastedText::Use::Nothing;
    Credentials m_credentials;
    QDateTime m_issued; ///< by what the access token says; invalid where it does not
    TextLabel *m_meaning;
    Button *m_button;
    Banner *m_question;
};

} // namespace fleetkey::ui
