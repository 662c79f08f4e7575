#pragma once

#include "ui/users/UserColumn.h"

#include "ui/widgets/ColumnHeader.h"

#include <QVariantMap>

namespace fleetkey::ui {

class Theme;

/// The header of the user table: which columns are shown, in which order, how wide, and by which the
/// platform sorts. Columns share the room there is until somebody sets a width.
class UserTableHeader final : public ColumnHeader {
    Q_OBJECT

public:
    explicit UserTableHeader(const Theme &theme, QWidget *parent = nullptr);

    /// Order, widths and visibility as they are at first. To be called once a model is set.
    void setDefaults();
    [[nodiscard]] bool isShown(UserColumn column) const;
    /// The last column shown stays.
    void setShown(UserColumn column, bool shown);
    /// From the reading edge on.
    [[nodiscard]] QList<UserColumn> shownColumns() const;

    /// Shows by what the list is sorted; asks for nothing.
    void showSort(UserSortKey key, bool descending);
    /// Shares `width` among the columns, unless somebody has set widths.
    void fitTo(int width);

    [[nodiscard]] QVariantMap saveState() const;
    /// Unknown columns are skipped, unreadable states leave the defaults.
    void restoreState(const QVariantMap &state);

Q_SIGNALS:
    void sortRequested(fleetkey::UserSortKey key, bool descending);
    /// Shown columns, their order or widths are others now.
    void columnsChanged();

private:
    void sectionPressed(int section);
    std::optional<UserColumn> m_sortColumn;
    UserSortKey m_sortKey = UserSortKey::DateCreated;
    bool m_descending = true;
    bool m_fits = true;
    bool m_arranging = false;
};

} // namespace fleetkey::ui
