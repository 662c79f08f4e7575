#include "ui/users/UserTableDelegate.h"

#include "ui/common/StatusText.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/users/UserTableModel.h"
#include "ui/users/UserText.h"
#include "ui/widgets/IdentifierLabel.h"
#include "ui/widgets/SkeletonBar.h"
#include "ui/widgets/StatusLabel.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace fleetkey::ui {

namespace {

constexpr int padding = Metrics::spacingSmall; // as the header has
constexpr qreal outdatedOpacity = 0.55;

/// The same bar for the same cell at every repaint, another one for its neighbours.
unsigned barSeed(const QModelIndex &index) {
    return static_cast<unsigned>(index.row()) * 31U + static_cast<unsigned>(index.column());
}

} // namespace

UserTableDelegate::UserTableDelegate(const Theme &theme, const UserTableModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_model(model)
    , m_body(theme.font(TextRole::Body))
    , m_strong(theme.font(TextRole::BodyStrong))
    , m_identifier(theme.font(TextRole::Identifier))
    , m_identifierMetrics(m_identifier) {
}

void UserTableDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    const ThemeColors &colors = m_theme.colors();
    const QRect &area = option.rect;
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(area, colors.accentSoft);
    else if (index.row() == m_hoveredRow)
        painter->fillRect(area, colors.hover);
    painter->fillRect(QRect(area.left(), area.bottom(), area.width(), 1), colors.line);

    const Cell cell{area.adjusted(padding, 0, -Metrics::spacingSmall, -1),
        static_cast<UserColumn>(index.column()), option.direction};
    const User *const user = m_model.user(index.row());
    if (!user) {
        if (m_model.state(index.row()) == UserListing::RowState::Loading)
            SkeletonBar::paint(*painter, m_theme, cell.area, barSeed(index), cell.direction);
        return;
    }
    painter->save();
    if (m_model.state(index.row()) == UserListing::RowState::Outdated)
        painter->setOpacity(outdatedOpacity);
    switch (cell.column) {
    case UserColumn::Activity:
        paintStatus(
            *painter, cell, StatusText::word(user->activity), m_theme.tone(StatusText::tone(user->activity)));
        break;
    case UserColumn::Status:
        paintStatus(*painter, cell, StatusText::word(user->status),
            m_theme.tone(user->status == UserStatus::Active ? Tone::Good : Tone::Neutral));
        break;
    case UserColumn::DeviceToken:
        paintIdentifier(*painter, cell, user->deviceToken.text());
        break;
    default:
        paintText(*painter, cell, UserText::cell(*user, cell.column));
    }
    painter->restore();
}

void UserTableDelegate::paintText(QPainter &painter, const Cell &cell, const QString &text) const {
    const bool missing = text.isEmpty();
    const bool strong = cell.column == UserColumn::Name && !missing;
    painter.setFont(strong ? m_strong : m_body);
    painter.setPen(m_theme.ink(missing ? Ink::Faint : strong ? Ink::Text : Ink::Muted));
    const QString shown = missing ? QString(QChar(0x2014))
                                  : painter.fontMetrics().elidedText(text, Qt::ElideRight, cell.area.width());
    // Each text is written in its own direction, but all start at the same edge of the column.
    painter.setLayoutDirection(shown.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    const auto edge = cell.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(
        cell.area, static_cast<int>(edge | Qt::AlignAbsolute | Qt::AlignVCenter) | Qt::TextSingleLine, shown);
}

void UserTableDelegate::paintStatus(
    QPainter &painter, const Cell &cell, const QString &word, const QColor &dot) const {
    painter.setFont(m_body);
    painter.setPen(m_theme.ink(Ink::Text));
    StatusLabel::paint(painter, cell.area, dot, word, cell.direction);
}

void UserTableDelegate::paintIdentifier(
    QPainter &painter, const Cell &cell, const QString &identifier) const {
    painter.setFont(m_identifier);
    painter.setPen(m_theme.ink(Ink::Text));
    painter.setLayoutDirection(Qt::LeftToRight); // in every script
    const auto edge = cell.direction == Qt::RightToLeft ? Qt::AlignRight : Qt::AlignLeft;
    painter.drawText(cell.area, static_cast<int>(edge | Qt::AlignVCenter) | Qt::TextSingleLine,
        IdentifierLabel::elided(identifier, m_identifierMetrics, cell.area.width()));
}

void UserTableDelegate::paintFailure(QPainter &painter, const QRect &row, bool inWords) const {
    const QRect area = row.adjusted(padding, 0, -padding, -1);
    if (!inWords) {
        painter.setFont(m_body);
        painter.setPen(m_theme.ink(Ink::Muted));
        painter.drawText(area, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter), QString(QChar(0x2014)));
        return;
    }
    const qreal scale = painter.device()->devicePixelRatioF();
    const QPixmap sign = m_theme.pixmap(Icon::Warning, Ink::Bad, Metrics::smallIconSize, scale);
    const bool mirrored = painter.layoutDirection() == Qt::RightToLeft;
    const int top = area.top() + (area.height() - Metrics::smallIconSize) / 2;
    painter.drawPixmap(mirrored ? area.right() - Metrics::smallIconSize : area.left(), top, sign);
    const int indent = Metrics::smallIconSize + Metrics::spacingSmall;
    QRect words = mirrored ? area.adjusted(0, 0, -indent, 0) : area.adjusted(indent, 0, 0, 0);
    painter.setFont(m_body);
    painter.setPen(m_theme.ink(Ink::Text));
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine;
    QRect written;
    painter.drawText(words, flags, tr("These rows could not be read."), &written);
    if (mirrored)
        words.setRight(written.left() - Metrics::spacingSmall);
    else
        words.setLeft(written.right() + Metrics::spacingSmall);
    painter.setFont(m_strong);
    painter.setPen(m_theme.ink(Ink::Accent));
    painter.drawText(words, flags, tr("Retry"));
}

QSize UserTableDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const {
    return {UserColumnFacts::of(static_cast<UserColumn>(index.column())).width, Metrics::rowHeight};
}

// A tooltip only says what the cell does not show already.
bool UserTableDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
    const QStyleOptionViewItem &option, const QModelIndex &index) {
    const QString hint = index.data(Qt::ToolTipRole).toString();
    const QFont &font = index.column() == int(UserColumn::DeviceToken) ? m_identifier : m_strong;
    const int room = option.rect.width() - padding - Metrics::spacingSmall;
    const bool cut = QFontMetrics(font).horizontalAdvance(hint.left(200)) > room;
    if (event->type() == QEvent::ToolTip && (hint.isEmpty() || !(cut || hint.contains(u'\n')))) {
        QToolTip::hideText();
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace fleetkey::ui
