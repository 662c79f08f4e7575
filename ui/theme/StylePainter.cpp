#include "ui/theme/StylePainter.h"

#include "ui/theme/ButtonRole.h"
#include "ui/theme/FieldState.h"
#include "ui/theme/Metrics.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace fleetkey::ui {

namespace {

class PainterState {
public:
    explicit PainterState(QPainter &painter)
        : m_painter(painter) {
        m_painter.save();
        m_painter.setRenderHint(QPainter::Antialiasing);
    }
    ~PainterState() { m_painter.restore(); }
    PainterState(const PainterState &) = delete;
    PainterState &operator=(const PainterState &) = delete;

private:
    QPainter &m_painter;
};

bool has(const QStyleOption &option, QStyle::StateFlag flag) {
    return option.state.testFlag(flag);
}

bool keyboardFocus(const QStyleOption &option) {
    return has(option, QStyle::State_HasFocus) && has(option, QStyle::State_KeyboardFocusChange);
}

constexpr int checkSide = 16;

QRectF centered(const QRect &area, qreal side) {
    return {area.x() + (area.width() - side) / 2.0, area.y() + (area.height() - side) / 2.0, side, side};
}

} // namespace

StylePainter::StylePainter(const ThemeColors &colors, QPainter &painter)
    : m_colors(colors)
    , m_painter(painter) {
}

void StylePainter::roundedBox(
    const QRectF &area, const QColor &fill, const QColor &edge, qreal width, qreal radius) const {
    const qreal inset = width / 2.0;
    m_painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    m_painter.setPen(edge.isValid() ? QPen(edge, width) : QPen(Qt::NoPen));
    m_painter.drawRoundedRect(area.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
}

void StylePainter::buttonPanel(const QStyleOption &option, const QWidget *widget) const {
    const PainterState state(m_painter);
    const ButtonRole role = widget != nullptr ? buttonRole(*widget) : ButtonRole::Outlined;
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool pressed = enabled && (has(option, QStyle::State_Sunken) || has(option, QStyle::State_On));
    const bool hovered = enabled && has(option, QStyle::State_MouseOver);
    const QRectF area(option.rect);
    switch (role) {
    case ButtonRole::Primary: {
        const QColor fill = !enabled ? m_colors.line
            : pressed                ? m_colors.accentPressed
            : hovered                ? m_colors.accentHover
                                     : m_colors.accent;
        roundedBox(area, fill, {}, 0, Metrics::radius);
        if (keyboardFocus(option))
            roundedBox(area.adjusted(2, 2, -2, -2), {}, m_colors.onAccent, 1.5, Metrics::radius - 2);
        return;
    }
    case ButtonRole::Plain:
        if (pressed || hovered)
            roundedBox(area, pressed ? m_colors.accentSoft : m_colors.hover, {}, 0, Metrics::radius);
        break;
    case ButtonRole::Fold:
        break; // its box would begin where its text does
    case ButtonRole::Outlined:
    case ButtonRole::Danger:
        roundedBox(area, pressed || hovered ? m_colors.hover : m_colors.surface,
            pressed ? m_colors.muted : m_colors.line, 1, Metrics::radius);
        break;
    }
    if (keyboardFocus(option))
        focusRing(option.rect);
}

void StylePainter::buttonLabel(const QStyleOptionButton &option, const QWidget *widget) const {
    const PainterState state(m_painter);
    const ButtonRole role = widget != nullptr ? buttonRole(*widget) : ButtonRole::Outlined;
    QColor color = m_colors.text;
    if (!has(option, QStyle::State_Enabled))
        color = m_colors.faint;
    else if (role == ButtonRole::Primary)
        color = m_colors.onAccent;
    else if (role == ButtonRole::Fold && has(option, QStyle::State_MouseOver))
        color = m_colors.accentHover;
    else if (role == ButtonRole::Plain || role == ButtonRole::Fold)
        color = m_colors.accent;
    else if (role == ButtonRole::Danger)
        color = m_colors.bad;
    const int iconWidth = option.icon.isNull() ? 0 : option.iconSize.width() + 6;
    const QString text = m_painter.fontMetrics().elidedText(
        option.text, Qt::ElideRight, qMax(0, option.rect.width() - iconWidth), Qt::TextShowMnemonic);
    const int textWidth = m_painter.fontMetrics().size(Qt::TextShowMnemonic, text).width();
    int x = option.rect.x() + (option.rect.width() - textWidth - iconWidth) / 2;
    const auto placed = [&option](int left, int width) {
        return QStyle::visualRect(
            option.direction, option.rect, QRect(left, option.rect.y(), width, option.rect.height()));
    };
    if (iconWidth > 0) {
        const QRect where = centered(placed(x, option.iconSize.width()), option.iconSize.width()).toRect();
        option.icon.paint(&m_painter, where, Qt::AlignCenter,
            has(option, QStyle::State_Enabled) ? QIcon::Normal : QIcon::Disabled);
        x += iconWidth;
    }
    m_painter.setPen(color);
    const auto underline = widget != nullptr ? Qt::TextShowMnemonic : Qt::TextHideMnemonic;
    m_painter.drawText(
        placed(x, textWidth + 1), static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft | underline), text);
}

