#pragma once

#include "ui/theme/Icon.h"

#include <QAbstractButton>

namespace fleetkey::ui {

class Theme;

/// One place in the sidebar. Arrow keys move between those of one sidebar.
class PlaceButton : public QAbstractButton {
    Q_OBJECT
public:
    PlaceButton(const Theme &theme, Icon icon, const QString &title, QWidget *parent = nullptr);

    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
    Icon m_icon;
};

} // namespace fleetkey::ui
