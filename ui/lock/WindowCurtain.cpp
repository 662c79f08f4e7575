#include "ui/lock/WindowCurtain.h"

#include <QEvent>
#include <QLayout>

namespace fleetkey::ui {

WindowCurtain::WindowCurtain(QWidget &window, QWidget &cover)
    : m_window(&window)
    , m_cover(&cover)
    , m_focus(window.focusWidget()) {
    window.installEventFilter(this);
    freezeLayout();
    cover.setGeometry(window.rect());
    cover.show();
    cover.raise();
    cover.setFocus(Qt::OtherFocusReason);
    const QList<QWidget *> children = window.findChildren<QWidget *>(Qt::FindDirectChildrenOnly);
    for (QWidget *child : children) {
        if (child == &cover || child->isWindow() || child->isHidden())
            continue;
        m_content.append(child);
        child->hide();
    }
    cover.repaint(); // before the computer sleeps
}

WindowCurtain::~WindowCurtain() {
    if (m_cover) {
        m_cover->hide();
        m_cover->deleteLater(); // what it said may have led here
    }
    if (m_window)
        showContent();
    if (m_focus)
        m_focus->setFocus(Qt::OtherFocusReason);
}

void WindowCurtain::freezeLayout() {
    QLayout *layout = m_window->layout();
    if (layout == nullptr || !layout->isEnabled())
        return;
    layout->setEnabled(false);
    m_frozen = layout;
}

void WindowCurtain::showContent() {
    if (m_frozen)
        m_frozen->setEnabled(true);
    for (const QPointer<QWidget> &child : std::as_const(m_content)) {
        if (child)
            child->show();
    }
    if (m_frozen) {
        m_frozen->invalidate();
        m_frozen->activate();
    }
}

bool WindowCurtain::eventFilter(QObject *watched, QEvent *event) {
    if (watched == m_window && event->type() == QEvent::Resize && m_cover)
        m_cover->setGeometry(m_window->rect());
    return QObject::eventFilter(watched, event);
}

} // namespace fleetkey::ui
