#pragma once

#include "core/base/Clock.h"
#include "core/tokens/Diagnosis.h"
#include "core/tokens/UserSessions.h"
#include "ui/theme/ThemeColors.h"

#include <QAbstractTableModel>

namespace fleetkey::ui {

/// Everybody whose tokens this console holds, or the keychain for it; sorted by name at first.
class HeldTokensModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Instance, Identifier, AccessToken, Expires, RefreshToken, Place, Since, ColumnCount };

    /// `sessions` must outlive the model.
    explicit HeldTokensModel(UserSessions &sessions, QObject *parent = nullptr);

    [[nodiscard]] const HeldUser &user(int row) const { return m_users.at(row); }
    /// -1: nothing of this user is held.
    [[nodiscard]] int rowOf(const DeviceToken &user) const;
    /// Of the state that the cell shows; neutral where it shows none.
    [[nodiscard]] Tone tone(const QModelIndex &index) const;
    /// Name, or DeviceToken where no name is known.
    [[nodiscard]] static QString title(const HeldUser &user);
    /// Time has passed: states and moments may be others.
    void updateMoments();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

private:
    void reload();
    void updateUser(const DeviceToken &user);
    void keepOrder();
    [[nodiscard]] QList<HeldUser> sorted(const QList<HeldUser> &users) const;
    [[nodiscard]] Diagnosis diagnosis(const HeldUser &user) const;
    [[nodiscard]] bool isUnread(const HeldUser &user) const;
    [[nodiscard]] QDateTime expiry(const HeldUser &user) const;
    [[nodiscard]] QString text(const HeldUser &user, int column) const;
    [[nodiscard]] QString toolTip(const HeldUser &user, int column) const;

    UserSessions &m_sessions;
    QList<HeldUser> m_users;
    int m_sortColumn = Name;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
};

} // namespace fleetkey::ui
