#pragma once

#include "core/base/Clock.h"

#include <QObject>

#include <memory>

namespace fleetkey::ui {

/// Notices that nobody has used keyboard or pointer in this program for a while. GUI thread.
class IdleWatch final : public QObject {
    Q_OBJECT

public:
    explicit IdleWatch(std::shared_ptr<Clock> clock, QObject *parent = nullptr);
    ~IdleWatch() override;

    /// Zero: never. Counts from now on.
    void setLimit(std::chrono::milliseconds limit);

Q_SIGNALS:
    /// Once; again after somebody was here.
    void idle();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void wait(std::chrono::milliseconds span);

    std::shared_ptr<Clock> m_clock;
    std::chrono::milliseconds m_limit{0};
    std::chrono::milliseconds m_lastUse{0};
    bool m_waiting = false;
    std::stop_source m_stop;
};

} // namespace fleetkey::ui
