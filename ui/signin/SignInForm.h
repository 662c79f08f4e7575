#pragma once

#include "ui/signin/SignInAccount.h"
#include "ui/signin/SignInRequest.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QLineEdit;
class QTimer;
class QVBoxLayout;

namespace fleetkey::ui {

class Button;
class EnvironmentPicker;
class FieldRow;
class SecretField;
class TextLabel;
class Theme;

/// E-mail, password, environment and the button. Checks what is typed before it hands it on.
class SignInForm : public QWidget {
    Q_OBJECT
public:
    explicit SignInForm(const Theme &theme, QWidget *parent = nullptr);

    /// Fills the form for an account of the list, or empties it. Focuses what is to be done next.
    void showAccount(const std::optional<SignInAccount> &account);
    [[nodiscard]] QString environmentId() const;

    /// While busy nothing can be changed, and after a second it can be cancelled. `words` go into the button.
    void setBusy(bool busy, const QString &words = {});
    [[nodiscard]] bool isBusy() const;
    /// Whether somebody has begun to type an e-mail or a password.
    [[nodiscard]] bool isTyped() const;
    /// Forgets the typed password; what else was typed stays, as if nobody had.
    void endTyping();
    void clearPassword();
    /// The person can fill in but not send (the sign-in budget is used up).
    void setBlocked(bool blocked);
    void setBudgetLine(const QString &text);
    /// What the platform said of the fields; empty clears. Focuses the first that is wrong.
    void setErrors(const QString &email, const QString &password);
    /// Checks what is typed and hands it on, as the button does.
    void submit();

Q_SIGNALS:
    void signInRequested(const fleetkey::ui::SignInRequest &request);
    /// The account's kept session is to be opened; no password was typed and no login is needed.
    void continueRequested(const QString &accountId);
    void cancelRequested();
    /// A person typed something.
    void edited();
    void environmentChanged(const QString &environmentId);

private:
    void build();
    void buildActions(QVBoxLayout &column);
    [[nodiscard]] bool checkFields();
    [[nodiscard]] bool continues() const;
    void fillForEnvironment();
    void updateFields();
    void updateButtons();

    std::optional<SignInAccount> m_account;
    TextLabel *m_heading;
    TextLabel *m_explanation;
    QLineEdit *m_email;
    SecretField *m_password;
    FieldRow *m_emailRow;
    FieldRow *m_passwordRow;
    EnvironmentPicker *m_environment;
    QCheckBox *m_keep;
    Button *m_signIn;
    Button *m_cancel;
    TextLabel *m_budget;
    QTimer *m_cancelDelay;
    bool m_busy = false;
    bool m_blocked = false;
    QString m_busyWords;
};

} // namespace fleetkey::ui
