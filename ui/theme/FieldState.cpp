#include "ui/theme/FieldState.h"

#include <QVariant>
#include <QWidget>

namespace fleetkey::ui {

namespace {
constexpr auto invalidProperty = "fleetkeyInvalid";
}

void setFieldInvalid(QWidget &field, bool invalid) {
    field.setProperty(invalidProperty, invalid);
    field.update();
}

bool isFieldInvalid(const QWidget *field) {
    return field != nullptr && field->property(invalidProperty).toBool();
}

} // namespace fleetkey::ui
