#pragma once

#include "ui/theme/Icon.h"
#include "ui/theme/ThemeColors.h"

#include <QIconEngine>

#include <memory>

namespace fleetkey::ui {

/// Draws a line icon in the colour its ink has at that moment. Disabled icons are drawn faint.
class LineIconEngine final : public QIconEngine {
public:
    LineIconEngine(std::shared_ptr<const ThemeColors> colors, Icon icon, Ink ink);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State state, qreal scale) override;
    bool isNull() override;
    [[nodiscard]] QIconEngine *clone() const override;

    /// A picture of exactly `pixels`, device pixel ratio 1.
    [[nodiscard]] static QPixmap render(Icon icon, const QColor &color, const QSize &pixels);

private:
    [[nodiscard]] QColor color(QIcon::Mode mode) const;

    std::shared_ptr<const ThemeColors> m_colors;
    Icon m_icon;
    Ink m_ink;
};

} // namespace fleetkey::ui
