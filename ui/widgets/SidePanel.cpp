#include "ui/widgets/SidePanel.h"

#include "ui/theme/Theme.h"

#include <QPainter>

namespace fleetkey::ui {

SidePanel::SidePanel(const Theme &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme) {
    connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
}

void SidePanel::paintEvent(QPaintEvent *) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.colors().sidebar);
    const int edge = layoutDirection() == Qt::RightToLeft ? 0 : width() - 1;
    painter.fillRect(edge, 0, 1, height(), m_theme.colors().line);
}

} // namespace fleetkey::ui
