#pragma once

#include "core/users/UserListing.h"

#include <QItemSelection>
#include <QObject>
#include <QSet>

class QModelIndex;

namespace fleetkey::ui {

class UserTableModel;

/// Which users are selected and which one is current, by DeviceToken: rows move when the list is sorted,
/// filtered or read again, users stay who they are. A range may span rows that are not here: whoever comes
/// into such a row is selected, too.
class UserSelection final : public QObject {
    Q_OBJECT

public:
    /// Follows, and where users have moved corrects, this selection model of a view of this model.
    UserSelection(UserTableModel &model, QItemSelectionModel &selection, QObject *parent = nullptr);

    /// Empty: none. Stays when the user's row is not known any more.
    [[nodiscard]] const DeviceToken &current() const { return m_current; }
    /// Makes a user current, wherever the row is; empty: none.
    void setCurrent(const DeviceToken &user);
    /// Whether the person stands where the current user is, as far as is known, or on no row; else on a row
    /// whose user is not here yet.
    [[nodiscard]] bool isOnCurrent() const;
    /// Whoever comes into the current row will be current, and `awaitedCame` told of it.
    void awaitCurrent();
    /// The person has turned to something else meanwhile.
    void awaitNoCurrent() { awaitRow(-1); }

    /// The ranges of selected rows that are here, ascending.
    [[nodiscard]] QList<RowRange> rows() const;
    /// How many of the selected rows are here, and how many are not: never read, or let go of since.
    [[nodiscard]] qint64 count() const;
    [[nodiscard]] qint64 awayCount() const;
    /// Selects the rows that are here and tells how many those are.
    qint64 selectAllHere();

Q_SIGNALS:
    /// A person, or `setCurrent`, chose another user; never because rows moved.
    void currentChanged(const fleetkey::DeviceToken &user);
    /// Who was waited for with `awaitCurrent` is current now.
    void awaitedCame(const fleetkey::DeviceToken &user);
    /// `count` or `awayCount`.
    void countChanged();

private:
    void followCurrent(const QModelIndex &current);
    void followSelection(const QItemSelection &selected, const QItemSelection &deselected);
    void rememberUsers();
    void tellCount();
    void awaitRow(int row, bool tells = false);
    bool adoptAwaited(qint64 first, qint64 last);
    void restore();
    void restoreRows(qint64 first, qint64 last);
    bool restoreMarks(qint64 first, qint64 last);
    void restoreCurrent();
    [[nodiscard]] QItemSelection spanOf(const QList<RowRange> &rows) const;
    void selectRows(const QList<RowRange> &rows);

    UserTableModel &m_model;
    QItemSelectionModel &m_selection;
    DeviceToken m_current;
    QSet<DeviceToken> m_selected;
    QItemSelection m_awaited; ///< selected before their users were known
    qint64 m_awayTold = 0;
    qint64 m_currentRow = -1; ///< where the current user was seen last
    qint64 m_awaitedRow = -1; ///< whoever comes there will be current
    bool m_tellsAwaited = false;
    bool m_restoring = false;
};

} // namespace fleetkey::ui
