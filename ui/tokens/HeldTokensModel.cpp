#include "ui/tokens/HeldTokensModel.h"

#include "core/tokens/TokenSituation.h"
#include "ui/common/DateText.h"
#include "ui/tokens/TokenText.h"

namespace fleetkey::ui {

HeldTokensModel::HeldTokensModel(UserSessions &sessions, QObject *parent)
    : QAbstractTableModel(parent)
    , m_sessions(sessions)
    , m_users(sessions.heldUsers()) {
    connect(&sessions, &UserSessions::heldUsersChanged, this, &HeldTokensModel::reload);
    connect(&sessions, &UserSessions::changed, this, &HeldTokensModel::updateUser);
}

void HeldTokensModel::reload() {
    beginResetModel();
    m_users = m_sessions.heldUsers();
    endResetModel();
}

void HeldTokensModel::updateUser(const DeviceToken &user) {
    const auto users = m_sessions.heldUsers();
    for (qsizetype row = 0; row < m_users.size(); ++row) {
        if (m_users.at(row).user != user)
            continue;
        if (row < users.size() && users.at(row).user == user)
            m_users[row] = users.at(row);
        const int at = static_cast<int>(row);
        Q_EMIT dataChanged(index(at, 0), index(at, ColumnCount - 1));
    }
}

void HeldTokensModel::updateMoments() {
    if (!m_users.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

AccessTokenState HeldTokensModel::state(int row) const {
    TokenKnowledge knowledge;
    knowledge.user = m_users.at(row).user;
    knowledge.held = m_sessions.held(knowledge.user);
    knowledge.platformNow = m_sessions.platformNow();
    return TokenSituation::of(knowledge).accessToken;
}

Tone HeldTokensModel::tone(int row) const {
    return m_sessions.held(m_users.at(row).user) == nullptr ? Tone::Neutral : TokenText::tone(state(row));
}

QString HeldTokensModel::title(const HeldUser &user) {
    const QString name = user.name.simplified().left(200);
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
        return index.column() == Since ? DateText::utc(user.since) : user.user.text();
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Name:
        return title(user);
    case AccessToken:
        return m_sessions.held(user.user) == nullptr ? tr("not read yet")
                                                     : TokenText::word(state(index.row()));
    case Place:
        return TokenText::place(m_sessions, user.user);
    case Since:
        return DateText::relative(user.since, m_sessions.platformNow());
    default:
        return {};
    }
}

QVariant HeldTokensModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("User");
    case AccessToken:
        return tr("Access token");
    case Place:
        return tr("Kept");
    case Since:
        return tr("Since");
    default:
        return {};
    }
}

} // namespace fleetkey::ui
