#include "ui/inspector/ActionQuestion.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/TextLabel.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace fleetkey::ui {

ActionQuestion::ActionQuestion(
    const Theme &theme, UserTokens &tokens, UserTokens::Action action, const Words &words, QWidget *parent)
    : QWidget(parent)
    , m_tokens(tokens)
    , m_action(action)
    , m_question(new TextLabel(theme, TextRole::BodyStrong, Ink::Text))
    , m_confirm(new Button(theme, ButtonRole::Primary, words.confirm))
    , m_decline(new Button(theme, ButtonRole::Outlined, tr("Cancel"))) {
    auto *effects = new TextLabel(theme, TextRole::Secondary, Ink::Muted, words.effects);
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
    connect(m_confirm, &QPushButton::clicked, this, &ActionQuestion::accepted);
    connect(m_decline, &QPushButton::clicked, this, &ActionQuestion::decline);
}

void ActionQuestion::ask(const QString &question) {
    m_question->setText(question);
    update();
}

void ActionQuestion::takeFocus() {
    m_decline->setFocus(Qt::OtherFocusReason);
}

void ActionQuestion::update() {
    m_confirm->setBusy(m_tokens.running() == m_action);
    m_confirm->setEnabled(m_confirm->isBusy() || !m_tokens.running());
}

void ActionQuestion::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Escape)
        decline();
    else
        QWidget::keyPressEvent(event);
}

void ActionQuestion::decline() {
    if (m_tokens.running() == m_action)
        m_tokens.cancel();
    Q_EMIT declined();
}

} // namespace fleetkey::ui
