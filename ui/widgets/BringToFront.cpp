#include "ui/widgets/BringToFront.h"

#include <QCoreApplication>
#include <QWidget>

namespace fleetkey::ui {

void bringToFront(QWidget &window) {
    window.show();
    // Each child asks for a repaint of its own then. Asked for now, they fall together with the first
    // painting; left for later, everything would be painted twice.
    QCoreApplication::sendPostedEvents(nullptr, QEvent::UpdateLater);
    window.raise();
    window.activateWindow();
}

} // namespace fleetkey::ui
