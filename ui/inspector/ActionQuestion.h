#pragma once

#include "ui/inspector/UserTokens.h"

#include <QWidget>

namespace fleetkey::ui {

class Button;
class TextLabel;
class Theme;

/// The question before something is done about a user: what it changes, and two answers.
class ActionQuestion final : public QWidget {
    Q_OBJECT

public:
    struct Words {
        QString effects;
        QString confirm; ///< of the button
    };

    /// `tokens`, which do it, must outlive the question.
    ActionQuestion(const Theme &theme, UserTokens &tokens, UserTokens::Action action, const Words &words,
        QWidget *parent = nullptr);

    void ask(const QString &question);
    /// Puts the focus on the harmless answer.
    void takeFocus();
    /// Shows what `tokens` says now.
    void update();

Q_SIGNALS:
    /// The person wants it.
    void accepted();
    /// The person does not, or no longer.
    void declined();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void decline();

    UserTokens &m_tokens;
    UserTokens::Action m_action;
    TextLabel *m_question;
    Button *m_confirm;
    Button *m_decline;
};

} // namespace fleetkey::ui
