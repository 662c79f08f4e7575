#pragma once

#include "core/base/Clock.h"
#include "core/platform/Hierarchy.h"
#include "core/users/UserListing.h"

#include <QVariantMap>
#include <QWidget>

#include <memory>

namespace fleetkey::ui {

class FilterBar;
class Button;
class ListMembership;
class LongReading;
class RegisteredRow;
class SideBySide;
class Theme;
class UserListPane;
class UserSearchRow;
class UserTableView;
struct UserFilters;

/// The place "Users": search, filters and the table on one side, the inspector it was handed on the other.
class UsersPlace final : public QWidget {
    Q_OBJECT

public:
    /// Takes the inspector over. Theme and listing must outlive the place. Asks the listing for nothing
    /// before its state is restored, or it is shown: it may be built while nobody is signed in.
    UsersPlace(const Theme &theme, std::shared_ptr<Clock> clock, UserListing &listing, QWidget *inspector,
        QWidget *parent = nullptr);
    ~UsersPlace() override;

    /// The instances to choose from; without any, the choice is hidden.
    void setApplications(const QList<Application> &applications);
    /// Whether the signed-in account may see nobody at all.
    void setRoleless(bool roleless);

    /// Empty: none.
    [[nodiscard]] const DeviceToken &currentUser() const;
    /// Makes a user current, whether the list knows the row or not.
    void showUser(const DeviceToken &user);
    /// Narrows the list down to the current user, without any filter.
    void showCurrentAlone();
    /// A newer record of a user: shown in the table and among the users looked at lately.
    void userChanged(const User &user);
    /// A user is new on the platform: the list is read again and the row brought into sight, or it is said
    /// that this view does not have it.
    void userRegistered(const User &user);
    /// A user is gone: no longer current nor among those looked at lately; the list is read again.
    void userRemoved(const DeviceToken &user);
    /// Asks for the list again, as of today: "the last 7 days" are other ones after midnight.
    void reload();
    /// Reads the list again if it could not be read.
    void retryFailed();
    void clearSearchAndFilters();
    /// All users of this instance, and no other filter; empty: of all instances.
    void showInstance(const InstanceId &instance);
    void setInspectorShown(bool shown);
    /// Shows the panel for something else than a user: nobody who is waited for comes in between.
    void lendInspector();

    /// For menus and the command palette. They belong to the place.
    [[nodiscard]] QAction *findAction() const { return m_find; }
    [[nodiscard]] QAction *newUserAction() const { return m_newUser; }
    [[nodiscard]] QAction *reloadAction() const { return m_reload; }
    /// Enabled once reading takes long.
    [[nodiscard]] QAction *stopAction() const { return m_stop; }
    [[nodiscard]] QAction *clearAction() const { return m_clear; }
    [[nodiscard]] QAction *recentAction() const { return m_recent; }
    [[nodiscard]] QAction *inspectorAction() const { return m_inspectorShown; }
    [[nodiscard]] QAction *compactAction() const { return m_compact; }
    [[nodiscard]] QAction *columnsAction() const { return m_columns; }
    /// What the chips of the filters open; disabled, as the columns are, while the place is not shown.
    [[nodiscard]] const QList<QAction *> &filterActions() const;

    /// Columns, sort, filters, sizes and recent users, for the settings of the account. The search is not
    /// kept. Restoring asks the listing for its first rows.
    [[nodiscard]] QVariantMap saveState() const;
    void restoreState(const QVariantMap &state);

    [[nodiscard]] UserTableView &table() const;
    [[nodiscard]] QWidget *inspector() const { return m_inspector; }
    [[nodiscard]] FilterBar &filterBar() const { return *m_filters; }
    [[nodiscard]] UserSearchRow &searchRow() const { return *m_search; }
    [[nodiscard]] UserListPane &listPane() const { return *m_list; }

Q_SIGNALS:
    /// Another user is current; the record where the list has it. Empty: none.
    void currentUserChanged(const fleetkey::DeviceToken &user, const std::optional<fleetkey::User> &record);
    /// Search or filters leave the current user out, or no longer do.
    void currentLeftOutChanged(bool leftOut);
    /// Enter or a double click on a user: the inspector may take the focus.
    void openRequested(const fleetkey::DeviceToken &user);
    /// A whole DeviceToken was typed or pasted into the search. `currentUserChanged` comes too.
    void deviceTokenEntered(const fleetkey::DeviceToken &user);
    /// The instance that is chosen in the list, to start with; empty: none.
    void newUserRequested(const fleetkey::InstanceId &instance);
    void signOutRequested();
    void connectionRetryRequested();
    /// How many users match; nothing while that is not known.
    void countChanged(const std::optional<qint64> &users);
    /// What `saveState` gives is different now.
    void stateChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QWidget *makeListSide(const Theme &theme);
    void makeActions();
    void updateActions();
    void connectParts();
    void ask();
    void askFor(const QString &searchTerm);
    void trySecondReading();
    void updateCounts();
    void showOnly(const QString &searchTerm, const UserFilters &filters);
    void showNewest();
    void follow(const DeviceToken &user);
    void rememberLater();
    void remember(const DeviceToken &user);

    std::shared_ptr<Clock> m_clock;
    UserListing &m_listing;
    UserSearchRow *m_search;
    FilterBar *m_filters;
    UserListPane *m_list;
    QWidget *m_inspector;
    SideBySide *m_sides = nullptr;
    RegisteredRow *m_registered;
    ListMembership *m_membership; ///< the current user's
    LongReading *m_reading;
    Button *m_stopButton; ///< beside the bar that runs meanwhile
    QAction *m_find = nullptr;
    QAction *m_newUser = nullptr;
    QAction *m_reload = nullptr;
    QAction *m_stop = nullptr;
    QAction *m_clear = nullptr;
    QAction *m_recent = nullptr;
    QAction *m_inspectorShown = nullptr;
    QAction *m_compact = nullptr;
    QAction *m_columns = nullptr;
    UserSortKey m_sortKey = UserSortKey::DateCreated;
    bool m_descending = true;
    std::stop_source m_looking; ///< at the current user, for long enough to remember
};

} // namespace fleetkey::ui
