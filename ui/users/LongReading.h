#pragma once

#include "core/base/Clock.h"
#include "core/users/UserListing.h"

#include <memory>

namespace fleetkey::ui {

/// Whether a listing has been reading for over a second: long enough to offer that it stops.
class LongReading final : public QObject {
    Q_OBJECT

public:
    /// The listing must outlive it.
    LongReading(std::shared_ptr<Clock> clock, const UserListing &listing, QObject *parent = nullptr);
    ~LongReading() override;

    [[nodiscard]] bool isLong() const { return m_long; }

Q_SIGNALS:
    void changed();

private:
    void follow();
    void setLong(bool isLong);

    std::shared_ptr<Clock> m_clock;
    const UserListing &m_listing;
    std::stop_source m_waiting;
    bool m_long = false;
};

} // namespace fleetkey::ui