void StylePainter::toolButtonPanel(const QStyleOption &option) const {
    const PainterState state(m_painter);
    if (has(option, QStyle::State_Enabled)
        && (has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken)
            || has(option, QStyle::State_On)))
        roundedBox(option.rect, has(option, QStyle::State_MouseOver) ? m_colors.hover : m_colors.accentSoft,
            {}, 0, Metrics::radius);
}

void StylePainter::fieldPanel(const QStyleOption &option, const QWidget *widget, bool filled) const {
    const PainterState state(m_painter);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool focused = has(option, QStyle::State_HasFocus);
    const QColor fill = filled ? (enabled ? m_colors.surface : m_colors.window) : QColor();
    QColor edge = m_colors.line;
    if (isFieldInvalid(widget))
        edge = m_colors.bad;
    else if (focused)
        edge = m_colors.accent;
    else if (enabled && has(option, QStyle::State_MouseOver))
        edge = m_colors.faint;
    roundedBox(option.rect, fill, edge, focused ? 2 : 1, Metrics::radius);
}

void StylePainter::checkBox(const QStyleOption &option) const {
    const PainterState state(m_painter);
    const QRectF box = centered(option.rect, checkSide);
    const bool enabled = has(option, QStyle::State_Enabled);
    const bool checked = has(option, QStyle::State_On);
    const bool partial = has(option, QStyle::State_NoChange);
    const QColor accent = enabled ? m_colors.accent : m_colors.faint;
    if (!checked && !partial) {
        const QColor edge = enabled && has(option, QStyle::State_MouseOver) ? m_colors.accent
            : enabled                                                       ? m_colors.outline
                                                                            : m_colors.faint;
        roundedBox(box, m_colors.surface, edge, 1.5, 4);
        return;
    }
    roundedBox(box, accent, {}, 0, 4);
    m_painter.setPen(QPen(m_colors.onAccent, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter.setBrush(Qt::NoBrush);
    if (partial) {
        m_painter.drawLine(box.topLeft() + QPointF(4.5, 8), box.topLeft() + QPointF(11.5, 8));
        return;
    }
    const std::array<QPointF, 3> tick{box.topLeft() + QPointF(4, 8.3), box.topLeft() + QPointF(6.9, 11.2),
        box.topLeft() + QPointF(12, 5.2)};
    m_painter.drawPolyline(tick.data(), static_cast<int>(tick.size()));
}

void StylePainter::radioButton(const QStyleOption &option) const {
    const PainterState state(m_painter);
    const QRectF box = centered(option.rect, checkSide);
    const bool enabled = has(option, QStyle::State_Enabled);
    if (!has(option, QStyle::State_On)) {
        roundedBox(box, m_colors.surface, enabled ? m_colors.outline : m_colors.faint, 1.5, checkSide / 2.0);
        return;
    }
    roundedBox(box, enabled ? m_colors.accent : m_colors.faint, {}, 0, checkSide / 2.0);
    m_painter.setBrush(m_colors.onAccent);
    m_painter.drawEllipse(box.center(), 3, 3);
}

void StylePainter::focusRing(const QRect &area) const {
    const PainterState state(m_painter);
    roundedBox(area, {}, m_colors.accent, 2, Metrics::radius);
}

void StylePainter::chevron(const QRect &area, Qt::ArrowType direction, const QColor &color) const {
    const PainterState state(m_painter);
    m_painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.translate(QRectF(area).center());
    m_painter.rotate(direction == Qt::UpArrow ? 180
            : direction == Qt::LeftArrow      ? 90
            : direction == Qt::RightArrow     ? -90
                                              : 0);
    const std::array<QPointF, 3> line{QPointF(-4, -2), QPointF(0, 2), QPointF(4, -2)};
    m_painter.drawPolyline(line.data(), static_cast<int>(line.size()));
}

void StylePainter::comboBox(
    const QStyleOptionComboBox &option, const QRect &arrow, const QWidget *widget) const {
    fieldPanel(option, widget);
    chevron(arrow, Qt::DownArrow, has(option, QStyle::State_Enabled) ? m_colors.muted : m_colors.faint);
}

void StylePainter::spinBox(
    const QStyleOptionSpinBox &option, const QRect &up, const QRect &down, const QWidget *widget) const {
    fieldPanel(option, widget);
    if (option.buttonSymbols == QAbstractSpinBox::NoButtons)
        return;
    const auto color = [&](QAbstractSpinBox::StepEnabledFlag step) {
        return option.stepEnabled.testFlag(step) && has(option, QStyle::State_Enabled) ? m_colors.muted
                                                                                       : m_colors.faint;
    };
    chevron(up, Qt::UpArrow, color(QAbstractSpinBox::StepUpEnabled));
    chevron(down, Qt::DownArrow, color(QAbstractSpinBox::StepDownEnabled));
}

void StylePainter::scrollBar(const QStyleOptionSlider &option, const QRect &thumb) const {
    const PainterState state(m_painter);
    if (option.maximum <= option.minimum)
        return;
    const bool active = has(option, QStyle::State_MouseOver) || has(option, QStyle::State_Sunken);
    constexpr qreal margin = 2;
    const QRectF bar = QRectF(thumb).adjusted(margin, margin, -margin, -margin);
    const qreal radius = qMin(bar.width(), bar.height()) / 2;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(active ? m_colors.muted : m_colors.faint);
    m_painter.setOpacity(active ? 0.9 : 0.55);
    m_painter.drawRoundedRect(bar, radius, radius);
}

void StylePainter::headerSection(const QStyleOptionHeader &option) const {
    m_painter.fillRect(option.rect, m_colors.surface);
    if (has(option, QStyle::State_MouseOver) && has(option, QStyle::State_Enabled))
        m_painter.fillRect(option.rect, m_colors.hover);
    const QRect &area = option.rect;
    m_painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), m_colors.line);
}

