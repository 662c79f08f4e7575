#include "ui/theme/ButtonRole.h"

#include <QVariant>
#include <QWidget>

namespace fleetkey::ui {

namespace {
constexpr auto roleProperty = "fleetkeyButtonRole";
}

void setButtonRole(QWidget &button, ButtonRole role) {
    button.setProperty(roleProperty, static_cast<int>(role));
    button.update();
}

ButtonRole buttonRole(const QWidget &button) {
    return static_cast<ButtonRole>(button.property(roleProperty).toInt());
}

} // namespace fleetkey::ui
