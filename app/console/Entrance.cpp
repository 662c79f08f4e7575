#include "app/console/Entrance.h"

#include "ui/widgets/BringToFront.h"

#include <QTimer>

namespace fleetkey::console {

namespace {

constexpr auto blink = std::chrono::milliseconds(150); // not noticed as a wait

} // namespace

Entrance::Entrance(QWidget &window, const UserListing &listing)
    : m_window(window)
    , m_listing(listing) {
}

void Entrance::show() {
    if (m_appeared || m_listing.total()) {
        appear();
        return;
    }
    const auto appearOnce = [this] {
        if (!m_appeared)
            appear();
    };
    connect(&m_listing, &UserListing::reset, this, appearOnce, Qt::SingleShotConnection);
    connect(&m_listing, &UserListing::failed, this, appearOnce, Qt::SingleShotConnection);
    QTimer::singleShot(blink, this, appearOnce);
}

void Entrance::appear() {
    m_appeared = true;
    ui::bringToFront(m_window);
    Q_EMIT shown();
}

} // namespace fleetkey::console
