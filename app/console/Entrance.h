#pragma once

#include "core/users/UserListing.h"

#include <QObject>

class QWidget;

namespace fleetkey::console {

/// Shows a window with its first users in it, or without them after a moment: a window that comes empty is
/// laid out and painted twice, and whoever has waited for a login waits another moment unnoticed. GUI thread.
class Entrance final : public QObject {
    Q_OBJECT

public:
    /// Both must outlive this.
    Entrance(QWidget &window, const UserListing &listing);

    /// Brings the window to the front, now or a little later.
    void show();
    /// Puts it away, also where it was about to come.
    void hide();

Q_SIGNALS:
    /// The window is to be seen now.
    void shown();

private:
    void appear();

    QWidget &m_window;
    const UserListing &m_listing;
    bool m_waiting = false;
};

} // namespace fleetkey::console
