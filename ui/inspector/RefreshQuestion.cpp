#include "ui/inspector/RefreshQuestion.h"

#include "ui/theme/Metrics.h"
#include "ui/tokens/DiagnosisText.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/TextLabel.h"

#include <QKeyEvent>
#include <QVBoxLayout>

namespace fleetkey::ui {

RefreshQuestion::RefreshQuestion(const Theme &theme, UserTokens &tokens, QWidget *parent)
    : QWidget(parent)
    , m_tokens(tokens)
    , m_question(new TextLabel(theme, TextRole::BodyStrong, Ink::Text))
    , m_confirm(new Button(theme, ButtonRole::Primary, tr("Replace the pair")))
    , m_decline(new Button(theme, ButtonRole::Outlined, tr("Cancel"))) {
    auto *effects = new TextLabel(theme, TextRole::Secondary, Ink::Muted,
        tr("%1 Spends no sign-in.", "whom it hits").arg(DiagnosisText::pairReplaced()));
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
    connect(m_confirm, &QPushButton::clicked, this, &RefreshQuestion::accepted);
    connect(m_decline, &QPushButton::clicked, this, &RefreshQuestion::declined);
}

void RefreshQuestion::ask(const QString &userName) {
    m_question->setText(userName.isEmpty() ? tr("Refresh the pasted tokens of this user?")
                                           : tr("Refresh the pasted tokens of %1?").arg(userName));
    update();
}

void RefreshQuestion::takeFocus() {
    m_decline->setFocus(Qt::OtherFocusReason);
}

void RefreshQuestion::update() {
    m_confirm->setEnabled(!m_tokens.running());
}

void RefreshQuestion::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Escape)
        Q_EMIT declined();
    else
        QWidget::keyPressEvent(event);
}

} // namespace fleetkey::ui
