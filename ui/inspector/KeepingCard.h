#pragma once

#include "ui/inspector/UserTokens.h"
#include "ui/widgets/Card.h"

#include <QPointer>

class QCheckBox;

namespace fleetkey::ui {

class Banner;
class Button;
class TextLabel;

/// Whether the keychain keeps the tokens of the user in the inspector, and what else can be done with them.
class KeepingCard final : public Card {
    Q_OBJECT

public:
    /// `tokens` must outlive the card.
    KeepingCard(const Theme &theme, UserTokens &tokens, QWidget *parent = nullptr);

    /// Shows what `tokens` says now.
    void update();
    /// Asks whether to forget them.
    void askToForget();
    /// Another user is about to be shown: a question about the one before is void.
    void reset();

Q_SIGNALS:
    void logInRequested();

private:
    void build();

    UserTokens &m_tokens;
    QCheckBox *m_remember;
    TextLabel *m_words;
    TextLabel *m_trouble;
    Button *m_again;
    Banner *m_question;
    Button *m_logIn;
    Button *m_forget;
    QPointer<Button> m_forgetNow; ///< while it is asked
};

} // namespace fleetkey::ui
