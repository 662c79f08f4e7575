#pragma once

#include <QObject>

class QAction;
class QWidget;

namespace fleetkey::ui {

/// Lends an action of a window that is to be seen to every modal one that opens: Qt leaves shortcuts out,
/// also those of the whole application, whose window a modal one blocks. GUI thread.
class ShortcutInDialogs : public QObject {
    Q_OBJECT
public:
    /// The action is this one's parent, and the window's.
    ShortcutInDialogs(QAction *action, const QWidget &window);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *m_action;
    const QWidget &m_window;
};

} // namespace fleetkey::ui
