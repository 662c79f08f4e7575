#include "ui/activity/ActivityDelegate.h"

#include "ui/activity/ActivityModel.h"
#include "ui/widgets/CellPainter.h"
#include "ui/widgets/RowHover.h"

namespace fleetkey::ui {

ActivityDelegate::ActivityDelegate(
    const Theme &theme, const ActivityModel &model, const RowHover &hover, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_model(model)
    , m_hover(hover) {
}

void ActivityDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    CellPainter::paintGround(
        m_theme, *painter, option.rect, option.state.testFlag(QStyle::State_Selected), m_hover.isOver(index));
    const QString text = index.data().toString();
    const CellPainter cell(m_theme, *painter, option);
    switch (index.column()) {
    case ActivityModel::When:
        return cell.text(text, TextRole::Body, Ink::Muted);
    case ActivityModel::Whom:
        return cell.text(text, TextRole::BodyStrong, Ink::Text);
    case ActivityModel::Identifier:
        return cell.identifier(text);
    case ActivityModel::Outcome:
        return cell.status(m_model.entry(index.row()).succeeded ? Tone::Good : Tone::Bad, text);
    default:
        return cell.text(text, TextRole::Body, Ink::Text);
    }
}

} // namespace fleetkey::ui
