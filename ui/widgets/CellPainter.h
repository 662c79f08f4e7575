#pragma once

#include "ui/theme/Theme.h"

#include <QStyleOptionViewItem>

class QAbstractItemView;
class QPainter;

namespace fleetkey::ui {

/// Paints one cell of a table or tree in the look of the design, and nothing that an odd text could break.
/// For delegates; lives as long as the painting of the cell.
class CellPainter {
public:
    CellPainter(const Theme &theme, QPainter &painter, const QStyleOptionViewItem &option);
    ~CellPainter();
    CellPainter(const CellPainter &) = delete;
    CellPainter &operator=(const CellPainter &) = delete;

    /// Loads the fonts of the scripts that names are written in, and draws the commonest letters once, so
    /// that no painting waits for either.
    static void prepareFonts(const Theme &theme);

    /// What lies behind a row, with the hairline below it.
    static void paintGround(
        const Theme &theme, QPainter &painter, const QRect &area, bool selected, bool hovered);
    /// The whole row of a cell in the viewport, beyond its edges where it is scrolled out; empty for none.
    [[nodiscard]] static QRect rowOf(const QAbstractItemView &view, const QModelIndex &index);
    /// The bar at the reading edge of the current row; to be painted over the rows.
    static void paintCurrentMark(const Theme &theme, QAbstractItemView &view);

    /// What follows is pale: it was true once, and is being read again.
    void outdated();
    /// An icon at the reading edge; what follows is written behind it.
    void icon(Icon icon, Ink ink);
    /// Elided, each text in its own direction; a dash where it is empty.
    void text(const QString &text, TextRole role, Ink ink) const;
    /// The same before a sign at the far edge, and the sign's word where there is room for it, too.
    void textBeforeSign(const QString &text, TextRole role, Ink ink, Icon sign, const QString &word);
    /// At the far edge, so that digits stand below each other.
    void number(const QString &number) const;
    void status(Tone tone, const QString &word) const;
    void identifier(const QString &identifier) const;
    /// The grey bar of what is not here yet; `seed` as in `SkeletonBar`.
    void skeleton(unsigned seed) const;

private:
    const Theme &m_theme;
    QPainter &m_painter;
    QRect m_area;
    Qt::LayoutDirection m_direction;
};

} // namespace fleetkey::ui