void StylePainter::headerLabel(const QStyleOptionHeader &option) const {
    const PainterState state(m_painter);
    const bool sorted = option.sortIndicator != QStyleOptionHeader::None;
    const int arrow = sorted ? Metrics::smallIconSize : 0;
    const QRect area = option.rect.adjusted(Metrics::spacingSmall, 0, -Metrics::spacingSmall, -1);
    const QRect words = QStyle::visualRect(option.direction, area, area.adjusted(0, 0, -arrow, 0));
    m_painter.setPen(sorted ? m_colors.text : m_colors.muted);
    const auto edge
        = QStyle::visualAlignment(option.direction, option.textAlignment & Qt::AlignHorizontal_Mask);
    m_painter.drawText(words, static_cast<int>(edge | Qt::AlignAbsolute | Qt::AlignVCenter),
        m_painter.fontMetrics().elidedText(option.text, Qt::ElideRight, words.width()));
    if (!sorted)
        return;
    // Right behind the words, where the eye already is.
    const int used
        = qMin(m_painter.fontMetrics().horizontalAdvance(option.text) + Metrics::spacingTight, words.width());
    const bool leading = edge.testFlag(Qt::AlignLeft) || edge.testFlag(Qt::AlignRight);
    const QRect place(area.x() + (leading ? used : area.width() - arrow), area.y(), arrow, area.height());
    chevron(QStyle::visualRect(option.direction, area, place),
        option.sortIndicator == QStyleOptionHeader::SortUp ? Qt::DownArrow : Qt::UpArrow, m_colors.accent);
}

void StylePainter::tabShape(const QStyleOptionTab &option) const {
    const PainterState state(m_painter);
    const QRect &area = option.rect;
    if (has(option, QStyle::State_Selected))
        m_painter.fillRect(QRect(area.left(), area.bottom() - 1, area.width(), 2), m_colors.accent);
    if (keyboardFocus(option))
        focusRing(area.adjusted(1, 1, -1, -3));
}

void StylePainter::tabLabel(const QStyleOptionTab &option) const {
    const PainterState state(m_painter);
    const bool selected = has(option, QStyle::State_Selected);
    QFont font = m_painter.font();
    if (selected)
        font.setWeight(QFont::DemiBold);
    m_painter.setFont(font);
    const bool strong = selected || has(option, QStyle::State_MouseOver);
    m_painter.setPen(!has(option, QStyle::State_Enabled) ? m_colors.faint
            : strong                                     ? m_colors.text
                                                         : m_colors.muted);
    m_painter.drawText(option.rect.adjusted(0, 0, 0, -2),
        static_cast<int>(Qt::AlignCenter | Qt::TextShowMnemonic), option.text);
}

void StylePainter::popupPanel(const QRect &area, bool rounded) const {
    const PainterState state(m_painter);
    roundedBox(area, m_colors.surface, m_colors.line, 1, rounded ? Metrics::radius : 0.5);
}

} // namespace fleetkey::ui
