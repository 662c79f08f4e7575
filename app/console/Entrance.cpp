#include "app/console/Entrance.h"

#include "ui/widgets/BringToFront.h"

#include <QTimer>

namespace fleetkey::console {

namespace {

// What a platform on this computer needs for its first users. One that is farther away answers while the
// window is being shown and painted: waiting for it would only put both one after the other.
constexpr auto moment = std::chrono::milliseconds(25);

} // namespace

Entrance::Entrance(QWidget &window, const UserListing &listing)
    : m_window(window)
    , m_listing(listing) {
}

void Entrance::show() {
    if (m_window.isVisible() || m_listing.total()) {
        appear();
        return;
    }
    m_waiting = true;
    const auto appearOnce = [this] {
        if (m_waiting)
            appear();
    };
    connect(&m_listing, &UserListing::reset, this, appearOnce, Qt::SingleShotConnection);
    connect(&m_listing, &UserListing::failed, this, appearOnce, Qt::SingleShotConnection);
    QTimer::singleShot(moment, this, appearOnce);
}

void Entrance::hide() {
    m_waiting = false;
    m_window.hide();
}

void Entrance::appear() {
    m_waiting = false;
    ui::bringToFront(m_window);
    Q_EMIT shown();
}

} // namespace fleetkey::console
