#pragma once

#include "core/users/UserListing.h"
#include "ui/users/UserColumn.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace fleetkey::ui {

/// A listing as an item model. Answers only for rows it is asked about, so a million of them cost what a
/// thousand cost. Of a long list the first rows are here at once, the others a moment later, within some
/// turns of the event loop: views keep something for each of them.
class UserTableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        StateRole = Qt::UserRole, ///< the row's `UserListing::RowState`, as int
        DeviceTokenRole, ///< the user's DeviceToken as text; empty where the row is not here
        CopyRole, ///< the cell as it goes to the clipboard
    };

    /// The listing must outlive the model.
    explicit UserTableModel(UserListing &listing, QObject *parent = nullptr);

    [[nodiscard]] UserListing &listing() const { return m_listing; }
    /// The user of a row, or null where it is not here.
    [[nodiscard]] const User *user(int row) const { return m_listing.row(row); }
    [[nodiscard]] UserListing::RowState state(int row) const { return m_listing.rowState(row); }
    /// True while rows are being taken away from the end: what Qt then makes current nobody has chosen.
    [[nodiscard]] bool isShrinking() const { return m_shrinking; }

    /// All rows at once: somebody is on the way to the last.
    void complete();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString headOf(const UserColumnFacts &facts) const;
    [[nodiscard]] static QString sortHint(const UserColumnFacts &facts);
    [[nodiscard]] QString accessibleText(int row, UserColumn column, const User *user) const;
    void startAnew();
    void followTotal();
    void grow();
    void announce(qint64 first, qint64 last);

    UserListing &m_listing;
    int m_rows = 0; ///< as many as the listing has, or on the way there
    int m_most = 0; ///< so many there have been: for these the views have room, and need no turns
    QTimer m_growing;
    bool m_shrinking = false;
};

} // namespace fleetkey::ui
