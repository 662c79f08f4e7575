#include "ui/signin/SignInForm.h"

#include "ui/signin/EnvironmentPicker.h"
#include "ui/signin/SandboxAdmin.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/TextLabel.h"

#include <QCheckBox>
#include <QTimer>
#include <QVBoxLayout>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int cancelAfterMilliseconds = 1000;

bool isSandbox(const QString &environmentId) {
    return Environment::kindOf(environmentId) == Environment::Kind::Sandbox;
}

} // namespace

SignInForm::SignInForm(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_heading(new TextLabel(theme, TextRole::Heading, Ink::Text, {}, this))
    , m_explanation(new TextLabel(theme, TextRole::Secondary, Ink::Muted, {}, this))
    , m_email(new QLineEdit(this))
    , m_password(new SecretField(theme, tr("Password"), this))
    , m_emailRow(new FieldRow(theme, tr("E-mail"), m_email, this))
    , m_passwordRow(new FieldRow(theme, tr("Password"), m_password, this))
    , m_environment(new EnvironmentPicker(theme, this))
    , m_keep(new QCheckBox(tr("Keep me signed in on this computer (system keychain)"), this))
    , m_signIn(new Button(theme, ButtonRole::Primary, tr("Sign in"), this))
    , m_cancel(new Button(theme, ButtonRole::Outlined, tr("Cancel"), this))
    , m_budget(new TextLabel(theme, TextRole::Secondary, Ink::Muted, {}, this))
    , m_cancelDelay(new QTimer(this)) {
    build();
    connect(m_signIn, &QPushButton::clicked, this, &SignInForm::submit);
    connect(m_cancel, &QPushButton::clicked, this, &SignInForm::cancelRequested);
    connect(m_email, &QLineEdit::returnPressed, this, &SignInForm::submit);
    connect(m_password, &QLineEdit::returnPressed, this, &SignInForm::submit);
    connect(m_environment, &EnvironmentPicker::submitted, this, &SignInForm::submit);
    connect(m_email, &QLineEdit::textEdited, this, [this] { m_emailRow->setError({}); });
    connect(m_password, &QLineEdit::textChanged, this, [this] {
        m_passwordRow->setError({});
        updateButtons();
    });
    connect(m_email, &QLineEdit::textEdited, this, &SignInForm::edited);
    connect(m_password, &QLineEdit::textEdited, this, &SignInForm::edited);
    connect(m_environment, &EnvironmentPicker::environmentChanged, this, &SignInForm::fillForEnvironment);
    connect(m_cancelDelay, &QTimer::timeout, m_cancel, &QWidget::show);
    showAccount(std::nullopt);
}

void SignInForm::build() {
    m_explanation->setWordWrap(true);
    // What stands below must not move with the account that is chosen.
    m_explanation->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    m_explanation->setMinimumHeight(2 * m_explanation->fontMetrics().lineSpacing());
    m_passwordRow->keepNotePlace();
    m_email->setInputMethodHints(Qt::ImhEmailCharactersOnly | Qt::ImhNoAutoUppercase);
    m_keep->setChecked(true);
    m_keep->setToolTip(tr("Your tokens go to the keychain of this computer, never to a file."));
    m_cancelDelay->setSingleShot(true);
    m_cancelDelay->setInterval(cancelAfterMilliseconds);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacing + 2);
    auto *titles = new QVBoxLayout;
    titles->setSpacing(Metrics::spacingTight);
    titles->addWidget(m_heading);
    titles->addWidget(m_explanation);
    column->addLayout(titles);
    column->addSpacing(Metrics::spacingTight);
    column->addWidget(m_emailRow);
    column->addWidget(m_passwordRow);
    column->addWidget(m_environment);
    column->addWidget(m_keep);
    column->addSpacing(Metrics::spacingTight);
    buildActions(*column);
}

void SignInForm::buildActions(QVBoxLayout &column) {
    m_signIn->setMinimumHeight(Metrics::largeControlHeight);
    m_cancel->setMinimumHeight(Metrics::largeControlHeight);
    m_cancel->hide();
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_signIn, 1);
    buttons->addWidget(m_cancel);
    m_budget->setAlignment(Qt::AlignHCenter);
    m_budget->setWordWrap(true);
    // Its place is kept while there is nothing to say, so that nothing jumps when there is.
    m_budget->setMinimumHeight(m_budget->fontMetrics().height());
    column.addLayout(buttons);
    column.addWidget(m_budget);
}

