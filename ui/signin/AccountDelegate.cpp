#include "ui/signin/AccountDelegate.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"

#include <QPainter>

namespace fleetkey::ui {

namespace {
constexpr int rowHeight = 51;
constexpr int sideMargin = 14;
} // namespace

AccountDelegate::AccountDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme) {
}

void AccountDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect box = option.rect.adjusted(sideMargin, 1, -sideMargin, -2);
    if (selected || hovered) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(selected ? m_theme.colors().accentSoft : m_theme.colors().hover);
        painter->drawRoundedRect(box, Metrics::radius, Metrics::radius);
    }
    if (focused) {
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(m_theme.colors().accent, 1.5));
        painter->drawRoundedRect(
            QRectF(box).adjusted(0.75, 0.75, -0.75, -0.75), Metrics::radius, Metrics::radius);
    }
    const QRect text = box.adjusted(10, 7, -10, -6);
    const auto line = [&](const QRect &area, TextRole role, const QColor &color, const QString &words) {
        const QFont font = m_theme.font(role);
        painter->setFont(font);
        painter->setPen(color);
        painter->drawText(area,
            static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft) | Qt::AlignAbsolute),
            QFontMetrics(font).elidedText(words, Qt::ElideRight, area.width()));
    };
    line(text, TextRole::BodyStrong, m_theme.ink(selected ? Ink::Accent : Ink::Text),
        index.data(Qt::DisplayRole).toString());
    line(text.adjusted(0, text.height() / 2, 0, 2), TextRole::Secondary, m_theme.ink(Ink::Muted),
        index.data(subtitleRole).toString());
    painter->restore();
}

QSize AccountDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const {
    return {Metrics::sidebarWidth, rowHeight};
}

} // namespace fleetkey::ui
