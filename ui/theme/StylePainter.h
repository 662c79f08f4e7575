#pragma once

#include "ui/theme/ThemeColors.h"

#include <QStyle>

class QPainter;
class QStyleOption;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;

namespace fleetkey::ui {

/// The shapes of the design, as the style paints them.
class StylePainter {
public:
    StylePainter(const ThemeColors &colors, QPainter &painter);

    void buttonPanel(const QStyleOption &option, const QWidget *widget) const;
    void buttonLabel(const QStyleOptionButton &option, const QWidget *widget) const;
    void toolButtonPanel(const QStyleOption &option) const;
    void fieldPanel(const QStyleOption &option, const QWidget *widget, bool filled = true) const;
    void checkBox(const QStyleOption &option) const;
    void radioButton(const QStyleOption &option) const;
    void focusRing(const QRect &area) const;
    void chevron(const QRect &area, Qt::ArrowType direction, const QColor &color) const;
    void comboBox(const QStyleOptionComboBox &option, const QRect &arrow, const QWidget *widget) const;
    void spinBox(
        const QStyleOptionSpinBox &option, const QRect &up, const QRect &down, const QWidget *widget) const;
    void scrollBar(const QStyleOptionSlider &option, const QRect &thumb) const;
    void headerSection(const QStyleOptionHeader &option) const;
    void headerLabel(const QStyleOptionHeader &option) const;
    void tabShape(const QStyleOptionTab &option) const;
    void tabLabel(const QStyleOptionTab &option) const;
    void popupPanel(const QRect &area, bool rounded) const;

private:
    void roundedBox(
        const QRectF &area, const QColor &fill, const QColor &edge, qreal width, qreal radius) const;

    const ThemeColors &m_colors;
    QPainter &m_painter;
};

} // namespace fleetkey::ui
