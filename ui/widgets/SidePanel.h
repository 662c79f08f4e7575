#pragma once

#include <QWidget>

namespace fleetkey::ui {

class Theme;

/// The darker strip at the reading edge of a window, with a hairline towards the content.
class SidePanel : public QWidget {
    Q_OBJECT
public:
    explicit SidePanel(const Theme &theme, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Theme &m_theme;
};

} // namespace fleetkey::ui
