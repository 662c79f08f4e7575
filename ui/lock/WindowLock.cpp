#include "ui/lock/WindowLock.h"

#include "ui/lock/LockBlind.h"
#include "ui/lock/WindowCurtain.h"

#include <QApplication>
#include <QEvent>
#include <QToolTip>
#include <QWindow>

#include <algorithm>

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

/// A window of this one's own, which every desktop keeps above it.
bool liesOver(const QWidget &other, const QWidget &window) {
    const QWidget *owner = other.parentWidget();
    while (owner != nullptr && owner->window() != &window)
        owner = owner->window()->parentWidget();
    return owner != nullptr && !other.isMinimized()
        && other.frameGeometry().intersects(window.frameGeometry());
}

/// Else the desktop finds a window that opens a new place.
void keepPlace(const QWidget &window) {
    if (QWindow *const handle = window.windowHandle())
        handle->setPosition(handle->position());
}

} // namespace

WindowLock::WindowLock(const Theme &theme, QWidget &window, QWidget &cover)
    : m_theme(theme)
    , m_window(&window)
    , m_active(QApplication::activeModalWidget() ? QApplication::activeModalWidget()
                                                 : QApplication::activeWindow())
    , m_focused(m_active ? m_active->focusWidget() : nullptr) {
    qApp->installEventFilter(this);
    closePopups();
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *other : windows) {
        if (other == &window || !other->isVisible())
            continue;
        // A question would keep the cover from being used; what lies over it, from being seen.
        if (other->isModal() || other->windowType() == Qt::Popup || liesOver(*other, window))
            putAway(other);
    }
    m_curtains.push_back(std::make_unique<WindowCurtain>(window, cover));
    for (QWidget *other : windows) {
        if (other != &window && other->isVisible())
            this->cover(*other);
    }
}

WindowLock::~WindowLock() {
    qApp->removeEventFilter(this);
    const bool isHere = m_window && m_window->isActiveWindow();
    m_curtains.clear();
    const bool hadActive = m_active && m_putAway.removeAll(m_active) > 0;
    for (const QPointer<QWidget> &window : std::as_const(m_putAway)) {
        if (window)
            bringBack(*window);
    }
    if (hadActive)
        keepPlace(*m_active);
    if (hadActive && isHere)
        m_active->show(); // last, and as a window that opens: no desktop gives the focus to one shown quietly
    else if (hadActive)
        bringBack(*m_active);
    if (isHere)
        giveFocusBack();
}

void WindowLock::closePopups() {
    QToolTip::hideText();
    while (QWidget *popup = QApplication::activePopupWidget()) {
        if (!popup->close())
            break;
    }
}

void WindowLock::cover(QWidget &window) {
    auto *blind = new LockBlind(m_theme, &window);
    connect(blind, &LockBlind::touched, this, &WindowLock::touched);
    m_curtains.push_back(std::make_unique<WindowCurtain>(window, *blind));
}

void WindowLock::putAway(QWidget *window) {
    m_putAway.append(window);
    window->hide();
}

// Which one is worked in is decided by the last.
void WindowLock::bringBack(QWidget &window) {
    const bool wasQuiet = window.testAttribute(Qt::WA_ShowWithoutActivating);
    window.setAttribute(Qt::WA_ShowWithoutActivating);
    keepPlace(window);
    window.show();
    window.setAttribute(Qt::WA_ShowWithoutActivating, wasQuiet);
}

void WindowLock::keepAway() {
    m_putAway.clear();
    m_active.clear();
    for (const auto &curtain : m_curtains) {
        if (curtain->window() != nullptr && curtain->window() != m_window)
            curtain->window()->hide();
    }
}

void WindowLock::giveFocusBack() {
    if (!m_active || !m_active->isVisible() || m_active->isMinimized())
        return;
    m_active->raise();
    m_active->activateWindow();
    // A window that was hidden has forgotten it.
    if (m_focused && m_focused->isVisible())
        m_focused->setFocus(Qt::ActiveWindowFocusReason);
}

bool WindowLock::isCovered(const QObject *window) const {
    return std::ranges::any_of(
        m_curtains, [window](const auto &curtain) { return curtain->window() == window; });
}

bool WindowLock::isForeign(const QObject *object) const {
    if (object == m_window || object->isWindowType())
        return false;
    for (const QObject *each = object; each != nullptr; each = each->parent()) {
        const auto isIt = [each](const auto &curtain) { return curtain->cover() == each; };
        if (std::ranges::any_of(m_curtains, isIt))
            return false;
    }
    return true;
}

/// A window that opens meanwhile waits for its turn. Queued: it is just about to be shown.
void WindowLock::takeIn(QWidget &late) {
    QMetaObject::invokeMethod(
        this,
        [this, late = QPointer(&late)] {
            if (late && late->isVisible())
                putAway(late);
        },
        Qt::QueuedConnection);
}

bool WindowLock::eventFilter(QObject *watched, QEvent *event) {
    if (event->type() == QEvent::Show && !event->spontaneous() && watched->isWidgetType()) {
        auto *widget = static_cast<QWidget *>(watched);
        if (widget->isWindow() && widget->windowType() != Qt::ToolTip && !isCovered(widget))
            takeIn(*widget);
    }
    // Nobody closes what they cannot see. The window itself has a guard of its own.
    if (event->type() == QEvent::Close && event->spontaneous() && watched != m_window && isCovered(watched)) {
        event->ignore();
        return true;
    }
    // The window itself passes keys on to the cover, which has the focus; its own shortcuts stay unheard.
    if (isInput(event->type()) && isForeign(watched))
        return true;
    return QObject::eventFilter(watched, event);
}

} // namespace fleetkey::ui
