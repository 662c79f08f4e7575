#include "ui/inspector/LoginQuestion.h"

#include "core/platform/Identifiers.h"
#include "ui/theme/Metrics.h"
#include "ui/tokens/DiagnosisText.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/FieldRow.h"
#include "ui/widgets/SecretField.h"
#include "ui/widgets/TextLabel.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QVBoxLayout>

namespace fleetkey::ui {

LoginQuestion::LoginQuestion(const Theme &theme, UserTokens &tokens, QWidget *parent)
    : QWidget(parent)
    , m_tokens(tokens)
    , m_question(new TextLabel(theme, TextRole::BodyStrong, Ink::Text))
    , m_price(new TextLabel(theme, TextRole::Secondary, Ink::Muted))
    , m_effects(new TextLabel(theme, TextRole::Secondary, Ink::Muted,
          tr("All tokens this user got before stop working, wherever they are. Trips go on being recorded: that "
             "needs the DeviceToken alone.")))
    , m_unsettled(new TextLabel(theme, TextRole::Secondary, Ink::Warning))
    , m_warning(new TextLabel(theme, TextRole::Secondary, Ink::Warning))
    , m_instanceId(new QLineEdit)
    , m_instanceIdRow(new FieldRow(theme, tr("InstanceId"), m_instanceId))
    , m_instanceKey(new SecretField(theme, tr("InstanceKey")))
    , m_instanceKeyRow(new FieldRow(theme, tr("InstanceKey"), m_instanceKey))
    , m_confirm(new Button(theme, ButtonRole::Primary, tr("Log in")))
    , m_typeKey(new Button(theme, ButtonRole::Plain, tr("Type the InstanceKey…")))
    , m_decline(new Button(theme, ButtonRole::Outlined, tr("Cancel"))) {
    build();
    connect(m_confirm, &QPushButton::clicked, this, &LoginQuestion::confirm);
    connect(m_decline, &QPushButton::clicked, this, &LoginQuestion::decline);
    connect(m_typeKey, &QPushButton::clicked, this, [this] {
        askForKey();
        takeFocus();
    });
    connect(m_instanceKey, &QLineEdit::returnPressed, this, &LoginQuestion::confirm);
    connect(m_instanceId, &QLineEdit::returnPressed, this, &LoginQuestion::confirm);
}

void LoginQuestion::build() {
    for (TextLabel *label : {m_question, m_price, m_effects, m_unsettled, m_warning})
        label->setWordWrap(true);
    m_typeKey->setToolTip(tr("For an InstanceKey that this account may not fetch"));
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::spacingSmall);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_decline);
    buttons->addWidget(m_typeKey);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacingSmall);
    column->addWidget(m_question);
    column->addWidget(m_price);
    column->addWidget(m_effects);
    column->addWidget(m_unsettled);
    column->addWidget(m_warning);
    column->addWidget(m_instanceIdRow);
    column->addWidget(m_instanceKeyRow);
    column->addLayout(buttons);
}

void LoginQuestion::ask(const QString &userName) {
    m_question->setText(userName.isEmpty() ? tr("Log in as this user?") : tr("Log in as %1?").arg(userName));
    m_instanceId->setText(m_tokens.instance().text());
    dropKey();
    m_instanceIdRow->hide();
    m_instanceIdRow->setError({});
    m_instanceKeyRow->hide();
    m_instanceKeyRow->setError({});
    m_typeKey->show();
    update();
    if (m_tokens.instance().isEmpty())
        askForKey();
}

void LoginQuestion::askForKey() {
    m_typeKey->hide();
    m_instanceIdRow->show();
    m_instanceKeyRow->show();
}

void LoginQuestion::dropKey() {
    m_instanceKey->clear();
}

void LoginQuestion::takeFocus() {
    QWidget *first = m_decline;
    if (!m_instanceKeyRow->isHidden())
        first = m_instanceId->text().isEmpty() ? m_instanceId : static_cast<QLineEdit *>(m_instanceKey);
    first->setFocus(Qt::OtherFocusReason);
}

void LoginQuestion::update() {
    const auto &allowance = m_tokens.allowance();
    m_price->setText(DiagnosisText::loginPrice(allowance));
    const QString open = DiagnosisText::unsettled(m_tokens.diagnosis());
    m_unsettled->setText(open);
    m_unsettled->setVisible(!open.isEmpty());
    const auto warning = allowance && allowance->left > 0 ? allowance->warning() : std::nullopt;
    m_warning->setVisible(warning.has_value());
    if (warning)
        m_warning->setText(DiagnosisText::warning(*warning));
    m_confirm->setText(warning ? tr("Log in all the same") : tr("Log in"));
    const bool busy = m_tokens.running() == UserTokens::Action::LogIn;
    m_confirm->setBusy(busy);
    m_confirm->setEnabled(busy || (!m_tokens.running() && (!allowance || allowance->left > 0)));
    m_instanceId->setEnabled(!busy);
    m_instanceKey->setEnabled(!busy);
    m_typeKey->setEnabled(!busy);
}

void LoginQuestion::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Escape)
        decline();
    else
        QWidget::keyPressEvent(event);
}

void LoginQuestion::confirm() {
    if (!m_confirm->isEnabled() || m_confirm->isBusy())
        return;
    if (m_instanceKeyRow->isHidden()) {
        m_tokens.logIn();
        return;
    }
    const InstanceId instance(m_instanceId->text());
    const bool instanceRight = isUuid(instance.text());
    const bool keyThere = !m_instanceKey->secret().isEmpty();
    m_instanceIdRow->setError(
        instanceRight ? QString() : tr("An InstanceId is a UUID: 8-4-4-4-12 characters."));
    m_instanceKeyRow->setError(keyThere ? QString() : tr("Enter the InstanceKey of this instance."));
    if (!instanceRight || !keyThere)
        return;
    m_tokens.logInWith(instance, m_instanceKey->secret());
}

void LoginQuestion::decline() {
    if (m_tokens.running() == UserTokens::Action::LogIn)
        m_tokens.cancel();
    Q_EMIT declined();
}

} // namespace fleetkey::ui
