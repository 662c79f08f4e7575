#pragma once

#include "ui/inspector/UserTokens.h"

#include <QWidget>

namespace fleetkey::ui {

class Button;
class TextLabel;
class Theme;

/// The question before a deactivated user is activated: what that changes.
class ActivationQuestion final : public QWidget {
    Q_OBJECT

public:
    /// `tokens` must outlive the question.
    ActivationQuestion(const Theme &theme, UserTokens &tokens, QWidget *parent = nullptr);

    /// Asks about the user `tokens` shows, whose name is given.
    void ask(const QString &userName);
    /// Puts the focus on the harmless answer.
    void takeFocus();
    /// Shows what `tokens` says now.
    void update();

Q_SIGNALS:
    /// The person does not want it.
    void declined();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void decline();

    UserTokens &m_tokens;
    TextLabel *m_question;
    Button *m_confirm;
    Button *m_decline;
};

} // namespace fleetkey::ui
