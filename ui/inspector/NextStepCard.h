#pragma once

#include "ui/inspector/UserTokens.h"
#include "ui/widgets/Card.h"

namespace fleetkey::ui {

class Banner;
class Button;
class LoginQuestion;
class TextLabel;

/// What to do next about the tokens: one sentence, one button, its price, and behind "Why?" what the
/// decision rests on. A login is asked about here, and what failed is said here.
class NextStepCard final : public Card {
    Q_OBJECT

public:
    /// `tokens` must outlive the card.
    NextStepCard(const Theme &theme, UserTokens &tokens, QWidget *parent = nullptr);

    void setUserName(const QString &name);
    /// Another user is about to be shown: a question about the one before is void.
    void reset();
    /// Shows what `tokens` says now.
    void update();
    /// Asks whether to log in as the user.
    void askToLogIn();

private:
    void build();
    void act();
    void closeQuestion();
    void showStep();
    void showFailure();
    void askAgain(const UserTokens::Failure &failure);

    const Theme &m_theme;
    UserTokens &m_tokens;
    QString m_userName;
    NextStep m_step;
    std::optional<UserTokens::Failure> m_shownFailure;
    QWidget *m_stepPart;
    TextLabel *m_sentence;
    TextLabel *m_price;
    Button *m_act;
    Button *m_cancel;
    Button *m_why;
    TextLabel *m_reasons;
    LoginQuestion *m_question;
    Banner *m_failure;
    bool m_loggingIn = false;
};

} // namespace fleetkey::ui
