#pragma once

#include "ui/users/UserColumn.h"

#include "core/users/UserListing.h"

#include <QTableView>
#include <QVariantMap>

namespace fleetkey::ui {

class Theme;
class UserSelection;
class UserTableDelegate;
class UserTableHeader;
class UserTableModel;

/// The table of users over a listing of any length: tells the listing what is visible, sorts by asking the
/// platform, keeps selection and current row by DeviceToken, copies rows as text.
class UserTableView final : public QTableView {
    Q_OBJECT

public:
    /// Theme and listing must outlive the view.
    UserTableView(const Theme &theme, UserListing &listing, QWidget *parent = nullptr);

    [[nodiscard]] UserTableModel &users() const { return *m_model; }
    [[nodiscard]] UserTableHeader &columns() const { return *m_header; }
    [[nodiscard]] UserSelection &selection() const { return *m_selection; }

    [[nodiscard]] bool isCompact() const { return m_compact; }
    /// 28 instead of 36 pixels a row.
    void setCompact(bool compact);

    /// For menus and the command palette; enabled where there is something to do. They belong to the table,
    /// and their keys are its own: in a field the same keys are the field's.
    [[nodiscard]] QAction *openAction() const { return m_open; }
    [[nodiscard]] QAction *copyRowsAction() const { return m_copyRows; }
    [[nodiscard]] QAction *selectAllAction() const { return m_selectAll; }

    /// The selected rows that are here, tab-separated, in the columns shown; identifiers and dates in full.
    [[nodiscard]] QString selectedText() const;
    /// Copies them, and tells how many that were, of how many selected ones.
    void copySelectedRows();
    void copyDeviceToken();
    /// Makes the first row current that is visible, where there is none yet, and takes the focus.
    void enterFromAbove();
    /// Selects the rows that are here; more cannot be known.
    void selectAll() override;
    /// Typed letters look for nothing: that would walk through all rows. The search field searches.
    void keyboardSearch(const QString &search) override;

Q_SIGNALS:
    /// Enter or a double click: look at this user.
    void openRequested(const fleetkey::DeviceToken &user);
    /// How many rows "select all" reached, of how many there are.
    void allHereSelected(qint64 selected, qint64 total);
    void rowsCopied(qint64 copied, qint64 selected);
    void compactChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    void mousePressEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    /// Pages out of sight come in too; only visible rows are painted for it.
    void dataChanged(
        const QModelIndex &first, const QModelIndex &last, const QList<int> &roles = {}) override;

private:
    [[nodiscard]] int rowPitch() const;
    [[nodiscard]] RowRange visibleRows() const;
    [[nodiscard]] bool isFailed(int row) const;
    void makeActions();
    void updateActions();
    void ensureVisibleRows();
    void rowsAreNew();
    void openCurrent();
    void openAwaited(const DeviceToken &user);
    void paintPlaceholders(QPainter &painter) const;
    void paintFailures(QPainter &painter) const;

    const Theme &m_theme;
    UserListing &m_listing;
    UserTableModel *m_model;
    UserTableHeader *m_header;
    UserTableDelegate *m_delegate;
    UserSelection *m_selection = nullptr;
    QAction *m_open = nullptr;
    QAction *m_copyRows = nullptr;
    QAction *m_selectAll = nullptr;
    QAction *m_copyToken = nullptr;
    bool m_compact = false;
};

} // namespace fleetkey::ui
