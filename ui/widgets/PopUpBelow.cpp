#include "ui/widgets/PopUpBelow.h"

#include <QMenu>

namespace fleetkey::ui {

void popUpBelow(const QWidget &widget, QMenu &menu, int gap) {
    const bool mirrored = widget.layoutDirection() == Qt::RightToLeft;
    const QPoint corner = widget.mapToGlobal(QPoint(mirrored ? widget.width() : 0, widget.height() + gap));
    menu.popup(mirrored ? corner - QPoint(menu.sizeHint().width(), 0) : corner);
}

} // namespace fleetkey::ui
