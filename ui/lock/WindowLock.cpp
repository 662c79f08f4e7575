#include "ui/lock/WindowLock.h"

#include <QApplication>
#include <QEvent>

namespace fleetkey::ui {

namespace {

/// What a person or an input method does. Whoever is locked out gets none of it.
bool isInput(QEvent::Type type) {
    switch (type) {
    case QEvent::KeyPress:
    case QEvent::KeyRelease:
    case QEvent::Shortcut:
    case QEvent::ShortcutOverride:
    case QEvent::InputMethod:
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
    case QEvent::MouseButtonDblClick:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::ContextMenu:
    case QEvent::TouchBegin:
    case QEvent::DragEnter:
    case QEvent::Drop:
        return true;
    default:
        return false;
    }
}

} // namespace

WindowLock::WindowLock(QWidget &window, QWidget &cover, const QWidgetList &content)
    : m_window(&window)
    , m_cover(&cover)
    , m_focus(window.focusWidget()) {
    qApp->installEventFilter(this);
    while (QWidget *popup = QApplication::activePopupWidget()) {
        if (!popup->close())
            break;
    }
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *other : windows) {
        if (other != &window && other->isVisible())
            putAway(other);
    }
    for (QWidget *widget : content) {
        if (!widget->isHidden())
            putAway(widget);
    }
    fit();
    cover.show();
    cover.raise();
}

WindowLock::~WindowLock() {
    qApp->removeEventFilter(this);
    if (m_cover)
        m_cover->hide();
    for (const QPointer<QWidget> &widget : std::as_const(m_hidden)) {
        if (widget)
            widget->show();
    }
    if (m_focus)
        m_focus->setFocus(Qt::OtherFocusReason);
}

void WindowLock::keepAway() {
    m_hidden.clear();
    m_focus.clear();
}

void WindowLock::putAway(QWidget *window) {
    m_hidden.append(window);
    window->hide();
}

void WindowLock::fit() {
    m_cover->setGeometry(m_window->rect());
}

bool WindowLock::isForeign(const QObject *object) const {
    if (object == m_cover || object == m_window || object->isWindowType())
        return false;
    for (const QObject *each = object; each != nullptr; each = each->parent()) {
        if (each == m_cover)
            return false;
    }
    return true;
}

bool WindowLock::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_window && event->type() == QEvent::Resize && m_cover)
        fit();
    // A window that opens meanwhile waits for its turn. Queued: it is just about to be shown.
    if (event->type() == QEvent::Show && watched->isWidgetType() && watched != m_window) {
        auto *widget = static_cast<QWidget *>(watched);
        if (widget->isWindow() && isForeign(widget)) {
            QMetaObject::invokeMethod(
                this, [this, late = QPointer(widget)] { late ? putAway(late) : void(); },
                Qt::QueuedConnection);
        }
    }
    // The window itself passes keys on to the cover, which has the focus; its own shortcuts stay unheard.
    if (isInput(event->type()) && isForeign(watched))
        return true;
    return QObject::eventFilter(watched, event);
}

} // namespace fleetkey::ui