void SignInForm::showAccount(const std::optional<SignInAccount> &account) {
    m_account = account;
    m_password->setText({}); // to clear it would count as typing, and could be undone
    m_emailRow->setError({});
    m_passwordRow->setError({});
    m_email->setText(account ? account->email : QString());
    m_environment->setEnvironment(account ? account->environment : Environment::production());
    const bool sandbox = account && isSandbox(account->environment.id);
    m_heading->setText(account ? tr("Sign in to %1").arg(account->title) : tr("Sign in"));
    m_explanation->setText(sandbox
            ? tr("A fleet of invented drivers on this computer, to try everything without an account.")
            : tr("API Auth Credentials, from DataHub › Control Panel › Admin Credentials"));
    fillForEnvironment();
    if (account && account->sessionExpected)
        m_password->setText({});
    updateFields();
    updateButtons();
    if (m_email->text().isEmpty())
        m_email->setFocus(Qt::OtherFocusReason);
    else if (m_password->text().isEmpty() && !continues())
        m_password->setFocus(Qt::OtherFocusReason);
    else
        m_signIn->setFocus(Qt::OtherFocusReason);
}

QString SignInForm::environmentId() const {
    return m_environment->environmentId();
}

void SignInForm::setBusy(bool busy, const QString &words) {
    m_busy = busy;
    m_busyWords = words;
    m_signIn->setBusy(busy);
    updateFields();
    if (busy) {
        // Disabling the focused field would hand the focus on to just anything.
        m_signIn->setFocus(Qt::OtherFocusReason);
        m_cancelDelay->start();
    } else {
        m_cancelDelay->stop();
        m_cancel->hide();
    }
    updateButtons();
}

bool SignInForm::isBusy() const {
    return m_busy;
}

bool SignInForm::isTyped() const {
    return m_email->isModified() || m_password->isModified();
}

void SignInForm::endTyping() {
    clearPassword();
    m_email->setModified(false);
}

void SignInForm::setBlocked(bool blocked) {
    m_blocked = blocked;
    updateButtons();
}

void SignInForm::setBudgetLine(const QString &text) {
    m_budget->setText(text);
}

void SignInForm::setErrors(const QString &email, const QString &password) {
    m_emailRow->setError(email);
    m_passwordRow->setError(password);
    if (!email.isEmpty()) {
        m_email->setFocus(Qt::OtherFocusReason);
        m_email->selectAll();
    } else if (!password.isEmpty()) {
        m_password->setFocus(Qt::OtherFocusReason);
        m_password->selectAll();
    }
}

void SignInForm::clearPassword() {
    m_password->setText({});
    // The sandbox's is no secret, and nobody who signed out of it knows it by heart.
    if (isSandbox(m_environment->environmentId()) && !(m_account && m_account->sessionExpected))
        m_password->setText(sandbox::password);
}

void SignInForm::submit() {
    if (m_busy)
        return;
    if (continues()) {
        Q_EMIT continueRequested(m_account->id);
        return;
    }
    if (m_blocked || !checkFields())
        return;
    std::optional<Environment> environment = m_environment->validated();
    if (!environment)
        return;
    Q_EMIT signInRequested({.accountId = m_account ? m_account->id : QString(),
        .environment = *std::move(environment),
        .email = m_email->text().trimmed(),
        .password = m_password->secret(),
        .keepSignedIn = m_keep->isChecked()});
}

bool SignInForm::checkFields() {
    const QString email = m_email->text().trimmed();
    const auto at = email.indexOf(u'@');
    const bool plausible = at > 0 && at < email.size() - 1 && !email.contains(u' ');
    setErrors(email.isEmpty() ? tr("Enter your e-mail.")
            : plausible       ? QString()
                              : tr("Enter a whole e-mail, like name@company.example."),
        m_password->text().isEmpty() ? tr("Enter your password.") : QString());
    return m_emailRow->error().isEmpty() && m_passwordRow->error().isEmpty();
}

void SignInForm::fillForEnvironment() {
    const QString environment = m_environment->environmentId();
    if (isSandbox(environment)) {
        if (m_email->text().isEmpty())
            m_email->setText(sandbox::email);
        if (m_password->text().isEmpty())
            m_password->setText(sandbox::password);
    } else if (m_email->text() == sandbox::email && m_password->text() == sandbox::password) {
        m_email->setText({});
        m_password->setText({});
    }
    Q_EMIT environmentChanged(environment);
}

/// Whoever goes on with a session does so as the one it is of; the e-mail can still be copied.
void SignInForm::updateFields() {
    const bool isOver = m_account && m_account->isOver;
    m_email->setReadOnly(isOver);
    for (QWidget *part : std::initializer_list<QWidget *>{m_email, m_password, m_keep})
        part->setEnabled(!m_busy);
    m_environment->setEnabled(!m_busy && !isOver);
}

void SignInForm::updateButtons() {
    m_passwordRow->setHint(
        continues() ? tr("Leave empty to continue with the session kept in the keychain.") : QString());
    m_signIn->setText(m_busy && !m_busyWords.isEmpty() ? m_busyWords
            : continues()                              ? tr("Continue")
                                                       : tr("Sign in"));
    m_signIn->setEnabled(!m_blocked || continues());
}

bool SignInForm::continues() const {
    return m_account && m_account->sessionExpected && m_password->text().isEmpty();
}

} // namespace fleetkey::ui
