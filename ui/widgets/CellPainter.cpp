#include "ui/widgets/CellPainter.h"

#include "ui/theme/Metrics.h"
#include "ui/widgets/IdentifierLabel.h"
#include "ui/widgets/SkeletonBar.h"
#include "ui/widgets/StatusLabel.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QTextLayout>
#include <QtMath>

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

namespace {

constexpr int padding = Metrics::spacingSmall; // as headers have
constexpr int markWidth = 3;
constexpr QChar dash(0x2014);
constexpr qreal outdatedOpacity = 0.55;

/// One line of text, of which the glyphs are looked up once: to measure it and to draw it.
class TextLine {
public:
    TextLine(const QString &text, const QFont &font, QPainter &painter)
        : m_layout(text, font, painter.device())
        , m_painter(painter)
        , m_metrics(font, painter.device()) {
        // Each text is written in its own direction.
        QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
        option.setTextDirection(text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
        option.setWrapMode(QTextOption::NoWrap);
        m_layout.setTextOption(option);
        m_layout.beginLayout();
        m_line = m_layout.createLine();
        m_line.setPosition({});
        m_layout.endLayout();
    }

    [[nodiscard]] qreal width() const { return m_line.naturalTextWidth(); }

    /// At the reading edge of the area, whatever the direction of the text; all on the same baseline,
    /// whichever fonts its letters come from.
    void draw(const QRect &area, Qt::LayoutDirection direction) const {
        const int top = area.top() + (area.height() - m_metrics.height()) / 2;
        const qreal left = direction == Qt::RightToLeft ? area.right() + 1 - width() : area.left();
        m_layout.draw(&m_painter, {left, top + m_metrics.ascent() - m_line.ascent()});
    }

private:
    QTextLayout m_layout;
    QTextLine m_line;
    QPainter &m_painter;
    QFontMetrics m_metrics;
};

} // namespace

QRect CellPainter::rowOf(const QAbstractItemView &view, const QModelIndex &index) {
    if (!index.isValid())
        return {};
    // A cell in a hidden column has no place, its neighbours have.
    QRect cell = view.visualRect(index);
    for (int column = 0; !cell.isValid() && column < index.model()->columnCount(index.parent()); ++column)
        cell = view.visualRect(index.siblingAtColumn(column));
    return cell.isValid() ? QRect(0, cell.top(), view.viewport()->width(), cell.height()) : QRect();
}

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
    const QRect row = rowOf(view, view.currentIndex());
    if (!row.isValid())
        return;
    const int x = view.layoutDirection() == Qt::RightToLeft ? view.viewport()->width() - markWidth : 0;
    QPainter(view.viewport())
        .fillRect(QRect(x, row.top(), markWidth, row.height() - 1),
            view.hasFocus() ? theme.colors().accent : theme.colors().outline);
}

void CellPainter::outdated() {
    m_painter.setOpacity(outdatedOpacity);
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
    const QFont font = m_theme.quickFont(role, text);
    m_painter.setPen(m_theme.ink(missing ? Ink::Faint : ink));
    const TextLine whole(missing ? QString(dash) : text, font, m_painter);
    if (whole.width() <= m_area.width())
        return whole.draw(m_area, m_direction);
    TextLine(QFontMetrics(font, m_painter.device()).elidedText(text, Qt::ElideRight, m_area.width()), font,
        m_painter)
        .draw(m_area, m_direction);
}

void CellPainter::textBeforeSign(
    const QString &text, TextRole role, Ink ink, Icon sign, const QString &word) {
    constexpr int size = Metrics::smallIconSize;
    constexpr int gap = Metrics::spacingSmall;
    const bool mirrored = m_direction == Qt::RightToLeft;
    const auto takeFarEdge = [this, mirrored](int width) {
        QRect edge = m_area;
        mirrored ? edge.setWidth(width) : edge.setLeft(m_area.right() + 1 - width);
        m_area.adjust(mirrored ? width + gap : 0, 0, mirrored ? 0 : -width - gap, 0);
        return edge;
    };
    const QRect edge = takeFarEdge(size);
    const QPixmap picture = m_theme.pixmap(sign, ink, size, m_painter.device()->devicePixelRatioF());
    m_painter.drawPixmap(edge.left(), edge.top() + (edge.height() - size) / 2, picture);
    const QFont small = m_theme.quickFont(TextRole::Secondary, word);
    const TextLine said(word, small, m_painter);
    const TextLine whole(text, m_theme.quickFont(role, text), m_painter);
    if (whole.width() + gap + said.width() <= m_area.width()) {
        m_painter.setPen(m_theme.ink(ink));
        said.draw(takeFarEdge(qCeil(said.width())), m_direction);
    }
    this->text(text, role, ink);
}

void CellPainter::prepareFonts(const Theme &theme) {
    // Some letters of each script that names are written in, then what most cells are made of.
    QString letters = u"Aa Жж Ωω ế عب עב 漢字 かな 한 ไท हि"_s;
    for (char16_t letter = u'!'; letter <= u'~'; ++letter)
        letters += letter;
    QImage nowhere(1, 1, QImage::Format_RGB32); // the drawn letters are kept with their fonts
    QPainter painter(&nowhere);
    for (const TextRole role : {TextRole::Body, TextRole::BodyStrong, TextRole::Identifier}) {
        for (const QFont &font : {theme.font(role), theme.quickFont(role, {})}) {
            painter.setFont(font);
            painter.drawText(QPoint(), letters);
        }
    }
}

void CellPainter::number(const QString &number) const {
    m_painter.setFont(m_theme.quickFont(TextRole::Body, number));
    m_painter.setPen(m_theme.ink(Ink::Text));
    m_painter.setLayoutDirection(Qt::LeftToRight);
    const auto edge = m_direction == Qt::RightToLeft ? Qt::AlignLeft : Qt::AlignRight;
    m_painter.drawText(m_area, static_cast<int>(edge | Qt::AlignVCenter) | Qt::TextSingleLine, number);
}

void CellPainter::status(Tone tone, const QString &word) const {
    m_painter.setFont(m_theme.quickFont(TextRole::Body, word));
    m_painter.setPen(m_theme.ink(Ink::Text));
    StatusLabel::paint(m_painter, m_area, m_theme.tone(tone), word, m_direction);
}

void CellPainter::identifier(const QString &identifier) const {
    if (identifier.isEmpty()) {
        text({}, TextRole::Body, Ink::Faint);
        return;
    }
    const QFont font = m_theme.quickFont(TextRole::Identifier, identifier);
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
