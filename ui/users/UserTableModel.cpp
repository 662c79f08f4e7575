#include "ui/users/UserTableModel.h"

#include "ui/common/StatusText.h"
#include "ui/users/UserText.h"

#include <QScopedValueRollback>

namespace fleetkey::ui {

namespace {

constexpr int rowsAtFirst = 20'000;
constexpr int rowsAtOnce = 250'000;
constexpr auto pauseAtFirst = std::chrono::milliseconds(100); // until the first rows are painted

/// Views count rows with int; so many they could not show anyway.
int countable(qint64 rows) {
    return static_cast<int>(std::clamp<qint64>(rows, 0, 50'000'000));
}

} // namespace

UserTableModel::UserTableModel(UserListing &listing, QObject *parent)
    : QAbstractTableModel(parent)
    , m_listing(listing) {
    m_growing.setSingleShot(true);
    connect(&m_growing, &QTimer::timeout, this, &UserTableModel::grow);
    connect(&listing, &UserListing::totalChanged, this, &UserTableModel::followTotal);
    connect(&listing, &UserListing::rowsChanged, this, &UserTableModel::announce);
    connect(&listing, &UserListing::reset, this, &UserTableModel::startAnew);
    startAnew();
}

int UserTableModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int UserTableModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(UserColumnFacts::all().size());
}

QVariant UserTableModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    if (role == StateRole)
        return static_cast<int>(state(index.row()));
    const auto column = static_cast<UserColumn>(index.column());
    const User *const user = this->user(index.row());
    if (role == Qt::AccessibleTextRole)
        return accessibleText(index.row(), column, user);
    if (!user)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return UserText::cell(*user, column);
    case Qt::ToolTipRole:
        return UserText::hint(*user, column);
    case CopyRole:
        return UserText::copied(*user, column);
    case DeviceTokenRole:
        return user->deviceToken.text();
    default:
        return {};
    }
}

/// A name has two parts, and the platform sorts by one of them: the head says which.
QString UserTableModel::headOf(const UserColumnFacts &facts) const {
    if (facts.column != UserColumn::Name)
        return facts.name();
    switch (m_listing.query().sortKey) {
    case UserSortKey::FirstName:
        return tr("Name (by first)", "head of the column, sorted by first names");
    case UserSortKey::LastName:
        return tr("Name (by last)", "head of the column, sorted by last names");
    default:
        return facts.name();
    }
}

QString UserTableModel::sortHint(const UserColumnFacts &facts) {
    if (!facts.sortKey)
        return tr("The platform cannot sort by this");
    if (facts.column == UserColumn::Name)
        return tr(
            "Click to sort by first name, up and down, then by last name, up and down: the platform sorts "
            "by one of the two");
    return tr("Click to sort by %1", "name of a column").arg(facts.name());
}

QVariant UserTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return {};
    const UserColumnFacts &facts = UserColumnFacts::of(static_cast<UserColumn>(section));
    switch (role) {
    case Qt::DisplayRole:
        return headOf(facts);
    case Qt::ToolTipRole:
        return sortHint(facts);
    default:
        return {};
    }
}

// What is only seen otherwise (a grey bar, a missing value) is said.
QString UserTableModel::accessibleText(int row, UserColumn column, const User *user) const {
    if (user) {
        QString text = UserText::cell(*user, column);
        if (text.isEmpty())
            text = tr("none", "a missing value, read aloud");
        if (column == UserColumn::Name && user->status == UserStatus::Inactive)
            text = tr("%1, %2", "name, status").arg(text, StatusText::word(user->status));
        return state(row) == UserListing::RowState::Outdated ? tr("%1, being updated", "value").arg(text)
                                                             : text;
    }
    return state(row) == UserListing::RowState::Failed ? tr("could not be read") : tr("loading");
}

void UserTableModel::startAnew() {
    beginResetModel();
    const int rows = countable(m_listing.total().value_or(0));
    m_rows = std::min(rows, std::max(rowsAtFirst, m_most));
    endResetModel();
    if (m_rows < rows)
        m_growing.start(pauseAtFirst);
}

void UserTableModel::grow() {
    const int rows = countable(m_listing.total().value_or(0));
    const int next = std::min(rows, m_rows + rowsAtOnce);
    if (next <= m_rows)
        return;
    beginInsertRows({}, m_rows, next - 1);
    m_rows = next;
    endInsertRows();
    m_most = std::max(m_most, m_rows);
    if (m_rows < rows)
        m_growing.start(0);
}

void UserTableModel::complete() {
    while (m_rows < countable(m_listing.total().value_or(0)))
        grow();
    m_growing.stop();
}

void UserTableModel::followTotal() {
    const int rows = countable(m_listing.total().value_or(0));
    if (rows > m_rows && !m_growing.isActive()) {
        grow();
    } else if (rows < m_rows) {
        const QScopedValueRollback shrinking(m_shrinking, true);
        beginRemoveRows({}, rows, m_rows - 1);
        m_rows = rows;
        endRemoveRows();
    }
}

void UserTableModel::announce(qint64 first, qint64 last) {
    const int end = static_cast<int>(std::min<qint64>(last, m_rows - 1));
    if (first <= end)
        Q_EMIT dataChanged(index(static_cast<int>(first), 0), index(end, columnCount() - 1));
}

} // namespace fleetkey::ui
