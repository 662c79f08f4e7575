#include "ui/widgets/SearchField.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QKeyEvent>
#include <QPainter>
#include <QStyle>

namespace fleetkey::ui {

SearchField::SearchField(const Theme &theme, const QString &name, const QString &placeholder,
    const QString &keyHint, QWidget *parent)
    : QLineEdit(parent)
    , m_theme(theme)
    , m_keyHint(keyHint) {
    setAccessibleName(name);
    setPlaceholderText(placeholder);
    setClearButtonEnabled(true);
    addAction(theme.icon(Icon::Search), LeadingPosition)->setText(name);
    // Qt's own clear button brings a bitmap icon; ours is sharp at every scale.
    if (auto *clear = findChild<QAction *>(QLatin1String("_q_qlineeditclearaction"))) {
        clear->setIcon(theme.icon(Icon::Close));
        clear->setText(tr("Clear"));
        clear->setToolTip(tr("Clear"));
    }
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SearchField::paintEvent(QPaintEvent *event) {
    QLineEdit::paintEvent(event);
    if (m_keyHint.isEmpty() || !text().isEmpty() || hasFocus())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(m_theme.font(TextRole::Secondary));
    constexpr int side = 18;
    const int keyWidth
        = qMax(side, painter.fontMetrics().horizontalAdvance(m_keyHint) + Metrics::spacingSmall);
    QRect key(width() - keyWidth - Metrics::spacingSmall, (height() - side) / 2, keyWidth, side);
    key = QStyle::visualRect(layoutDirection(), rect(), key);
    painter.setPen(m_theme.colors().line);
    painter.setBrush(m_theme.colors().window);
    painter.drawRoundedRect(QRectF(key).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setPen(m_theme.ink(Ink::Muted));
    painter.drawText(key, Qt::AlignCenter, m_keyHint);
}

void SearchField::keyPressEvent(QKeyEvent *event) {
    if (event->key() == Qt::Key_Down) {
        Q_EMIT leaveDownRequested();
        return;
    }
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

} // namespace fleetkey::ui
