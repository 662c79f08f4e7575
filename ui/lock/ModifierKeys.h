#pragma once

#include <Qt>

namespace fleetkey::ui {

/// Keys that are pressed on the way to something else and ask for nothing by themselves.
[[nodiscard]] constexpr bool isModifierKey(int key) {
    return key == Qt::Key_Shift || key == Qt::Key_Control || key == Qt::Key_Alt || key == Qt::Key_Meta
        || key == Qt::Key_AltGr || key == Qt::Key_CapsLock;
}

} // namespace fleetkey::ui
