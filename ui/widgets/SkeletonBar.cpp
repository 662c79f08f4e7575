#include "ui/widgets/SkeletonBar.h"

#include "ui/theme/Theme.h"

#include <QPainter>
#include <QStyle>

namespace fleetkey::ui {

void SkeletonBar::paint(
    QPainter &painter, const Theme &theme, const QRect &area, unsigned seed, Qt::LayoutDirection direction) {
    constexpr int height = 8;
    // Knuth's multiplicative hash: neighbours get widths that look unrelated.
    const unsigned mixed = (seed + 1) * 2654435761U;
    const int percent = 45 + static_cast<int>((mixed >> 16U) % 46U);
    const QRect bar(area.x(), area.y() + (area.height() - height) / 2, area.width() * percent / 100, height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.colors().skeleton);
    painter.drawRoundedRect(QStyle::visualRect(direction, area, bar), height / 2.0, height / 2.0);
    painter.restore();
}

} // namespace fleetkey::ui
