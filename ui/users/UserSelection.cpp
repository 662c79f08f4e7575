#include "ui/users/UserSelection.h"

#include "ui/users/UserTableModel.h"

#include <QScopedValueRollback>

namespace fleetkey::ui {

UserSelection::UserSelection(UserTableModel &model, QItemSelectionModel &selection, QObject *parent)
    : QObject(parent)
    , m_model(model)
    , m_selection(selection) {
    connect(&selection, &QItemSelectionModel::currentChanged, this, &UserSelection::followCurrent);
    connect(&selection, &QItemSelectionModel::selectionChanged, this, &UserSelection::followSelection);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        m_currentRow = -1;
        restore();
    });
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &UserSelection::restore);
    connect(&model, &QAbstractItemModel::dataChanged, this,
        [this](const QModelIndex &first, const QModelIndex &last) { restoreRows(first.row(), last.row()); });
}

void UserSelection::setCurrent(const DeviceToken &user) {
    const bool changes = m_current != user;
    m_current = user;
    awaitRow(-1);
    m_selected = user.isEmpty() ? QSet<DeviceToken>() : QSet<DeviceToken>{user};
    restore();
    if (changes)
        Q_EMIT currentChanged(m_current);
}

bool UserSelection::isOnCurrent() const {
    const int row = m_selection.currentIndex().row();
    return row < 0 || row == m_currentRow;
}

void UserSelection::awaitCurrent() {
    awaitRow(m_selection.currentIndex().row(), true);
}

void UserSelection::awaitRow(int row, bool tells) {
    m_awaitedRow = row;
    m_tellsAwaited = tells;
}

QList<RowRange> UserSelection::rows() const {
    QList<RowRange> selected;
    const QItemSelection selection = m_selection.selection();
    const QList<RowRange> here = m_model.listing().rangesHere();
    for (const QItemSelectionRange &range : selection) {
        for (const RowRange &part : here) {
            const RowRange common{
                std::max<qint64>(range.top(), part.first), std::min<qint64>(range.bottom(), part.last)};
            if (common.first <= common.last)
                selected.append(common);
        }
    }
    std::ranges::sort(selected, {}, &RowRange::first);
    return selected;
}

qint64 UserSelection::count() const {
    qint64 rows = 0;
    for (const RowRange &range : this->rows())
        rows += range.last - range.first + 1;
    return rows;
}

qint64 UserSelection::awayCount() const {
    qint64 all = 0;
    const QItemSelection selection = m_selection.selection();
    for (const QItemSelectionRange &range : selection)
        all += range.height();
    return all - count();
}

qint64 UserSelection::selectAllHere() {
    {
        const QScopedValueRollback restoring(m_restoring, true);
        m_awaited.clear();
        selectRows(m_model.listing().rangesHere());
    }
    rememberUsers();
    return count();
}

void UserSelection::followCurrent(const QModelIndex &current) {
    // When rows go away, Qt chooses a neighbour; nobody asked for that one.
    if (m_restoring || m_model.isShrinking())
        return;
    const User *const user = current.isValid() ? m_model.user(current.row()) : nullptr;
    awaitRow(user ? -1 : current.row());
    if (user)
        m_currentRow = current.row();
    if (!user || user->deviceToken == m_current)
        return;
    m_current = user->deviceToken;
    Q_EMIT currentChanged(m_current);
}

void UserSelection::followSelection(const QItemSelection &selected, const QItemSelection &deselected) {
    if (m_restoring || m_model.isShrinking())
        return;
    m_awaited.merge(selected, QItemSelectionModel::Select);
    m_awaited.merge(deselected, QItemSelectionModel::Deselect);
    rememberUsers();
}

void UserSelection::rememberUsers() {
    QSet<DeviceToken> selected;
    for (const RowRange &range : rows()) {
        for (qint64 row = range.first; row <= range.last; ++row)
            selected.insert(m_model.user(static_cast<int>(row))->deviceToken);
    }
    m_awaited.merge(spanOf(m_model.listing().rangesHere()), QItemSelectionModel::Deselect);
    // While selected rows are out of reach, so are their users; they come back with their page.
    if (awayCount() > 0) {
        for (const DeviceToken &user : std::as_const(m_selected)) {
            if (m_model.listing().indexOf(user) < 0)
                selected.insert(user);
        }
    }
    m_selected = selected;
    tellCount();
}

void UserSelection::tellCount() {
    m_awayTold = awayCount();
    Q_EMIT countChanged();
}

