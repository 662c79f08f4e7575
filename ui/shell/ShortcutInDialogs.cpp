#include "ui/shell/ShortcutInDialogs.h"

#include <QAction>
#include <QApplication>
#include <QEvent>

namespace fleetkey::ui {

ShortcutInDialogs::ShortcutInDialogs(QAction *action, const QWidget &window)
    : QObject(action)
    , m_action(action)
    , m_window(window) {
    qApp->installEventFilter(this);
}

bool ShortcutInDialogs::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::Show && watched->isWidgetType()) {
        auto *widget = static_cast<QWidget *>(watched);
        // One that is built for the next account has the same shortcut, and two would cancel each other out.
        if (m_window.isVisible() && widget->isWindow() && widget->isModal())
            widget->addAction(m_action);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace fleetkey::ui
