#include "ui/registration/NewUserForm.h"

#include "core/users/DraftRecord.h"
#include "ui/registration/InstancePicker.h"
#include "ui/registration/ProfileFields.h"
#include "ui/registration/RegistrationNotice.h"
#include "ui/registration/RegistrationResult.h"
#include "ui/registration/RegistrationText.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/IconButton.h"
#include "ui/widgets/ScrollPane.h"
#include "ui/widgets/TextLabel.h"
#include "ui/widgets/ThinProgress.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QSet>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

NewUserForm::NewUserForm(
    const Theme &theme, Registration::Parts parts, const QString &phoneRegion, QWidget *parent)
    : QWidget(parent)
    , m_registration(new Registration(std::move(parts), this)) {
    build(theme, phoneRegion);
    connectParts();
    update();
}

NewUserForm::~NewUserForm() {
    // A field that loses the focus while it is destroyed would find a form that is half gone.
    m_profile->disconnect(this);
    m_deviceToken->disconnect(this);
}

void NewUserForm::build(const Theme &theme, const QString &phoneRegion) {
    m_progress = new ThinProgress(theme);
    m_result = new RegistrationResult(theme);
    auto *formPage = new QWidget;
    auto *formColumn = new QVBoxLayout(formPage);
    formColumn->setContentsMargins(0, 0, 0, 0);
    formColumn->setSpacing(0);
    formColumn->addWidget(buildForm(theme, phoneRegion), 1);
    formColumn->addWidget(buildFooter(theme));
    auto *resultPage = new QWidget;
    auto *resultColumn = new QVBoxLayout(resultPage);
    resultColumn->setContentsMargins(
        Metrics::spacingLarge, Metrics::spacing, Metrics::spacingLarge, Metrics::spacingLarge);
    resultColumn->addWidget(m_result);
    m_pages = new QStackedWidget;
    m_pages->addWidget(formPage);
    m_pages->addWidget(resultPage);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, Metrics::spacing, 0, 0);
    column->setSpacing(Metrics::spacingTight);
    column->addWidget(buildHeading(theme));
    column->addWidget(m_progress);
    column->addWidget(m_pages, 1);
}

QWidget *NewUserForm::buildHeading(const Theme &theme) {
    auto *close = new IconButton(theme, Icon::Close, tr("Close; what you typed is kept"), Qt::Key_Escape);
    connect(close, &QToolButton::clicked, this, &NewUserForm::closeRequested);
    auto *heading = new QWidget;
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins(Metrics::spacingLarge, 0, Metrics::spacingSmall, 0);
    row->addWidget(new TextLabel(theme, TextRole::Heading, Ink::Text, tr("New user")), 1);
    row->addWidget(close);
    return heading;
}

QWidget *NewUserForm::buildForm(const Theme &theme, const QString &phoneRegion) {
    m_instance = new InstancePicker(theme);
    m_profile = new ProfileFields(theme, phoneRegion);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(
        Metrics::spacingLarge, Metrics::spacingSmall, Metrics::spacingLarge, Metrics::spacingLarge);
    column->setSpacing(Metrics::spacingLarge);
    column->addWidget(m_instance);
    column->addWidget(m_profile);
    column->addWidget(buildOptions(theme));
    column->addStretch(1);
    m_inputs = {m_instance, m_profile, m_deviceToken, m_createAccessToken};
    m_area = new ScrollPane(content);
    return m_area;
}

QWidget *NewUserForm::buildOptions(const Theme &theme) {
    m_deviceToken = new QLineEdit;
    m_deviceTokenRow = new FieldRow(theme, tr("Own DeviceToken"), m_deviceToken);
    m_deviceTokenRow->setHint(tr("A UUID, if the user has one already. Left empty, Fleetkey makes one."));
    m_createAccessToken = new QCheckBox(tr("Create an access token now"));
    auto *consequence = new TextLabel(theme, TextRole::Secondary, Ink::Muted,
        tr("Fleetkey then holds this user's first access token and refresh token. They end when the driver's "
           "app logs in, so leave this off unless you call the platform as this user."));
    consequence->setWordWrap(true);
    m_createAccessToken->setAccessibleDescription(consequence->text());
    auto *options = new QWidget;
    auto *column = new QVBoxLayout(options);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacing);
    column->addWidget(new TextLabel(theme, TextRole::BodyStrong, Ink::Text, tr("Credentials")));
    column->addWidget(m_deviceTokenRow);
    column->addWidget(m_createAccessToken);
    column->addWidget(consequence);
    return options;
}

