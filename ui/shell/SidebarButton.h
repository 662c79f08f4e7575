#pragma once

#include "ui/theme/Icon.h"

#include <QAbstractButton>

namespace fleetkey::ui {

class Theme;

/// An icon and a word in the sidebar, elided where they do not fit.
class SidebarButton : public QAbstractButton {
    Q_OBJECT
public:
    SidebarButton(const Theme &theme, Icon icon, const QString &title, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Icon m_icon;
};

} // namespace fleetkey::ui
