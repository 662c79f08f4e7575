#pragma once

#include "core/hierarchy/HierarchyService.h"
#include "core/users/RegistrationForm.h"

#include <QFont>
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace fleetkey::ui {

class Banner;
class Button;
class FieldRow;
class SecretField;
class Theme;

/// Where the new user will belong: an instance of the hierarchy, or InstanceId and InstanceKey typed, for
/// those who may not read the hierarchy.
class InstancePicker final : public QWidget {
    Q_OBJECT

public:
    explicit InstancePicker(const Theme &theme, QWidget *parent = nullptr);

    void showLoading();
    /// Instances by application; a choice made before stays.
    void showTree(const HierarchyTree &tree);
    /// Says why, and offers to try again; asks to type where the platform refuses.
    void showFailure(const Error &error);

    /// Chooses this instance, now or when it is known.
    void setInstance(const InstanceId &instance);
    /// The same, and into the fields to type where those are shown; a key that was typed for another goes.
    void takeInstance(const InstanceId &instance);
    /// Shows the fields to type, or the list again.
    void setTyping(bool typing);
    [[nodiscard]] bool isTyping() const { return m_typing; }

    /// The instance chosen or typed; its id is empty while there is none.
    [[nodiscard]] Instance instance() const;
    /// Whether one was named, be it in the list or not.
    [[nodiscard]] bool isChosen() const;
    [[nodiscard]] SecretString typedKey() const;
    [[nodiscard]] bool holdsKey() const;
    void clearKey();

    /// Examines the choice, shows what is wrong and returns the field that is wrong first, or null.
    QWidget *validate();
    /// The key of the chosen instance cannot be fetched: asks to type it.
    void askForKey();

Q_SIGNALS:
    void retryRequested();
    void edited();

private:
    void build();
    void update();
    void tellWhy(const Error &error);
    void chooseWanted();

    QComboBox *m_list;
    FieldRow *m_listRow;
    QLineEdit *m_id;
    FieldRow *m_idRow;
    SecretField *m_key;
    FieldRow *m_keyRow;
    Banner *m_notice;
    Button *m_switch;
    QFont m_headingFont;
    QList<Instance> m_instances;
    InstanceId m_wanted;
    bool m_typing = false;
    bool m_refused = false;
};

} // namespace fleetkey::ui
