#include "ui/shell/ShortcutInDialogs.h"

#include <QAction>
#include <QApplication>
#include <QEvent>

namespace fleetkey::ui {

ShortcutInDialogs::ShortcutInDialogs(QAction *action)
    : QObject(action)
    , m_action(action) {
    qApp->installEventFilter(this);
}

bool ShortcutInDialogs::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::Show && watched->isWidgetType()) {
        auto *widget = static_cast<QWidget *>(watched);
        if (widget->isWindow() && widget->isModal())
            widget->addAction(m_action);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace fleetkey::ui
