#pragma once

#include "ui/theme/Icon.h"
#include "ui/theme/ThemeColors.h"

#include <QKeySequence>
#include <QToolButton>

namespace fleetkey::ui {

class Theme;

/// A flat button that shows an icon alone. Its name is its accessible name and, with the shortcut, its
/// tooltip. The shortcut is only told here; the action that owns it is elsewhere.
class IconButton : public QToolButton {
    Q_OBJECT
public:
    IconButton(const Theme &theme, Icon icon, const QString &name, const QKeySequence &shortcut = {},
        QWidget *parent = nullptr);

    void setLineIcon(Icon icon, Ink ink = Ink::Muted);
    /// Changes accessible name and tooltip together.
    void setName(const QString &name, const QKeySequence &shortcut = {});

private:
    const Theme &m_theme;
};

} // namespace fleetkey::ui
