#include "ui/inspector/ActivationQuestion.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/TextLabel.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace fleetkey::ui {

ActivationQuestion::ActivationQuestion(const Theme &theme, UserTokens &tokens, QWidget *parent)
    : QWidget(parent)
    , m_tokens(tokens)
    , m_question(new TextLabel(theme, TextRole::BodyStrong, Ink::Text))
    , m_confirm(new Button(theme, ButtonRole::Primary, tr("Activate")))
    , m_decline(new Button(theme, ButtonRole::Outlined, tr("Cancel"))) {
    auto *effects = new TextLabel(theme, TextRole::Secondary, Ink::Muted,
        tr("The platform lets the user in again from then on; whoever deactivated the account may have had a "
           "reason. Spends no sign-in."));
    m_question->setWordWrap(true);
    effects->setWordWrap(true);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Metrics::spacingSmall);
    buttons->addWidget(m_confirm);
    buttons->addWidget(m_decline);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::spacingSmall);
    column->addWidget(m_question);
    column->addWidget(effects);
    column->addLayout(buttons);
    connect(m_confirm, &QPushButton::clicked, &tokens, &UserTokens::activate);
    connect(m_decline, &QPushButton::clicked, this, &ActivationQuestion::decline);
}

void ActivationQuestion::ask(const QString &userName) {
    m_question->setText(userName.isEmpty() ? tr("Activate this user?") : tr("Activate %1?").arg(userName));
    update();
}

void ActivationQuestion::takeFocus() {
    m_decline->setFocus(Qt::OtherFocusReason);
}

void ActivationQuestion::update() {
    m_confirm->setBusy(m_tokens.running() == UserTokens::Action::Activate);
    m_confirm->setEnabled(m_confirm->isBusy() || !m_tokens.running());
}

void ActivationQuestion::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Escape)
        decline();
    else
        QWidget::keyPressEvent(event);
}

void ActivationQuestion::decline() {
    if (m_tokens.running() == UserTokens::Action::Activate)
        m_tokens.cancel();
    Q_EMIT declined();
}

} // namespace fleetkey::ui
