#include "ui/registration/ProfileFields.h"

#include "core/users/PhoneNumber.h"
#include "ui/registration/RegistrationText.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/TextLabel.h"

#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

namespace {

constexpr int addressHeight = 56;

QHBoxLayout *pair(QVBoxLayout &column) {
    auto *row = new QHBoxLayout;
    row->setSpacing(Metrics::spacing);
    column.addLayout(row);
    return row;
}

std::optional<bool> switchValue(const QComboBox &choice) {
    const QVariant value = choice.currentData();
    return value.isValid() ? std::optional(value.toBool()) : std::nullopt;
}

void setSwitch(QComboBox &choice, std::optional<bool> value) {
    choice.setCurrentIndex(!value ? 0 : *value ? 1 : 2);
}

} // namespace

ProfileFields::ProfileFields(const Theme &theme, const QString &phoneRegion, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_phoneRegion(phoneRegion) {
    build();
    connect(m_lines[Field::Phone], &QLineEdit::textChanged, this, &ProfileFields::updatePhoneHint);
    updatePhoneHint();
    connect(m_lines[Field::Birthday], &QLineEdit::textChanged, this, &ProfileFields::updateBirthdayHint);
}

void ProfileFields::build() {
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacing);
    buildPerson(*column);
    column->addSpacing(Metrics::spacingSmall);
    buildTelematics(*column);
}

void ProfileFields::buildPerson(QVBoxLayout &column) {
    column.addWidget(new TextLabel(m_theme, TextRole::BodyStrong, Ink::Text, tr("Person")));
    QHBoxLayout *names = pair(column);
    addLine(*names, Field::FirstName, tr("First name"));
    addLine(*names, Field::LastName, tr("Last name"));
    addLine(column, Field::Nickname, tr("Nickname"));
    addLine(column, Field::Email, tr("E-mail"))->setInputMethodHints(Qt::ImhEmailCharactersOnly);
    addLine(column, Field::Phone, tr("Phone"))->setInputMethodHints(Qt::ImhDialableCharactersOnly);
    QHBoxLayout *life = pair(column);
    addLine(*life, Field::Birthday, tr("Birthday"))->setPlaceholderText(tr("YYYY-MM-DD"));
    addLine(*life, Field::ChildrenCount, tr("Children"))->setInputMethodHints(Qt::ImhDigitsOnly);
    QHBoxLayout *choices = pair(column);
    m_gender = addChoice(*choices, tr("Gender"));
    m_gender->addItem(tr("Not given"));
    m_gender->addItem(tr("Female"), static_cast<int>(Gender::Female));
    m_gender->addItem(tr("Male"), static_cast<int>(Gender::Male));
    m_gender->addItem(tr("Other"), static_cast<int>(Gender::Other));
    m_maritalStatus = addChoice(*choices, tr("Marital status"));
    m_maritalStatus->addItem(tr("Not given"), QString());
    m_maritalStatus->addItem(tr("Married"), u"1"_s);
    m_maritalStatus->addItem(tr("Widowed"), u"2"_s);
    m_maritalStatus->addItem(tr("Divorced"), u"3"_s);
    m_maritalStatus->addItem(tr("Single"), u"4"_s);
    m_address = new QPlainTextEdit;
    m_address->setTabChangesFocus(true);
    m_address->setFixedHeight(addressHeight);
    connect(m_address, &QPlainTextEdit::textChanged, this, &ProfileFields::edited);
    column.addWidget(new FieldRow(m_theme, tr("Address"), m_address));
}

void ProfileFields::buildTelematics(QVBoxLayout &column) {
    column.addWidget(new TextLabel(m_theme, TextRole::BodyStrong, Ink::Text, tr("Telematics")));
    m_clientId = new QLineEdit;
    connect(m_clientId, &QLineEdit::textEdited, this, &ProfileFields::edited);
    auto *client = new FieldRow(m_theme, tr("ClientId"), m_clientId);
    client->setHint(tr("The user's number in your own system"));
    column.addWidget(client);
    QHBoxLayout *first = pair(column);
    m_enabled = addSwitch(*first, tr("Enabled"));
    m_tracking = addSwitch(*first, tr("Tracking"));
    QHBoxLayout *second = pair(column);
    m_logging = addSwitch(*second, tr("Logging"));
    m_realTimeLocation = addSwitch(*second, tr("Real-time location"));
}

