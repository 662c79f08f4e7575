#pragma once

class QWidget;

namespace fleetkey::ui {

/// True while the widget has the focus and the person moves by keyboard: when its ring is to be painted.
/// Fields that are typed into show their focus always.
[[nodiscard]] bool focusVisible(const QWidget &widget);

} // namespace fleetkey::ui
