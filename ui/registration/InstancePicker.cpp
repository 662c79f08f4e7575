#include "ui/registration/InstancePicker.h"

#include "ui/common/ErrorText.h"
#include "ui/registration/RegistrationText.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/SecretField.h"

#include <QComboBox>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QVBoxLayout>

namespace fleetkey::ui {

InstancePicker::InstancePicker(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_list(new QComboBox)
    , m_listRow(new FieldRow(theme, tr("Instance"), m_list))
    , m_id(new QLineEdit)
    , m_idRow(new FieldRow(theme, tr("InstanceId"), m_id))
    , m_key(new SecretField(theme, tr("InstanceKey")))
    , m_keyRow(new FieldRow(theme, tr("InstanceKey"), m_key))
    , m_notice(new Banner(theme))
    , m_switch(new Button(theme, ButtonRole::Plain, {}))
    , m_headingFont(theme.font(TextRole::SecondaryStrong)) {
    build();
    connect(m_list, &QComboBox::activated, this, [this](int row) {
        m_wanted = InstanceId(m_list->itemData(row).toString());
        m_listRow->setError({});
        Q_EMIT edited();
    });
    connect(m_switch, &QPushButton::clicked, this, [this] { setTyping(!m_typing); });
    connect(m_id, &QLineEdit::textEdited, this, [this] {
        m_idRow->setError({});
        Q_EMIT edited();
    });
    connect(m_key, &QLineEdit::textEdited, this, [this] {
        m_keyRow->setError({});
        Q_EMIT edited();
    });
    update();
}

void InstancePicker::build() {
    m_list->setMinimumContentsLength(20);
    m_list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_list->setPlaceholderText(tr("Choose an instance"));
    m_keyRow->setHint(
        tr("The secret of the instance. It stays here until you clear the form, and is kept nowhere."));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacing);
    column->addWidget(m_notice);
    column->addWidget(m_listRow);
    column->addWidget(m_idRow);
    column->addWidget(m_keyRow);
    column->addWidget(m_switch, 0, Qt::AlignLeading);
}

void InstancePicker::showLoading() {
    m_notice->clear();
    m_list->setPlaceholderText(tr("Reading the instances…"));
}

void InstancePicker::showTree(const HierarchyTree &tree) {
    m_notice->clear();
    m_refused = false;
    m_instances.clear();
    m_list->clear();
    m_list->setPlaceholderText(tr("Choose an instance"));
    auto *model = qobject_cast<QStandardItemModel *>(m_list->model());
    for (const Application &application : tree.applications) {
        if (application.instances.isEmpty())
            continue;
        m_list->addItem(application.name);
        QStandardItem *heading = model->item(m_list->count() - 1);
        heading->setEnabled(false);
        heading->setFont(m_headingFont);
        for (Instance instance : application.instances) {
            m_list->addItem(instance.name, instance.id.text());
            if (instance.applicationName.isEmpty())
                instance.applicationName = application.name;
            m_instances.append(instance);
        }
    }
    m_list->setCurrentIndex(-1);
    if (m_wanted.isEmpty() && m_instances.size() == 1)
        m_wanted = m_instances.first().id;
    chooseWanted();
    if (m_instances.isEmpty()) {
        m_refused = true;
        m_notice->showNotice(Tone::Neutral, tr("There is no instance to choose from."),
            tr("Type the InstanceId and InstanceKey you were given."));
        setTyping(true);
    }
    update();
}

void InstancePicker::showFailure(const Error &error) {
    m_list->setPlaceholderText(tr("Choose an instance"));
    if (error.kind == ErrorKind::Cancelled) // the lock came between two calls
        m_notice->showNotice(Tone::Neutral, tr("The instances have not been read."), {});
    else
        tellWhy(error);
    connect(
        m_notice->addButton(tr("Try again")), &QPushButton::clicked, this, &InstancePicker::retryRequested);
    if (m_refused)
        setTyping(true);
}

void InstancePicker::tellWhy(const Error &error) {
    const ErrorText words = ErrorText::of(error);
    m_refused
        = m_instances.isEmpty() && (error.kind == ErrorKind::Forbidden || error.kind == ErrorKind::NotFound);
    m_notice->showNotice(Tone::Warning, tr("The instances cannot be listed."),
        m_refused ? tr("%1 Type the InstanceId and InstanceKey you were given.").arg(words.title)
                  : words.sentence());
    m_notice->setDetails(ErrorText::details(error));
}

void InstancePicker::setInstance(const InstanceId &instance) {
    m_wanted = instance;
    chooseWanted();
}

void InstancePicker::chooseWanted() {
    if (!m_wanted.isEmpty()) // one that is not there is nobody else's place
        m_list->setCurrentIndex(m_list->findData(m_wanted.text()));
}

bool InstancePicker::isChosen() const {
    return !m_wanted.isEmpty() || !instance().id.isEmpty();
}

void InstancePicker::takeInstance(const InstanceId &instance) {
    setInstance(instance);
    if (InstanceId(m_id->text().trimmed()) != instance)
        clearKey();
    m_id->setText(instance.text());
    for (FieldRow *row : {m_listRow, m_idRow, m_keyRow})
        row->setError({});
    Q_EMIT edited();
}

void InstancePicker::setTyping(bool typing) {
    m_typing = typing;
    update();
    if (isVisible() && !m_refused)
        (typing ? static_cast<QWidget *>(m_id) : m_list)->setFocus(Qt::OtherFocusReason);
}

void InstancePicker::update() {
    m_listRow->setVisible(!m_typing);
    m_idRow->setVisible(m_typing);
    m_keyRow->setVisible(m_typing);
    m_switch->setVisible(!m_typing || !m_refused);
    m_switch->setText(m_typing ? tr("Choose from the list") : tr("Type InstanceId and InstanceKey"));
}

Instance InstancePicker::instance() const {
    const InstanceId id(m_typing ? m_id->text() : m_list->currentData().toString());
    const auto known = std::ranges::find(m_instances, id, &Instance::id);
    if (known != m_instances.end())
        return *known;
    Instance typed;
    typed.id = id;
    return typed;
}

SecretString InstancePicker::typedKey() const {
    return m_key->secret();
}

bool InstancePicker::holdsKey() const {
    return !m_key->text().isEmpty();
}

void InstancePicker::clearKey() {
    m_key->clear();
}

QWidget *InstancePicker::validate() {
    m_listRow->setError({});
    m_idRow->setError({});
    m_keyRow->setError({});
    if (!m_typing) {
        if (!instance().id.isEmpty())
            return nullptr;
        m_listRow->setError(tr("Choose the instance the user will belong to."));
        return m_list;
    }
    const auto findings = RegistrationForm::instanceFindings(m_id->text(), m_key->text());
    for (const auto &finding : findings)
        (finding.field == RegistrationForm::Field::InstanceId ? m_idRow : m_keyRow)
            ->setError(RegistrationText::problem(finding));
    if (findings.isEmpty())
        return nullptr;
    return findings.first().field == RegistrationForm::Field::InstanceId ? m_id : m_key;
}

void InstancePicker::askForKey() {
    if (m_typing)
        return;
    m_id->setText(instance().id.text());
    setTyping(true);
    m_key->setFocus(Qt::OtherFocusReason);
}

} // namespace fleetkey::ui
