#include "ui/users/PopupPanel.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"

#include <QPainter>
#include <QScreen>

namespace fleetkey::ui {

PopupPanel::PopupPanel(const Theme &theme, const QString &name, QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint)
    , m_theme(theme) {
    setAccessibleName(name);
}

void PopupPanel::openBelow(const QWidget &control) {
    adjustSize();
    const bool mirrored = control.layoutDirection() == Qt::RightToLeft;
    const QPoint below = control.mapToGlobal(QPoint(0, control.height() + Metrics::spacingTight));
    const QPoint above = control.mapToGlobal(QPoint(0, -height() - Metrics::spacingTight));
    const QRect screen = control.screen()->availableGeometry();
    const int edge = mirrored ? below.x() + control.width() - width() : below.x();
    const int x = std::clamp(edge, screen.left(), std::max(screen.left(), screen.right() - width() + 1));
    move(x, below.y() + height() > screen.bottom() && above.y() >= screen.top() ? above.y() : below.y());
    show();
    setFocus(Qt::PopupFocusReason);
}

void PopupPanel::paintEvent(QPaintEvent *) {
    // Square, as menus are: rounded corners need a desktop that can draw through them.
    QPainter painter(this);
    painter.setBrush(m_theme.colors().surface);
    painter.setPen(m_theme.colors().line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

// Who opens it by keyboard goes on by keyboard.
void PopupPanel::focusInEvent(QFocusEvent *event) {
    QFrame::focusInEvent(event);
    focusNextChild();
}

} // namespace fleetkey::ui
