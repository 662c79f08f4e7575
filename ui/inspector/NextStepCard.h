#pragma once

#include "ui/inspector/UserTokens.h"
#include "ui/widgets/Card.h"

#include <QPointer>

namespace fleetkey::ui {

class ActionQuestion;
class Banner;
class Button;
class LoginQuestion;
class RulesTable;
class TextLabel;

/// What to do next about the tokens: why, on what evidence, at what price, and one button. Behind "Why?" all
/// the evidence and the rules. A login, an activation and the refresh of a shared pair are asked about here,
/// and what failed is said here.
class NextStepCard final : public Card {
    Q_OBJECT

public:
    /// `tokens` must outlive the card.
    NextStepCard(const Theme &theme, UserTokens &tokens, QWidget *parent = nullptr);

    void setUserName(const QString &name);
    /// Another user is about to be shown: a question about the one before is void.
    void reset();
    /// Shows what `tokens` says now.
    void update(const Diagnosis &diagnosis);
    /// Asks whether to log in as the user.
    void askToLogIn();
    /// Asks whether to activate the user.
    void askToActivate();
    /// Refreshes the tokens; asks first where that replaces what the driver's app uses.
    void refresh();

Q_SIGNALS:
    /// The user's record may be another by now.
    void reloadRequested();
    /// The token is this user's.
    void userRequested(const fleetkey::DeviceToken &user);
    /// Another answer of the platform is to be pasted.
    void pasteRequested();
    /// A login is about to be asked for: how many are left should be known.
    void allowanceNeeded();

private:
    void build();
    void act(TokenAction action);
    [[nodiscard]] bool isShared() const;
    void noteFocus();
    void ask(ActionQuestion &question, const QString &words);
    void openLoginQuestion();
    void open(QWidget *question);
    void closeQuestion();
    void showStep();
    void showParts();
    void showFailure();
    void askAgain(const UserTokens::Failure &failure);
    void toggleReasons();

    UserTokens &m_tokens;
    QString m_userName;
    Diagnosis m_diagnosis;
    std::optional<UserTokens::Failure> m_shownFailure;
    TextLabel *m_sentence;
    TextLabel *m_evidence;
    TextLabel *m_price;
    Button *m_act;
    Button *m_cancel;
    Button *m_why;
    TextLabel *m_reasons;
    RulesTable *m_rules;
    LoginQuestion *m_login;
    ActionQuestion *m_activation;
    ActionQuestion *m_refresh;
    Banner *m_failure;
    QPointer<QWidget> m_focusBefore; ///< where the keyboard was when the question came up
    QWidget *m_question = nullptr; ///< the one that stands in place of the step
    bool m_answering = false; ///< what the question was about is under way
    bool m_declined = false; ///< the login under way is not wanted any more
    bool m_explained = false;
};

} // namespace fleetkey::ui
