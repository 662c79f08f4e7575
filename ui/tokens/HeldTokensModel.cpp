#include "ui/tokens/HeldTokensModel.h"

#include "ui/common/DateText.h"
#include "ui/tokens/TokenText.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace fleetkey::ui {

namespace {

constexpr qsizetype longestName = 200;

/// A row with what it is sorted by, worked out once.
struct Keyed {
    QString text;
    qint64 moment = 0;
    HeldUser user;
};

bool isMoment(int column) {
    return column == HeldTokensModel::Expires || column == HeldTokensModel::Since;
}

} // namespace

HeldTokensModel::HeldTokensModel(UserSessions &sessions, QObject *parent)
    : QAbstractTableModel(parent)
    , m_sessions(sessions) {
    m_users = sorted(sessions.heldUsers());
    connect(&sessions, &UserSessions::heldUsersChanged, this, &HeldTokensModel::reload);
    connect(&sessions, &UserSessions::changed, this, &HeldTokensModel::updateUser);
}

void HeldTokensModel::reload() {
    beginResetModel();
    m_users = sorted(m_sessions.heldUsers());
    endResetModel();
}

void HeldTokensModel::updateUser(const DeviceToken &user) {
    const int row = rowOf(user);
    if (row < 0)
        return;
    const QList<HeldUser> users = m_sessions.heldUsers();
    const auto now = std::ranges::find(users, user, &HeldUser::user);
    if (now != users.end())
        m_users[row] = *now;
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    keepOrder();
}

void HeldTokensModel::updateMoments() {
    if (m_users.isEmpty())
        return;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    if (m_sortColumn == AccessToken)
        keepOrder(); // moments keep it by themselves
}

void HeldTokensModel::keepOrder() {
    if (!std::ranges::equal(m_users, sorted(m_users), {}, &HeldUser::user, &HeldUser::user))
        sort(m_sortColumn, m_sortOrder);
}

int HeldTokensModel::rowOf(const DeviceToken &user) const {
    const auto found = std::ranges::find(m_users, user, &HeldUser::user);
    return found == m_users.end() ? -1 : static_cast<int>(found - m_users.begin());
}

void HeldTokensModel::sort(int column, Qt::SortOrder order) {
    if (column < 0 || column >= ColumnCount)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QList<DeviceToken> rows;
    for (const QModelIndex &index : before)
        rows.append(m_users.at(index.row()).user);
    m_sortColumn = column;
    m_sortOrder = order;
    m_users = sorted(m_users);
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rowOf(rows.at(i)), before.at(i).column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

/// Equal ones by name, whichever way round; what has no moment comes last.
QList<HeldUser> HeldTokensModel::sorted(const QList<HeldUser> &users) const {
    const bool descending = m_sortOrder == Qt::DescendingOrder;
    std::vector<Keyed> rows;
    for (const HeldUser &user : users) {
        const QDateTime when = m_sortColumn == Expires ? expiry(user) : user.since;
        const qint64 never
            = descending ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max();
        rows.push_back({text(user, m_sortColumn), when.isValid() ? when.toMSecsSinceEpoch() : never, user});
    }
    const bool byMoment = isMoment(m_sortColumn);
    std::ranges::sort(rows, [&](const Keyed &left, const Keyed &right) {
        const int order = byMoment ? (left.moment > right.moment) - (left.moment < right.moment)
                                   : QString::localeAwareCompare(left.text, right.text);
        if (order != 0)
            return descending ? order > 0 : order < 0;
        const int names = QString::localeAwareCompare(title(left.user), title(right.user));
        return names != 0 ? names < 0 : left.user.user < right.user.user;
    });
    QList<HeldUser> inOrder;
    for (Keyed &row : rows)
        inOrder.append(std::move(row.user));
    return inOrder;
}

Diagnosis HeldTokensModel::diagnosis(const HeldUser &user) const {
    return diagnose(TokenSituation::of(m_sessions.knowledge(user.user)));
}

QDateTime HeldTokensModel::expiry(const HeldUser &user) const {
    const HeldTokens *held = m_sessions.held(user.user);
    return held == nullptr ? QDateTime() : held->expires;
}

/// The keychain has them, and nobody has asked it yet, or it did not answer.
bool HeldTokensModel::isUnread(const HeldUser &user) const {
    const KeychainHolding holding = m_sessions.keychainHolding(user.user);
    return m_sessions.held(user.user) == nullptr && holding != KeychainHolding::NotUsed
        && holding != KeychainHolding::Missing;
}

Tone HeldTokensModel::tone(const QModelIndex &index) const {
    const Diagnosis now = diagnosis(m_users.at(index.row()));
    switch (index.column()) {
    case AccessToken:
        return TokenText::tone(now);
    case RefreshToken:
        return TokenText::tone(now.refreshToken);
    default:
        return Tone::Neutral;
    }
}

QString HeldTokensModel::title(const HeldUser &user) {
    const QString name = user.name.simplified().left(longestName);
    return name.isEmpty() ? user.user.text() : name;
}

int HeldTokensModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_users.size());
}

int HeldTokensModel::columnCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant HeldTokensModel::data(const QModelIndex &index, int role) const {
    if (!index.isValid())
        return {};
    const HeldUser &user = m_users.at(index.row());
    if (role == Qt::ToolTipRole)
        return toolTip(user, index.column());
    return role == Qt::DisplayRole ? QVariant(text(user, index.column())) : QVariant();
}

QString HeldTokensModel::text(const HeldUser &user, int column) const {
    const KeychainHolding holding = m_sessions.keychainHolding(user.user);
    const QDateTime now = m_sessions.platformNow();
    switch (column) {
    case Name:
        return user.name.simplified().left(longestName);
    case Instance:
        return user.instance.simplified().left(longestName);
    case Identifier:
        return user.user.text();
    case AccessToken:
        return TokenText::word(diagnosis(user), holding);
    case Expires:
        return isUnread(user) ? tr("not read yet") : DateText::relative(expiry(user), now);
    case RefreshToken:
        return TokenText::word(diagnosis(user).refreshToken, holding);
    case Place:
        return TokenText::place(m_sessions, user.user);
    case Since:
        return DateText::relative(user.since, now);
    default:
        return {};
    }
}

QString HeldTokensModel::toolTip(const HeldUser &user, int column) const {
    if (column == Expires)
        return DateText::utc(expiry(user));
    return column == Since ? DateText::utc(user.since) : text(user, column);
}

QVariant HeldTokensModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("User");
    case Instance:
        return tr("Instance");
    case Identifier:
        return tr("DeviceToken");
    case AccessToken:
        return tr("Access token");
    case Expires:
        return tr("Expires");
    case RefreshToken:
        return tr("Refresh token");
    case Place:
        return tr("Kept");
    case Since:
        return tr("Since");
    default:
        return {};
    }
}

} // namespace fleetkey::ui
