#include "ui/users/UserTableDelegate.h"

#include "ui/common/StatusText.h"
#include "ui/theme/Metrics.h"
#include "ui/theme/Theme.h"
#include "ui/users/UserTableModel.h"
#include "ui/users/UserText.h"
#include "ui/widgets/CellPainter.h"
#include "ui/widgets/RowHover.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace fleetkey::ui {

namespace {

constexpr int padding = Metrics::spacingSmall; // as the header has

/// The same bar for the same cell at every repaint, another one for its neighbours.
unsigned barSeed(const QModelIndex &index) {
    return static_cast<unsigned>(index.row()) * 31U + static_cast<unsigned>(index.column());
}

} // namespace

UserTableDelegate::UserTableDelegate(
    const Theme &theme, const UserTableModel &model, const RowHover &hover, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_model(model)
    , m_hover(hover) {
}

void UserTableDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    CellPainter::paintGround(
        m_theme, *painter, option.rect, option.state.testFlag(QStyle::State_Selected), m_hover.isOver(index));
    CellPainter cell(m_theme, *painter, option);
    const User *const user = m_model.user(index.row());
    if (user) {
        if (m_model.state(index.row()) == UserListing::RowState::Outdated)
            cell.outdated();
        paintUser(cell, *user, static_cast<UserColumn>(index.column()));
    } else if (m_model.state(index.row()) == UserListing::RowState::Loading) {
        cell.skeleton(barSeed(index));
    }
}

void UserTableDelegate::paintUser(CellPainter &cell, const User &user, UserColumn column) const {
    switch (column) {
    case UserColumn::Activity:
        return cell.status(StatusText::tone(user.activity), StatusText::word(user.activity));
    case UserColumn::Status:
        return cell.status(
            user.status == UserStatus::Active ? Tone::Good : Tone::Neutral, StatusText::word(user.status));
    case UserColumn::DeviceToken:
        return cell.identifier(user.deviceToken.text());
    case UserColumn::Name:
        if (user.status == UserStatus::Inactive)
            return cell.textBeforeSign(UserText::cell(user, column), TextRole::BodyStrong, Ink::Muted,
                Icon::Deactivated, StatusText::word(user.status));
        return cell.text(UserText::cell(user, column), TextRole::BodyStrong, Ink::Text);
    default:
        return cell.text(UserText::cell(user, column), TextRole::Body, Ink::Muted);
    }
}

void UserTableDelegate::paintFailure(QPainter &painter, const QRect &row, bool inWords) const {
    const QRect area = row.adjusted(padding, 0, -padding, -1);
    if (!inWords) {
        painter.setFont(m_theme.font(TextRole::Body));
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
    painter.setFont(m_theme.font(TextRole::Body));
    painter.setPen(m_theme.ink(Ink::Text));
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine;
    QRect written;
    painter.drawText(words, flags, tr("These rows could not be read."), &written);
    if (mirrored)
        words.setRight(written.left() - Metrics::spacingSmall);
    else
        words.setLeft(written.right() + Metrics::spacingSmall);
    painter.setFont(m_theme.font(TextRole::BodyStrong));
    painter.setPen(m_theme.ink(Ink::Accent));
    painter.drawText(words, flags, tr("Try again"));
}

QSize UserTableDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const {
    return {UserColumnFacts::of(static_cast<UserColumn>(index.column())).width, Metrics::rowHeight};
}

// A tooltip only says what the cell does not show already.
bool UserTableDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
    const QStyleOptionViewItem &option, const QModelIndex &index) {
    const QString hint = index.data(Qt::ToolTipRole).toString();
    const bool identifier = index.column() == int(UserColumn::DeviceToken);
    const QFont font = m_theme.font(identifier ? TextRole::Identifier : TextRole::BodyStrong);
    const int room = option.rect.width() - padding - Metrics::spacingSmall;
    const bool cut = QFontMetrics(font).horizontalAdvance(hint.left(200)) > room;
    if (event->type() == QEvent::ToolTip && (hint.isEmpty() || !(cut || hint.contains(u'\n')))) {
        QToolTip::hideText();
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace fleetkey::ui
