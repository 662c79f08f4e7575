#pragma once

#include "core/store/RegistrationJournal.h"
#include "ui/common/UnfinishedWork.h"
#include "ui/registration/Registration.h"

#include <QWidget>

class QCheckBox;
class QLineEdit;
class QStackedWidget;

namespace fleetkey::ui {

class Button;
class FieldRow;
class InstancePicker;
class ProfileFields;
class RegistrationNotice;
class RegistrationResult;
class ScrollPane;
class Theme;
class ThinProgress;

/// The panel where a new user is registered. What was typed stays until the user is registered or the form is
/// cleared, whatever happens to the session or the panel meanwhile.
class NewUserForm final : public QWidget {
    Q_OBJECT

public:
    /// `phoneRegion`: the country of phone numbers without `+` (ISO 3166). The form owns the registration.
    NewUserForm(
        const Theme &theme, Registration::Parts parts, const QString &phoneRegion, QWidget *parent = nullptr);

    ~NewUserForm() override;

    /// Brings the form into use: reads the instances where they are not here, and takes the focus. A user
    /// whose registration was shown makes room for the next.
    void open();
    /// Proposes an instance nobody named; what is half filled in keeps the one it was meant for.
    void proposeInstance(const InstanceId &instance);
    /// Chooses the instance the person named, whatever is filled in; while a user is being sent, for the
    /// next.
    void setInstance(const InstanceId &instance);
    /// The session is new: reads the instances again; what was typed stays.
    void sessionRenewed();

    /// What stands in the form.
    [[nodiscard]] RegistrationForm form() const;
    /// Begins a new registration with this content. Not while one is being sent.
    void setForm(const RegistrationForm &form);
    /// Fills in a registration that was cut off, with its DeviceToken and instance; false, and nothing
    /// changes, while something unfinished is in the form.
    bool takeUp(const JournaledRegistration &registration);
    [[nodiscard]] bool isEmpty() const;
    /// The user who is typed in or being registered, if any.
    [[nodiscard]] std::optional<UnfinishedWork> unfinished() const;

Q_SIGNALS:
    void closeRequested();
    /// A user is new on the platform.
    void userRegistered(const fleetkey::User &user);
    void openUserRequested(const fleetkey::User &user);

protected:
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    /// Nothing is typed but perhaps an InstanceKey, which serves the next user as well.
    [[nodiscard]] bool isBlank() const;
    /// Somebody is typed in, or being sent.
    [[nodiscard]] bool isUnfinished() const;

    void build(const Theme &theme, const QString &phoneRegion);
    QWidget *buildHeading(const Theme &theme);
    QWidget *buildForm(const Theme &theme, const QString &phoneRegion);
    QWidget *buildOptions(const Theme &theme);
    QWidget *buildFooter(const Theme &theme);
    void connectParts();
    void beginTyping();
    void submit();
    void examine();
    QWidget *showFindings();
    void updateInstances();
    void update();

    Registration *m_registration;
    QStackedWidget *m_pages;
    ScrollPane *m_area;
    InstancePicker *m_instance;
    ProfileFields *m_profile;
    QLineEdit *m_deviceToken;
    FieldRow *m_deviceTokenRow;
    QCheckBox *m_createAccessToken;
    ThinProgress *m_progress;
    RegistrationNotice *m_notice;
    Button *m_submit;
    Button *m_cancel;
    Button *m_clear;
    RegistrationResult *m_result;
    QList<QWidget *> m_inputs;
    InstanceId m_nextInstance; ///< named while a user was being sent
    Registration::State m_shownState = Registration::State::Editing;
    QSet<RegistrationForm::Field> m_left; ///< fields that may be found fault with
    bool m_submitted = false; ///< all fields may be
    bool m_resultSeen = false; ///< what came of the last registration was in sight
};

} // namespace fleetkey::ui
