#include "ui/shell/PlaceButton.h"

namespace fleetkey::ui {

PlaceButton::PlaceButton(const Theme &theme, Icon icon, const QString &title, QWidget *parent)
    : SidebarButton(theme, icon, title, parent) {
    setCheckable(true);
    setAutoExclusive(true);
}

} // namespace fleetkey::ui
