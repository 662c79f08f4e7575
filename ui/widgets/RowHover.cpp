#include "ui/widgets/RowHover.h"

#include "ui/widgets/CellPainter.h"

#include <QAbstractItemView>
#include <QMouseEvent>

#include <utility>

namespace fleetkey::ui {

RowHover::RowHover(QAbstractItemView &view)
    : QObject(&view)
    , m_view(view) {
    view.setMouseTracking(true);
    view.viewport()->installEventFilter(this);
}

bool RowHover::isOver(const QModelIndex &index) const {
    return m_row.isValid() && m_row == index.siblingAtColumn(0);
}

bool RowHover::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::MouseMove)
        setRow(m_view.indexAt(static_cast<QMouseEvent *>(event)->position().toPoint()));
    else if (event->type() == QEvent::Leave)
        setRow({});
    return QObject::eventFilter(watched, event);
}

void RowHover::setRow(const QModelIndex &index) {
    const QPersistentModelIndex row(index.siblingAtColumn(0));
    if (row == m_row)
        return;
    for (const QModelIndex &changed : {QModelIndex(std::exchange(m_row, row)), QModelIndex(row)}) {
        if (changed.isValid())
            m_view.viewport()->update(CellPainter::rowOf(m_view, changed));
    }
}

} // namespace fleetkey::ui
