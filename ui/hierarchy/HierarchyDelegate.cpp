#include "ui/hierarchy/HierarchyDelegate.h"

#include "ui/hierarchy/HierarchyModel.h"
#include "ui/theme/Metrics.h"
#include "ui/widgets/CellPainter.h"
#include "ui/widgets/RowHover.h"

namespace fleetkey::ui {

using Kind = HierarchyNode::Kind;

namespace {

Icon iconOf(Kind kind) {
    switch (kind) {
    case Kind::Company:
        return Icon::Hierarchy;
    case Kind::Application:
        return Icon::Device;
    case Kind::Instance:
        break;
    }
    return Icon::Users;
}

void paintName(CellPainter &cell, const HierarchyNode &node) {
    const bool instance = node.kind == Kind::Instance;
    cell.icon(iconOf(node.kind), instance ? Ink::Accent : Ink::Muted);
    cell.text(
        node.name, instance ? TextRole::Body : TextRole::BodyStrong, node.active ? Ink::Text : Ink::Muted);
}

} // namespace

HierarchyDelegate::HierarchyDelegate(
    const Theme &theme, const HierarchyModel &model, const RowHover &hover, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_theme(theme)
    , m_model(model)
    , m_hover(hover) {
}

void HierarchyDelegate::paint(
    QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const {
    CellPainter::paintGround(
        m_theme, *painter, option.rect, option.state.testFlag(QStyle::State_Selected), m_hover.isOver(index));
    const HierarchyNode *const node = m_model.node(index);
    if (node == nullptr)
        return;
    CellPainter cell(m_theme, *painter, option);
    const QString text = index.data().toString();
    switch (index.column()) {
    case HierarchyModel::Name:
        return paintName(cell, *node);
    case HierarchyModel::Users:
        if (m_model.users(index).state == UserCounts::State::Unknown)
            return cell.skeleton(unsigned(index.row()) * 31U);
        return cell.number(text.isEmpty() ? QString(QChar(0x2014)) : text);
    case HierarchyModel::Status:
        if (!text.isEmpty())
            cell.status(node->active ? Tone::Good : Tone::Neutral, text);
        return;
    case HierarchyModel::Environment:
        if (!text.isEmpty())
            cell.text(text, TextRole::Body, Ink::Muted);
        return;
    case HierarchyModel::Id:
        return cell.identifier(text);
    default:
        return;
    }
}

QSize HierarchyDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const {
    return {Metrics::rowHeight, Metrics::rowHeight};
}

} // namespace fleetkey::ui
