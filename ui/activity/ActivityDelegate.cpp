#include "ui/activity/ActivityDelegate.h"

#include "ui/activity/ActivityModel.h"
#include "ui/widgets/CellPainter.h"
#include "ui/widgets/RowHover.h"

namespace fleetkey::ui {

namespace {

Icon iconOf(AuditEntry::Action action) {
    switch (action) {
    case AuditEntry::Action::SignIn:
        return Icon::LogIn;
    case AuditEntry::Action::SignOut:
        return Icon::LogOut;
    case AuditEntry::Action::Register:
        return Icon::UserPlus;
    case AuditEntry::Action::UserLogin:
        return Icon::Key;
    case AuditEntry::Action::UserRefresh:
        return Icon::Refresh;
    case AuditEntry::Action::UserCheck:
        return Icon::Check;
    case AuditEntry::Action::Activate:
        return Icon::Edit;
    case AuditEntry::Action::UserTakeOver:
        return Icon::Token;
    case AuditEntry::Action::UserRemember:
    case AuditEntry::Action::PinSet:
    case AuditEntry::Action::PinChange:
        return Icon::Lock;
    case AuditEntry::Action::UserStopRemembering:
    case AuditEntry::Action::PinRemove:
        return Icon::Unlock;
    case AuditEntry::Action::UserForget:
        return Icon::Trash;
    case AuditEntry::Action::Copy:
    case AuditEntry::Action::CopyKey:
        return Icon::Copy;
    case AuditEntry::Action::Unknown:
        break;
    }
    return Icon::Info;
}

} // namespace

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
    CellPainter cell(m_theme, *painter, option);
    const AuditEntry &entry = m_model.entry(index.row());
    switch (index.column()) {
    case ActivityModel::What:
        cell.icon(iconOf(entry.action), Ink::Muted);
        return cell.text(text, TextRole::Body, Ink::Text);
    case ActivityModel::When:
        return cell.text(text, TextRole::Body, Ink::Muted);
    case ActivityModel::Whom:
        return cell.text(text, TextRole::BodyStrong, Ink::Text);
    case ActivityModel::Identifier:
        return cell.identifier(text);
    case ActivityModel::Outcome:
        return cell.status(entry.succeeded ? Tone::Good : Tone::Bad, text);
    default:
        return cell.text(text, TextRole::Body, Ink::Text);
    }
}

} // namespace fleetkey::ui
