#include "ui/widgets/CellPainter.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/IdentifierLabel.h"
#include "ui/widgets/SkeletonBar.h"
#include "ui/widgets/StatusLabel.h"

#include <QAbstractItemView>
#include <QPainter>

namespace fleetkey::ui {

namespace {

constexpr int padding = Metrics::spacingSmall; // as headers have
constexpr int markWidth = 3;
constexpr QChar dash(0x2014);

} // namespace

CellPainter::CellPainter(const Theme &theme, QPainter &painter, const QStyleOptionViewItem &option)
    : m_theme(theme)
    , m_painter(painter)
    , m_area(option.rect.adjusted(padding, 0, -padding, -1))
    , m_direction(option.direction) {
    m_painter.save();
}

CellPainter::~CellPainter() {
    m_painter.restore();
}

void CellPainter::paintGround(
    const Theme &theme, QPainter &painter, const QRect &area, bool selected, bool hovered) {
    const ThemeColors &colors = theme.colors();
    painter.fillRect(area, selected ? colors.accentSoft : hovered ? colors.hover : colors.surface);
    painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), colors.line);
}

void CellPainter::paintCurrentMark(const Theme &theme, QAbstractItemView &view) {
    const QRect row = view.visualRect(view.currentIndex());
    if (!row.isValid())
        return;
    const int x = view.layoutDirection() == Qt::RightToLeft ? view.viewport()->width() - markWidth : 0;
    QPainter(view.viewport())
        .fillRect(QRect(x, row.top(), markWidth, row.height() - 1),
            view.hasFocus() ? theme.colors().accent : theme.colors().outline);
}

void CellPainter::icon(Icon icon, Ink ink) {
    constexpr int size = Metrics::smallIconSize;
    const bool mirrored = m_direction == Qt::RightToLeft;
    const QPixmap picture = m_theme.pixmap(icon, ink, size, m_painter.device()->devicePixelRatioF());
    m_painter.drawPixmap(mirrored ? m_area.right() - size + 1 : m_area.left(),
        m_area.top() + (m_area.height() - size) / 2, picture);
    constexpr int indent = size + Metrics::spacingSmall;
    m_area.adjust(mirrored ? 0 : indent, 0, mirrored ? -indent : 0, 0);
}

void CellPainter::text(const QString &text, TextRole role, Ink ink) const {
    const bool missing = text.isEmpty();
    m_painter.setFont(m_theme.font(role));
    m_painter.setPen(m_theme.ink(missing ? Ink::Faint : ink));
    const QString shown
        = missing ? QString(dash) : m_painter.fontMetrics().elidedText(text, Qt::ElideRight, m_area.width());
    // Each text is written in its own direction, but all start at the same edge of the column.
    m_painter.setLayoutDirection(shown.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    const auto edge = m_direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    m_painter.drawText(
        m_area, static_cast<int>(edge | Qt::AlignAbsolute | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
}

void CellPainter::number(const QString &number) const {
    m_painter.setFont(m_theme.font(TextRole::Body));
    m_painter.setPen(m_theme.ink(Ink::Text));
    m_painter.setLayoutDirection(Qt::LeftToRight);
    const auto edge = m_direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight;
    m_painter.drawText(m_area, static_cast<int>(edge | Qt::AlignVCenter) | Qt::TextSingleLine, number);
}

void CellPainter::status(Tone tone, const QString &word) const {
    m_painter.setFont(m_theme.font(TextRole::Body));
    m_painter.setPen(m_theme.ink(Ink::Text));
    StatusLabel::paint(m_painter, m_area, m_theme.tone(tone), word, m_direction);
}

void CellPainter::identifier(const QString &identifier) const {
    if (identifier.isEmpty()) {
        text({}, TextRole::Body, Ink::Faint);
        return;
    }
    const QFont font = m_theme.font(TextRole::Identifier);
    m_painter.setFont(font);
    m_painter.setPen(m_theme.ink(Ink::Text));
    m_painter.setLayoutDirection(Qt::LeftToRight); // in every script
    const auto edge = m_direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    m_painter.drawText(m_area, static_cast<int>(edge | Qt::AlignVCenter) | Qt::TextSingleLine,
        IdentifierLabel::elided(identifier, QFontMetrics(font), m_area.width()));
}

void CellPainter::skeleton(unsigned seed) const {
    SkeletonBar::paint(m_painter, m_theme, m_area, seed, m_direction);
}

} // namespace fleetkey::ui