// Somebody went to a row before its page came.
bool UserSelection::adoptAwaited(qint64 first, qint64 last) {
    const User *const user = m_awaitedRow >= first && m_awaitedRow <= last
        ? m_model.user(static_cast<int>(m_awaitedRow))
        : nullptr;
    if (!user)
        return false;
    m_currentRow = std::exchange(m_awaitedRow, -1);
    if (user->deviceToken == m_current)
        return false;
    m_current = user->deviceToken;
    if (m_selection.isSelected(m_selection.currentIndex()))
        m_selected.insert(m_current);
    return true;
}

void UserSelection::restore() {
    awaitRow(-1);
    m_awaited.clear();
    {
        const QScopedValueRollback restoring(m_restoring, true);
        QList<RowRange> rows;
        for (const DeviceToken &user : std::as_const(m_selected)) {
            const qint64 row = m_model.listing().indexOf(user);
            if (row >= 0)
                rows.append({row, row});
        }
        std::ranges::sort(rows, {}, &RowRange::first);
        QList<RowRange> joined;
        for (const RowRange &row : std::as_const(rows)) {
            if (!joined.isEmpty() && joined.constLast().last + 1 == row.first)
                joined.last().last = row.last;
            else
                joined.append(row);
        }
        selectRows(joined);
        restoreCurrent();
    }
    tellCount();
}

// A page came: who was waited for is selected, and rows of it that are marked wrongly are put right.
void UserSelection::restoreRows(qint64 first, qint64 last) {
    const bool awaited = m_awaitedRow >= 0;
    const bool adopted = adoptAwaited(first, last);
    const bool marked = restoreMarks(first, last);
    if (adopted)
        Q_EMIT currentChanged(m_current);
    if (awaited && m_awaitedRow < 0 && std::exchange(m_tellsAwaited, false))
        Q_EMIT awaitedCame(m_current);
    if (marked || adopted || awayCount() != m_awayTold)
        tellCount();
}

bool UserSelection::restoreMarks(qint64 first, qint64 last) {
    const QScopedValueRollback restoring(m_restoring, true);
    bool changed = false;
    QList<RowRange> seen;
    if (!m_selected.isEmpty() || m_selection.hasSelection()) {
        for (const RowRange &here : m_model.listing().rangesHere()) {
            const qint64 end = std::min(last, here.last);
            if (std::max(first, here.first) <= end)
                seen.append({std::max(first, here.first), end});
            for (qint64 row = std::max(first, here.first); row <= end; ++row) {
                const QModelIndex index = m_model.index(static_cast<int>(row), 0);
                const DeviceToken user = m_model.user(index.row())->deviceToken;
                if (m_awaited.contains(index))
                    m_selected.insert(user);
                const bool wanted = m_selected.contains(user);
                if (wanted == m_selection.isSelected(index))
                    continue;
                m_selection.select(index,
                    QItemSelectionModel::Rows
                        | (wanted ? QItemSelectionModel::Select : QItemSelectionModel::Deselect));
                changed = true;
            }
        }
    }
    m_awaited.merge(spanOf(seen), QItemSelectionModel::Deselect);
    restoreCurrent();
    return changed;
}

void UserSelection::restoreCurrent() {
    if (m_awaitedRow >= 0)
        return;
    const QModelIndex now = m_selection.currentIndex();
    const User *const shown = now.isValid() ? m_model.user(now.row()) : nullptr;
    const bool isShown = shown && shown->deviceToken == m_current;
    if (isShown)
        m_currentRow = now.row();
    if (m_current.isEmpty() ? !now.isValid() : isShown)
        return;
    const qint64 row = m_current.isEmpty() ? -1 : m_model.listing().indexOf(m_current);
    if (row >= 0) {
        m_currentRow = row;
        m_selection.setCurrentIndex(
            m_model.index(static_cast<int>(row), std::max(0, now.column())), QItemSelectionModel::NoUpdate);
    } else if (m_current.isEmpty() || shown) { // another user stands there now
        m_currentRow = -1;
        m_selection.clearCurrentIndex();
    }
}

QItemSelection UserSelection::spanOf(const QList<RowRange> &rows) const {
    QItemSelection selection;
    for (const RowRange &range : rows)
        selection.append(QItemSelectionRange(m_model.index(static_cast<int>(range.first), 0),
            m_model.index(static_cast<int>(range.last), m_model.columnCount() - 1)));
    return selection;
}

void UserSelection::selectRows(const QList<RowRange> &rows) {
    m_selection.select(spanOf(rows), QItemSelectionModel::ClearAndSelect);
}

} // namespace fleetkey::ui
