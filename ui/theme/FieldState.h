#pragma once

class QWidget;

namespace fleetkey::ui {

/// Gives a field (line edit, combo box, spin box) a red edge, or takes it away.
void setFieldInvalid(QWidget &field, bool invalid);
[[nodiscard]] bool isFieldInvalid(const QWidget *field);

} // namespace fleetkey::ui
