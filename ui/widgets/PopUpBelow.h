#pragma once

class QMenu;
class QWidget;

namespace fleetkey::ui {

/// Opens a menu below a widget, at the side where its text begins, `gap` pixels away.
void popUpBelow(const QWidget &widget, QMenu &menu, int gap);

} // namespace fleetkey::ui
