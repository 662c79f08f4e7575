#include "ui/activity/ActivityModel.h"

#include "ui/activity/ActivityText.h"
#include "ui/common/DateText.h"

#include <algorithm>

namespace fleetkey::ui {

using Action = AuditEntry::Action;

ActivityModel::ActivityModel(std::shared_ptr<Clock> clock, Source source, QObject *parent)
    : QAbstractTableModel(parent)
    , m_clock(std::move(clock))
    , m_source(std::move(source)) {
}

void ActivityModel::refresh() {
    if (m_busy)
        m_again = true;
    else
        ask(0);
}

void ActivityModel::retry() {
    if (m_failure && !m_busy)
        ask(m_failedBefore);
}

void ActivityModel::ask(qint64 beforeId) {
    m_busy = true;
    m_failure.reset();
    Q_EMIT stateChanged();
    QCoro::connect(m_source(beforeId, pageSize), this,
        [this, beforeId](const Result<QList<AuditEntry>> &entries) { answered(beforeId, entries); });
}

void ActivityModel::answered(qint64 beforeId, const Result<QList<AuditEntry>> &entries) {
    if (entries) {
        m_read = true;
        if (beforeId == 0)
            takeNewest(*entries);
        else
            takeOlder(*entries);
    } else if (entries.error().kind != ErrorKind::Cancelled) {
        m_failure = entries.error();
        m_failedBefore = beforeId;
    }
    m_busy = false; // not before the rows are in: a view may ask for more as soon as they come
    if (std::exchange(m_again, false))
        ask(0);
    else
        Q_EMIT stateChanged();
}

// What is written down never changes, so new rows only come on top. Where the page does not reach down to the
// rows that are here, more has happened than it holds: then the rows begin anew with it.
void ActivityModel::takeNewest(const QList<AuditEntry> &page) {
    const qint64 newest = m_entries.isEmpty() ? 0 : m_entries.constFirst().id;
    const auto known
        = std::ranges::find_if(page, [newest](const AuditEntry &entry) { return entry.id <= newest; });
    if (known == page.end() && (page.size() >= pageSize || m_entries.isEmpty() || page.isEmpty())) {
        beginResetModel();
        m_entries = page;
        m_complete = page.size() < pageSize;
        endResetModel();
        return;
    }
    const auto fresh = int(known - page.begin());
    if (fresh == 0)
        return;
    beginInsertRows({}, 0, fresh - 1);
    m_entries = page.first(fresh) + m_entries;
    endInsertRows();
}

void ActivityModel::takeOlder(const QList<AuditEntry> &page) {
    m_complete = page.size() < pageSize;
    if (page.isEmpty())
        return;
    const int first = int(m_entries.size());
    beginInsertRows({}, first, first + int(page.size()) - 1);
    m_entries += page;
    endInsertRows();
}

void ActivityModel::updateMoments() {
    if (!m_entries.isEmpty())
        Q_EMIT dataChanged(index(0, When), index(int(m_entries.size()) - 1, When), {Qt::DisplayRole});
}

DeviceToken ActivityModel::user(int row) const {
    const AuditEntry &entry = m_entries.at(row);
    const bool aboutUser = entry.action != Action::SignIn && entry.action != Action::SignOut
        && entry.action != Action::CopyKey && entry.action != Action::Unknown;
    return aboutUser && isUuid(entry.subject) ? DeviceToken(entry.subject) : DeviceToken();
}

int ActivityModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : int(m_entries.size());
}

int ActivityModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const AuditEntry &entry = m_entries.at(index.row());
    if (role == Qt::ToolTipRole && index.column() == When)
        return ActivityText::moment(entry.when);
    if (role == CopyRole && index.column() == When)
        return DateText::utc(entry.when);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != CopyRole)
        return {};
    switch (index.column()) {
    case When:
        return DateText::relative(entry.when, m_clock->now());
    case What:
        return ActivityText::action(entry.action);
    case Whom:
        return ActivityText::subject(entry);
    case Identifier:
        return isUuid(entry.subject) ? entry.subject : QString();
    case Outcome:
        return ActivityText::outcome(entry);
    default:
        return {};
    }
}

QVariant ActivityModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case What:
        return tr("What");
    case Whom:
        return tr("To whom");
    case Identifier:
        return tr("DeviceToken or InstanceId");
    case Outcome:
        return tr("Result");
    default:
        return {};
    }
}

bool ActivityModel::canFetchMore(const QModelIndex &parent) const {
    return !parent.isValid() && m_read && !m_complete && !m_busy && !m_failure;
}

void ActivityModel::fetchMore(const QModelIndex &parent) {
    if (canFetchMore(parent))
        ask(m_entries.constLast().id);
}

} // namespace fleetkey::ui
