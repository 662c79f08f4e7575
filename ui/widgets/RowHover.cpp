#include "ui/widgets/RowHover.h"

#include <QAbstractItemView>
#include <QMouseEvent>

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
    m_row = row;
    m_view.viewport()->update();
}

} // namespace fleetkey::ui
