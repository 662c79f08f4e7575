#pragma once

#include <QRect>

class QPainter;

namespace fleetkey::ui {

class Theme;

/// The grey bar in place of a text that is not here yet.
struct SkeletonBar {
    /// Paints a bar into the text area of a cell, at the reading edge; its width, 45 to 90 % of the
    /// area, depends on `seed` alone (hand in row and column mixed), so that it does not flicker.
    static void paint(QPainter &painter, const Theme &theme, const QRect &area, unsigned seed,
        Qt::LayoutDirection direction);
};

} // namespace fleetkey::ui
