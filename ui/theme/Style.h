#pragma once

#include "ui/theme/ThemeColors.h"

#include <QProxyStyle>

#include <memory>

namespace fleetkey::ui {

/// Fusion with the shapes of the design: flat fields and buttons of radius 6, slim scroll bars, check
/// boxes and a focus ring that stay visible in the dark. The application owns it.
class Style final : public QProxyStyle {
    Q_OBJECT
public:
    explicit Style(std::shared_ptr<const ThemeColors> colors);

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
        const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
        const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl subControl,
        const QWidget *widget) const override;
    QRect subElementRect(
        SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
        const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
        QStyleHintReturn *data) const override;
    void polish(QWidget *widget) override;
    using QProxyStyle::polish;

private:
    std::shared_ptr<const ThemeColors> m_colors;
};

} // namespace fleetkey::ui
