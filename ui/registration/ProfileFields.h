#pragma once

#include "core/users/RegistrationForm.h"

#include <QWidget>

#include <map>

class QBoxLayout;
class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QVBoxLayout;

namespace fleetkey::ui {

class FieldRow;
class Theme;

/// The fields about the person and the phone, of a form for a new user.
class ProfileFields final : public QWidget {
    Q_OBJECT

public:
    /// `phoneRegion` is the ISO 3166 code of the country a phone number without `+` is of.
    ProfileFields(const Theme &theme, const QString &phoneRegion, QWidget *parent = nullptr);

    /// What stands in the fields, into `form`.
    void read(RegistrationForm &form) const;
    void write(const RegistrationForm &form);

    /// Shows what is wrong, and takes back what no longer is. Returns the first field that is wrong, or null.
    QWidget *showFindings(const QList<RegistrationForm::Finding> &findings);
    [[nodiscard]] QWidget *firstField() const;

Q_SIGNALS:
    void edited();
    /// The person has left this field.
    void left(fleetkey::RegistrationForm::Field field);

private:
    using Field = RegistrationForm::Field;

    void build();
    void buildPerson(QVBoxLayout &column);
    void buildTelematics(QVBoxLayout &column);
    QLineEdit *addLine(QBoxLayout &layout, Field field, const QString &label);
    QComboBox *addChoice(QBoxLayout &layout, const QString &label);
    QComboBox *addSwitch(QBoxLayout &layout, const QString &label);
    void updatePhoneHint();
    void updateBirthdayHint();

    const Theme &m_theme;
    QString m_phoneRegion;
    std::map<Field, FieldRow *> m_rows;
    std::map<Field, QLineEdit *> m_lines;
    QComboBox *m_gender = nullptr;
    QComboBox *m_maritalStatus = nullptr;
    QPlainTextEdit *m_address = nullptr;
    QLineEdit *m_clientId = nullptr;
    QComboBox *m_enabled = nullptr;
    QComboBox *m_tracking = nullptr;
    QComboBox *m_logging = nullptr;
    QComboBox *m_realTimeLocation = nullptr;
};

} // namespace fleetkey::ui
