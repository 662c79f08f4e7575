#pragma once

#include "ui/users/UserColumn.h"

#include <QFontMetrics>
#include <QStyledItemDelegate>

namespace fleetkey::ui {

class Theme;
class UserTableModel;

/// Paints the cells of the user table: texts in the weight their column deserves, grey bars in place of what
/// is not here yet, and nothing that a name could break.
class UserTableDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    UserTableDelegate(const Theme &theme, const UserTableModel &model, QObject *parent = nullptr);

    /// The row under the pointer is painted lighter; -1: none.
    void setHoveredRow(int row) { m_hoveredRow = row; }

    void paint(
        QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

    /// What a row says whose page could not be read, over its whole width. Only the first of several in a
    /// row says it in words.
    void paintFailure(QPainter &painter, const QRect &row, bool inWords) const;

private:
    struct Cell {
        QRect area; ///< for the text
        UserColumn column;
        Qt::LayoutDirection direction;
    };

    void paintText(QPainter &painter, const Cell &cell, const QString &text) const;
    void paintStatus(QPainter &painter, const Cell &cell, const QString &word, const QColor &dot) const;
    void paintIdentifier(QPainter &painter, const Cell &cell, const QString &identifier) const;

    const Theme &m_theme;
    const UserTableModel &m_model;
    QFont m_body;
    QFont m_strong;
    QFont m_identifier;
    QFontMetrics m_identifierMetrics;
    int m_hoveredRow = -1;
};

} // namespace fleetkey::ui
