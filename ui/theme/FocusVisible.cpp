#include "ui/theme/FocusVisible.h"

#include <QWidget>

namespace fleetkey::ui {

bool focusVisible(const QWidget &widget) {
    return widget.hasFocus() && widget.window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

} // namespace fleetkey::ui