QLineEdit *ProfileFields::addLine(QBoxLayout &layout, Field field, const QString &label) {
    auto *line = new QLineEdit;
    auto *row = new FieldRow(m_theme, label, line);
    layout.addWidget(row, 1, Qt::AlignTop);
    m_lines[field] = line;
    m_rows[field] = row;
    connect(line, &QLineEdit::textEdited, this, &ProfileFields::edited);
    connect(line, &QLineEdit::editingFinished, this, [this, field] { Q_EMIT left(field); });
    return line;
}

QComboBox *ProfileFields::addChoice(QBoxLayout &layout, const QString &label) {
    auto *choice = new QComboBox;
    layout.addWidget(new FieldRow(m_theme, label, choice), 1);
    connect(choice, &QComboBox::activated, this, &ProfileFields::edited);
    return choice;
}

QComboBox *ProfileFields::addSwitch(QBoxLayout &layout, const QString &label) {
    QComboBox *choice = addChoice(layout, label);
    choice->addItem(tr("Not given"));
    choice->addItem(tr("On"), true);
    choice->addItem(tr("Off"), false);
    choice->setMinimumContentsLength(8);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    return choice;
}

void ProfileFields::read(RegistrationForm &form) const {
    form.firstName = m_lines.at(Field::FirstName)->text();
    form.lastName = m_lines.at(Field::LastName)->text();
    form.nickname = m_lines.at(Field::Nickname)->text();
    form.email = m_lines.at(Field::Email)->text();
    form.phone = m_lines.at(Field::Phone)->text();
    form.phoneRegion = m_phoneRegion;
    form.birthday = m_lines.at(Field::Birthday)->text();
    form.childrenCount = m_lines.at(Field::ChildrenCount)->text();
    const QVariant gender = m_gender->currentData();
    form.gender = gender.isValid() ? std::optional(static_cast<Gender>(gender.toInt())) : std::nullopt;
    form.maritalStatus = m_maritalStatus->currentData().toString();
    form.address = m_address->toPlainText();
    form.clientId = m_clientId->text();
    form.enabled = switchValue(*m_enabled);
    form.enableTracking = switchValue(*m_tracking);
    form.enableLogging = switchValue(*m_logging);
    form.enableRealTimeLocation = switchValue(*m_realTimeLocation);
}

void ProfileFields::write(const RegistrationForm &form) {
    m_lines[Field::FirstName]->setText(form.firstName);
    m_lines[Field::LastName]->setText(form.lastName);
    m_lines[Field::Nickname]->setText(form.nickname);
    m_lines[Field::Email]->setText(form.email);
    m_lines[Field::Phone]->setText(form.phone);
    m_lines[Field::Birthday]->setText(form.birthday);
    m_lines[Field::ChildrenCount]->setText(form.childrenCount);
    m_gender->setCurrentIndex(
        form.gender ? std::max(0, m_gender->findData(static_cast<int>(*form.gender))) : 0);
    m_maritalStatus->setCurrentIndex(std::max(0, m_maritalStatus->findData(form.maritalStatus)));
    m_address->setPlainText(form.address);
    m_clientId->setText(form.clientId);
    setSwitch(*m_enabled, form.enabled);
    setSwitch(*m_tracking, form.enableTracking);
    setSwitch(*m_logging, form.enableLogging);
    setSwitch(*m_realTimeLocation, form.enableRealTimeLocation);
}

QWidget *ProfileFields::showFindings(const QList<RegistrationForm::Finding> &findings) {
    for (const auto &[field, row] : m_rows)
        row->setError({});
    QWidget *first = nullptr;
    for (const RegistrationForm::Finding &finding : findings) {
        const auto row = m_rows.find(finding.field);
        if (row == m_rows.end())
            continue;
        row->second->setError(RegistrationText::problem(finding));
        if (first == nullptr)
            first = row->second->field();
    }
    return first;
}

QWidget *ProfileFields::firstField() const {
    return m_lines.at(Field::FirstName);
}

/// What will be sent, as soon as it is a number.
void ProfileFields::updatePhoneHint() {
    const auto number = PhoneNumber::toE164(m_lines[Field::Phone]->text(), m_phoneRegion);
    m_rows[Field::Phone]->setHint(
        number ? tr("Sent as %1").arg(*number) : tr("With country code, for example +381 63 204 1170"));
}

/// The day that was read, in words that cannot be taken for another.
void ProfileFields::updateBirthdayHint() {
    const QDate day = typedDate(m_lines[Field::Birthday]->text());
    //: A birthday: d, MMMM and yyyy stand for day, long month and year
    m_rows[Field::Birthday]->setHint(QLocale().toString(day, tr("d MMMM yyyy")));
}

} // namespace fleetkey::ui
