#include "ui/widgets/EmptyState.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/TextLabel.h"

#include <QVBoxLayout>

namespace fleetkey::ui {

namespace {
constexpr int pictureSize = 40;
constexpr int columnWidth = 300; // fits the inspector too
} // namespace

EmptyState::EmptyState(
    const Theme &theme, Icon icon, const QString &title, const QString &sentence, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
    , m_icon(icon)
    , m_picture(new QLabel(this))
    , m_title(new TextLabel(theme, TextRole::BodyStrong, Ink::Text, {}, this))
    , m_sentence(new TextLabel(theme, TextRole::Body, Ink::Muted, {}, this))
    , m_column(new QVBoxLayout) {
    m_picture->setAlignment(Qt::AlignCenter);
    for (TextLabel *label : {m_title, m_sentence}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        label->setFixedWidth(columnWidth);
    }
    m_column->setSpacing(Metrics::spacingSmall);
    m_column->addStretch(2);
    m_column->addWidget(m_picture, 0, Qt::AlignCenter);
    m_column->addSpacing(Metrics::spacingTight);
    m_column->addWidget(m_title, 0, Qt::AlignCenter);
    m_column->addWidget(m_sentence, 0, Qt::AlignCenter);
    m_column->addStretch(3);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addLayout(m_column);
    row->addStretch(1);
    setContent(icon, title, sentence);
    connect(&theme, &Theme::changed, this, &EmptyState::updateIcon);
}

void EmptyState::setContent(Icon icon, const QString &title, const QString &sentence) {
    m_icon = icon;
    m_title->setText(title);
    m_title->setVisible(!title.isEmpty());
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    setAccessibleName(title.isEmpty() ? sentence : title);
    setAccessibleDescription(sentence);
    updateIcon();
}

Button *EmptyState::setAction(const QString &text, ButtonRole role) {
    if (m_action != nullptr) {
        m_column->removeWidget(m_action);
        m_action->hide();
        m_action->deleteLater();
        m_action = nullptr;
    }
    if (text.isEmpty())
        return nullptr;
    m_action = new Button(m_theme, role, text, this);
    // Before the stretch that closes the column.
    m_column->insertWidget(m_column->count() - 1, m_action, 0, Qt::AlignCenter);
    return m_action;
}

void EmptyState::updateIcon() {
    m_picture->setPixmap(m_theme.pixmap(m_icon, Ink::Faint, pictureSize, devicePixelRatioF()));
}

} // namespace fleetkey::ui
