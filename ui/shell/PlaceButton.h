#pragma once

#include "ui/shell/SidebarButton.h"

namespace fleetkey::ui {

/// One place in the sidebar. Arrow keys move between those of one sidebar.
class PlaceButton : public SidebarButton {
    Q_OBJECT
public:
    PlaceButton(const Theme &theme, Icon icon, const QString &title, QWidget *parent = nullptr);
};

} // namespace fleetkey::ui
