#pragma once

#include "core/base/Clock.h"
#include "core/tokens/UserSessions.h"
#include "ui/theme/ThemeColors.h"

#include <QAbstractTableModel>

namespace fleetkey::ui {

/// Everybody whose tokens this console holds, by name.
class HeldTokensModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, AccessToken, Place, Since, ColumnCount };

    /// `sessions` must outlive the model.
    explicit HeldTokensModel(UserSessions &sessions, QObject *parent = nullptr);

    [[nodiscard]] const HeldUser &user(int row) const { return m_users.at(row); }
    /// Of the access token's state.
    [[nodiscard]] Tone tone(int row) const;
    /// Name, or DeviceToken where no name is known.
    [[nodiscard]] static QString title(const HeldUser &user);
    /// Time has passed: states and moments may be others.
    void updateMoments();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void reload();
    void updateUser(const DeviceToken &user);
    [[nodiscard]] AccessTokenState state(int row) const;

    UserSessions &m_sessions;
    QList<HeldUser> m_users;
};

} // namespace fleetkey::ui
