#pragma once

#include <QRect>

class QColor;
class QObject;
class QPainter;
class QVariantAnimation;

namespace fleetkey::ui {

/// The turning arc of something that is on its way.
struct Spinner {
    /// Endless, its value the angle in degrees. Owned by `parent`, not started.
    [[nodiscard]] static QVariantAnimation *makeAnimation(QObject *parent);
    static void paint(QPainter &painter, const QRect &area, const QColor &color, int degrees);
};

} // namespace fleetkey::ui
