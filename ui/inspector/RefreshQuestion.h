#pragma once

#include "ui/inspector/UserTokens.h"

#include <QWidget>

namespace fleetkey::ui {

class Button;
class TextLabel;
class Theme;

/// The question before a pair is refreshed that the driver's app holds too: what that does to the app.
class RefreshQuestion final : public QWidget {
    Q_OBJECT

public:
    /// `tokens` must outlive the question.
    RefreshQuestion(const Theme &theme, UserTokens &tokens, QWidget *parent = nullptr);

    /// Asks about the user `tokens` shows, whose name is given.
    void ask(const QString &userName);
    /// Puts the focus on the harmless answer.
    void takeFocus();
    /// Shows what `tokens` says now.
    void update();

Q_SIGNALS:
    /// The person wants it all the same.
    void accepted();
    void declined();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    UserTokens &m_tokens;
    TextLabel *m_question;
    Button *m_confirm;
    Button *m_decline;
};

} // namespace fleetkey::ui
