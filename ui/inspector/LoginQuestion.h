#pragma once

#include "core/base/SecretString.h"
#include "core/platform/Identifiers.h"
#include "ui/inspector/UserTokens.h"

#include <QWidget>

class QLineEdit;

namespace fleetkey::ui {

class Button;
class FieldRow;
class SecretField;
class TextLabel;
class Theme;

/// The question before a login as a user: whose session ends and what it costs. Takes InstanceId and
/// InstanceKey where they cannot be fetched.
class LoginQuestion final : public QWidget {
    Q_OBJECT

public:
    /// `tokens` must outlive the question.
    LoginQuestion(const Theme &theme, UserTokens &tokens, QWidget *parent = nullptr);

    /// Asks anew about the user `tokens` shows, whose name is given.
    void ask(const QString &userName);
    /// Puts the focus on the harmless answer, or on what is to be typed.
    void takeFocus();
    /// Shows the fields for InstanceId and InstanceKey.
    void askForKey();
    /// Forgets the InstanceKey that was typed.
    void dropKey();
    /// Shows what `tokens` says now.
    void update();

Q_SIGNALS:
    /// The person does not want it.
    void declined();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void confirm();
    void decline();

    UserTokens &m_tokens;
    TextLabel *m_question;
    TextLabel *m_price;
    TextLabel *m_effects;
    TextLabel *m_unsettled; ///< that the last one may have gone through
    TextLabel *m_warning;
    QLineEdit *m_instanceId;
    FieldRow *m_instanceIdRow;
    SecretField *m_instanceKey;
    FieldRow *m_instanceKeyRow;
    Button *m_confirm;
    Button *m_typeKey;
    Button *m_decline;
};

} // namespace fleetkey::ui
