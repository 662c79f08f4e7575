#include "ui/users/LongReading.h"

namespace fleetkey::ui {

using namespace std::chrono_literals;

namespace {
constexpr auto patience = 1s;
} // namespace

LongReading::LongReading(std::shared_ptr<Clock> clock, const UserListing &listing, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
    , m_listing(listing) {
    connect(&listing, &UserListing::busyChanged, this, &LongReading::follow);
    if (listing.isBusy())
        follow();
}

LongReading::~LongReading() {
    m_waiting.request_stop();
}

void LongReading::follow() {
    m_waiting.request_stop();
    m_waiting = {};
    setLong(false);
    if (!m_listing.isBusy())
        return;
    QCoro::connect(
        asTask(m_clock->after(patience, m_waiting.get_token())), this, [this](Result<void> &&waited) {
            if (waited)
                setLong(true);
        });
}

void LongReading::setLong(bool isLong) {
    if (std::exchange(m_long, isLong) != isLong)
        Q_EMIT changed();
}

} // namespace fleetkey::ui
