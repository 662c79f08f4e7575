#pragma once

#include "core/tokens/PastedText.h"
#include "ui/tokens/PastedUser.h"
#include "ui/widgets/Card.h"

class QLineEdit;

namespace fleetkey::ui {

class Button;
class FieldRow;
class IdentifierLabel;
class StatusLabel;
class TextLabel;

/// Whose the pasted text is: name, e-mail, instance and state of the user, with the way there. Where a token
/// does not say whose it is, a person may.
class PastedUserCard final : public Card {
    Q_OBJECT

public:
    PastedUserCard(const Theme &theme, PastedUser::Source find, PastedUser::Selected selected,
        QWidget *parent = nullptr);

    /// Shows itself where the text names a user, or can be used for one.
    void show(const PastedText &pasted);
    void clear();
    /// Looks for the user once more where that failed, not where there is none.
    void retryFailed();

    /// Read in the text or said by a person; empty while nobody knows.
    [[nodiscard]] const DeviceToken &deviceToken() const { return m_user->deviceToken(); }
    /// Nothing until the user is found.
    [[nodiscard]] const std::optional<User> &user() const { return m_user->user(); }
    /// True where the platform has answered that there is no such user, for this admin.
    [[nodiscard]] bool isUnknown() const;

Q_SIGNALS:
    /// A person wants to see the user of this DeviceToken.
    void userRequested(const fleetkey::DeviceToken &user);
    /// Another DeviceToken, or more is known of its user.
    void changed();

protected:
    /// In the main window somebody else may be shown by now.
    bool event(QEvent *event) override;

private:
    void build(const Theme &theme);
    void forgetTyped();
    void takeTyped();
    void takeSelected();
    void update();
    void showQuestion();
    void showUser(const User &user);
    [[nodiscard]] bool isGuessed() const;
    [[nodiscard]] QString news() const;
    void act();

    PastedUser *m_user;
    User m_offered; ///< whom the button names
    SecretString m_token; ///< the one that a person may say the user of
    bool m_named = false; ///< the text says whose it is
    bool m_misled = false; ///< by a claim or a UUID that means something else
    bool m_guessed = false; ///< it was read in a claim, or stands in the text without a name
    bool m_usable = false; ///< for a user, once it is known whose it is
    QString m_claim; ///< in which it was read, if in one
    bool m_alone = false; ///< the text is nothing but the DeviceToken
    StatusLabel *m_status;
    TextLabel *m_name;
    TextLabel *m_facts;
    IdentifierLabel *m_deviceToken;
    TextLabel *m_news;
    TextLabel *m_from;
    TextLabel *m_question;
    QLineEdit *m_typed;
    FieldRow *m_typedRow;
    Button *m_selected;
    Button *m_act;
};

} // namespace fleetkey::ui
