#pragma once

class QWidget;

namespace fleetkey::ui {

/// Shows a window, if it is not to be seen yet, and makes it the one that a person works in. GUI thread.
void bringToFront(QWidget &window);

} // namespace fleetkey::ui
