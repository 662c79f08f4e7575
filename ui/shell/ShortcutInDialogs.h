#pragma once

#include <QObject>

class QAction;

namespace fleetkey::ui {

/// Lends an action to every modal window of the program while that is open: Qt leaves shortcuts out, also
/// those of the whole application, whose window a modal one blocks. GUI thread.
class ShortcutInDialogs : public QObject {
    Q_OBJECT
public:
    /// The action is this one's parent.
    explicit ShortcutInDialogs(QAction *action);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QAction *m_action;
};

} // namespace fleetkey::ui
