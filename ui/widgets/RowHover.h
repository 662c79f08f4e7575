#pragma once

#include <QObject>
#include <QPersistentModelIndex>

class QAbstractItemView;

namespace fleetkey::ui {

/// Knows which row of a view is under the pointer, and repaints when that is another one. Belongs to the
/// view.
class RowHover final : public QObject {
    Q_OBJECT

public:
    explicit RowHover(QAbstractItemView &view);

    /// True for every cell of the row under the pointer.
    [[nodiscard]] bool isOver(const QModelIndex &index) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setRow(const QModelIndex &index);

    QAbstractItemView &m_view;
    QPersistentModelIndex m_row;
};

} // namespace fleetkey::ui