QWidget *NewUserForm::buildFooter(const Theme &theme) {
    m_notice = new RegistrationNotice(theme, *m_registration);
    m_submit = new Button(theme, ButtonRole::Primary, tr("Register"));
    m_cancel = new Button(theme, ButtonRole::Outlined, tr("Stop waiting"));
    m_clear = new Button(theme, ButtonRole::Plain, tr("Clear the form"));
    m_submit->setToolTip(tr("Ctrl+Enter"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::spacingSmall);
    buttons->addWidget(m_submit);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    buttons->addWidget(m_clear);
    auto *footer = new QWidget;
    auto *column = new QVBoxLayout(footer);
    column->setContentsMargins(
        Metrics::spacingLarge, Metrics::spacingSmall, Metrics::spacingLarge, Metrics::spacing);
    column->setSpacing(Metrics::spacingSmall);
    column->addWidget(m_notice);
    column->addLayout(buttons);
    return footer;
}

void NewUserForm::connectParts() {
    connect(m_submit, &QPushButton::clicked, this, &NewUserForm::submit);
    connect(m_cancel, &QPushButton::clicked, m_registration, &Registration::cancel);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_instance->clearKey();
        setForm({});
        update();
    });
    connect(m_registration, &Registration::changed, this, &NewUserForm::update);
    connect(m_registration, &Registration::instancesChanged, this, &NewUserForm::updateInstances);
    connect(m_registration, &Registration::userRegistered, this, &NewUserForm::userRegistered);
    connect(m_instance, &InstancePicker::retryRequested, m_registration, &Registration::loadInstances);
    connect(m_instance, &InstancePicker::edited, this, [this] {
        m_nextInstance = {}; // somebody has chosen since
        update();
    });
    connect(m_profile, &ProfileFields::edited, this, &NewUserForm::examine);
    connect(m_deviceToken, &QLineEdit::textEdited, this, &NewUserForm::examine);
    connect(m_profile, &ProfileFields::left, this, [this](RegistrationForm::Field field) {
        m_left.insert(field);
        examine();
    });
    connect(m_deviceToken, &QLineEdit::editingFinished, this, [this] {
        m_left.insert(RegistrationForm::Field::DeviceToken);
        examine();
    });
    connect(m_notice, &RegistrationNotice::openUserRequested, this, &NewUserForm::openUserRequested);
    connect(m_notice, &RegistrationNotice::madeByEarlierAttempt, m_deviceToken,
        &QLineEdit::clear); // that user's; another gets another
    connect(m_notice, &RegistrationNotice::keyNeeded, m_instance, &InstancePicker::askForKey);
    connect(m_result, &RegistrationResult::openRequested, this,
        [this] { Q_EMIT openUserRequested(m_registration->registered()); });
    connect(m_result, &RegistrationResult::anotherRequested, this, [this] {
        setForm({});
        beginTyping();
    });
}

void NewUserForm::open() {
    if (!m_registration->instances() || !*m_registration->instances())
        sessionRenewed();
    const bool isDone = m_registration->state() == Registration::State::Registered;
    if (isDone && !std::exchange(m_resultSeen, true)) {
        m_result->takeFocus();
        return;
    }
    if (isDone)
        setForm({});
    beginTyping();
}

void NewUserForm::beginTyping() {
    m_area->verticalScrollBar()->setValue(0);
    m_profile->firstField()->setFocus(Qt::OtherFocusReason);
}

void NewUserForm::proposeInstance(const InstanceId &instance) {
    if (!isUnfinished() || !m_instance->isChosen())
        m_instance->setInstance(instance);
}

void NewUserForm::setInstance(const InstanceId &instance) {
    const bool sending = m_registration->state() == Registration::State::Sending;
    m_nextInstance = sending ? instance : InstanceId();
    if (!sending)
        m_instance->takeInstance(instance);
}

void NewUserForm::sessionRenewed() {
    if (!m_registration->isLoadingInstances())
        m_registration->loadInstances();
}

RegistrationForm NewUserForm::form() const {
    RegistrationForm form;
    m_profile->read(form);
    form.deviceToken = m_deviceToken->text();
    form.createAccessToken = m_createAccessToken->isChecked();
    return form;
}

void NewUserForm::setForm(const RegistrationForm &form) {
    m_profile->write(form);
    m_deviceToken->setText(form.deviceToken);
    m_createAccessToken->setChecked(form.createAccessToken);
    m_left.clear();
    m_submitted = false;
    showFindings();
    m_registration->startAnew();
    if (!m_nextInstance.isEmpty())
        m_instance->takeInstance(std::exchange(m_nextInstance, {}));
}

