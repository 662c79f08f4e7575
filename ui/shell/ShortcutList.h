#pragma once

#include "ui/shell/MenuBar.h"

#include <QDialog>

namespace fleetkey::ui {

class Theme;

/// What each key does, menu by menu. Not modal: it may stay open beside the window.
class ShortcutList : public QDialog {
    Q_OBJECT
public:
    ShortcutList(const Theme &theme, const QList<MenuBar::Group> &groups, QWidget *parent = nullptr);
};

} // namespace fleetkey::ui
