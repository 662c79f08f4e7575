#pragma once

#include "core/tokens/PastedText.h"
#include "core/tokens/UserSessions.h"

#include <QWidget>

namespace fleetkey::ui {

class Banner;
class Button;
class EmptyState;
class IdentifierLabel;
class PastedTextCard;
class PasteField;
class TextLabel;
class Theme;

/// "Inspect a token…": a place to paste what a customer sent, and what it turns out to be. Nothing pasted
/// leaves this window, but for the DeviceToken when its user is looked for and the tokens when a person
/// says to use them. Closing it, and the lock that hides it, wipe the field.
class InspectTokenWindow final : public QWidget {
    Q_OBJECT

public:
    /// Theme and `sessions` must outlive the window.
    InspectTokenWindow(const Theme &theme, UserSessions &sessions, QWidget *parent = nullptr);

    /// Shows the window with the focus in its field.
    void open();
    /// Drops what was pasted and what was found in it; also for when the console is locked.
    void wipe();

Q_SIGNALS:
    /// A person wants to see the user of this DeviceToken.
    void userRequested(const fleetkey::DeviceToken &user);
    /// The pasted tokens are held now, for this user.
    void tokensTakenOver(const fleetkey::DeviceToken &user);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void build(const Theme &theme);
    QWidget *buildResult(const Theme &theme);
    QWidget *buildUser(const Theme &theme);
    void look();
    void showTooLong();
    void showFound();
    void useTokens();
    void adopt();
    [[nodiscard]] TokenExpectations expectations() const;

    UserSessions &m_sessions;
    PastedText m_pasted;
    PasteField *m_field;
    Button *m_clear;
    EmptyState *m_empty;
    QWidget *m_result;
    PastedTextCard *m_card;
    QWidget *m_userPart;
    IdentifierLabel *m_deviceToken;
    TextLabel *m_from;
    Button *m_find;
    Button *m_use;
    Banner *m_question;
};

} // namespace fleetkey::ui