bool NewUserForm::takeUp(const JournaledRegistration &registration) {
    if (isUnfinished())
        return false;
    RegistrationDraft draft = draftFromRecord(registration.draft);
    draft.customToken = DeviceToken(registration.deviceToken);
    setForm(RegistrationForm::from(draft));
    m_instance->takeInstance(InstanceId(registration.instanceId));
    return true;
}

bool NewUserForm::isEmpty() const {
    return isBlank() && !m_instance->holdsKey();
}

bool NewUserForm::isUnfinished() const {
    const Registration::State state = m_registration->state();
    return state == Registration::State::Sending || (state == Registration::State::Editing && !isBlank());
}

bool NewUserForm::isBlank() const {
    RegistrationForm blank;
    blank.phoneRegion = form().phoneRegion;
    return form() == blank;
}

std::optional<UnfinishedWork> NewUserForm::unfinished() const {
    const RegistrationForm typed = form();
    const QString name = u"%1 %2"_s.arg(typed.firstName, typed.lastName).simplified();
    const QString subject = name.isEmpty() ? tr("A new user") : tr("New user %1").arg(name);
    switch (m_registration->state()) {
    case Registration::State::Sending:
        return UnfinishedWork{subject,
            tr("The registration is being sent, and nobody would wait for the answer. When this account is "
               "opened again, Fleetkey looks what became of it.")};
    case Registration::State::Editing:
        if (!isEmpty())
            return UnfinishedWork{subject, tr("Not registered yet. What was typed is lost.")};
        break;
    case Registration::State::Registered:
        break;
    }
    return std::nullopt;
}

void NewUserForm::hideEvent(QHideEvent *event) {
    m_resultSeen = true; // whatever stood here
    QWidget::hideEvent(event);
}

void NewUserForm::keyPressEvent(QKeyEvent *event) {
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier))
        submit();
    else if (event->key() == Qt::Key_Escape)
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void NewUserForm::submit() {
    if (m_registration->state() != Registration::State::Editing)
        return;
    m_submitted = true;
    QWidget *wrong = m_instance->validate();
    QWidget *wrongField = showFindings();
    if (wrong == nullptr)
        wrong = wrongField;
    if (wrong != nullptr) {
        wrong->setFocus(Qt::OtherFocusReason);
        m_area->ensureWidgetVisible(wrong, 0, Metrics::spacingHuge * 2);
        return;
    }
    const RegistrationDraft draft = *form().validated(QDate::currentDate());
    if (m_instance->isTyping())
        m_registration->submitWith(draft, m_instance->instance(), m_instance->typedKey());
    else
        m_registration->submit(draft, m_instance->instance());
}

void NewUserForm::examine() {
    showFindings();
    update();
}

QWidget *NewUserForm::showFindings() {
    const auto draft = form().validated(QDate::currentDate());
    QList<RegistrationForm::Finding> findings;
    if (!draft)
        findings = draft.error();
    if (!m_submitted)
        findings.removeIf([this](const auto &finding) { return !m_left.contains(finding.field); });
    QString tokenProblem;
    for (const RegistrationForm::Finding &finding : findings) {
        if (finding.field == RegistrationForm::Field::DeviceToken)
            tokenProblem = RegistrationText::problem(finding);
    }
    m_deviceTokenRow->setError(tokenProblem);
    QWidget *wrong = m_profile->showFindings(findings);
    return wrong == nullptr && !tokenProblem.isEmpty() ? m_deviceToken : wrong;
}

void NewUserForm::updateInstances() {
    const auto &instances = m_registration->instances();
    if (m_registration->isLoadingInstances() || !instances)
        m_instance->showLoading();
    else if (*instances)
        m_instance->showTree(**instances);
    else
        m_instance->showFailure(instances->error());
}

void NewUserForm::update() {
    const Registration::State state = m_registration->state();
    const bool sending = state == Registration::State::Sending;
    m_progress->setActive(sending);
    m_submit->setBusy(sending);
    m_cancel->setVisible(sending);
    m_clear->setVisible(!sending && !isEmpty());
    for (QWidget *input : m_inputs)
        input->setEnabled(!sending);
    m_notice->showOutcome();
    if (state == m_shownState)
        return;
    m_shownState = state;
    m_pages->setCurrentIndex(state == Registration::State::Registered ? 1 : 0);
    if (state != Registration::State::Registered)
        return;
    m_resultSeen = isVisible();
    m_result->setUser(m_registration->registered(), m_registration->firstTokens());
    m_result->takeFocus();
}

} // namespace fleetkey::ui
