#include "ui/shell/CommandDelegate.h"

#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"

#include <QPainter>

namespace fleetkey::ui {

CommandDelegate::CommandDelegate(const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme) {
}

void CommandDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(m_theme.colors().accentSoft);
        painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), Metrics::radius, Metrics::radius);
    }
    const QRect area = option.rect.adjusted(Metrics::spacing + 2, 0, -(Metrics::spacing + 2), 0);
    const auto write = [&](Qt::AlignmentFlag side, TextRole role, Ink ink, const QString &words, int width) {
        const QFont font = m_theme.font(role);
        painter->setFont(font);
        painter->setPen(m_theme.ink(ink));
        const auto edge = QStyle::visualAlignment(option.direction, side) | Qt::AlignAbsolute;
        painter->drawText(area, static_cast<int>(edge | Qt::AlignVCenter),
            QFontMetrics(font).elidedText(words, Qt::ElideRight, width));
    };
    const QString shortcut = index.data(shortcutRole).toString();
    const QString aside = shortcut.isEmpty() ? index.data(groupRole).toString() : shortcut;
    const int asideWidth = QFontMetrics(m_theme.font(TextRole::Secondary)).horizontalAdvance(aside);
    write(Qt::AlignRight, TextRole::Secondary, Ink::Muted, aside, asideWidth + 1);
    write(Qt::AlignLeft, TextRole::Body, Ink::Text, index.data(Qt::DisplayRole).toString(),
        area.width() - asideWidth - Metrics::spacing);
    painter->restore();
}

QSize CommandDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const {
    return {Metrics::sidebarWidth, Metrics::rowHeight - 2};
}

} // namespace fleetkey::ui
