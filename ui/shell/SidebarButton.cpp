#include "ui/shell/SidebarButton.h"

#include "ui/theme/FocusVisible.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QStyle>

namespace fleetkey::ui {

namespace {
constexpr int buttonHeight = 32;
constexpr int padding = 10;
} // namespace

SidebarButton::SidebarButton(const Theme &theme, Icon icon, const QString &title, QWidget *parent)
    : QAbstractButton(parent)
    , m_theme(theme)
    , m_icon(icon) {
    setText(title);
    setAccessibleName(title);
    setAttribute(Qt::WA_Hover);
    setFont(theme.font(TextRole::Body));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize SidebarButton::sizeHint() const {
    return {fontMetrics().horizontalAdvance(text()) + Metrics::iconSize + 3 * padding, buttonHeight};
}

QSize SidebarButton::minimumSizeHint() const {
    return {Metrics::iconSize + 2 * padding, buttonHeight};
}

void SidebarButton::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &colors = m_theme.colors();
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (isChecked() || isDown() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? colors.accentSoft : colors.hover);
        painter.drawRoundedRect(box, Metrics::radius, Metrics::radius);
    }
    if (focusVisible(*this)) {
        painter.setPen(QPen(colors.accent, 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), Metrics::radius, Metrics::radius);
    }
    const QRect icon(padding, (height() - Metrics::iconSize) / 2, Metrics::iconSize, Metrics::iconSize);
    painter.drawPixmap(QStyle::visualRect(layoutDirection(), rect(), icon),
        m_theme.pixmap(
            m_icon, isChecked() ? Ink::Accent : Ink::Muted, Metrics::iconSize, devicePixelRatioF()));
    painter.setFont(m_theme.font(isChecked() ? TextRole::BodyStrong : TextRole::Body));
    painter.setPen(isChecked() ? colors.accent : colors.muted);
    const QRect words = QStyle::visualRect(
        layoutDirection(), rect(), rect().adjusted(2 * padding + Metrics::iconSize, 0, -padding, 0));
    const auto edge = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute;
    painter.drawText(words, static_cast<int>(edge | Qt::AlignVCenter),
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
}

} // namespace fleetkey::ui
