#pragma once

#include "ui/users/UserColumn.h"

#include <QStyledItemDelegate>

namespace fleetkey::ui {

class CellPainter;
class RowHover;
class Theme;
class UserTableModel;

/// Paints the cells of the user table: texts in the weight their column deserves, grey bars in place of what
/// is not here yet, and nothing that a name could break.
class UserTableDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    /// The row under the pointer is painted lighter.
    UserTableDelegate(
        const Theme &theme, const UserTableModel &model, const RowHover &hover, QObject *parent = nullptr);

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

    /// What a row says whose page could not be read, over its whole width. Only the first of several in a
    /// row says it in words.
    void paintFailure(QPainter &painter, const QRect &row, bool inWords) const;

private:
    void paintUser(CellPainter &cell, const User &user, UserColumn column) const;

    const Theme &m_theme;
    const UserTableModel &m_model;
    const RowHover &m_hover;
};

} // namespace fleetkey::ui
