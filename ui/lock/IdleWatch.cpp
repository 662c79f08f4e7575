#include "ui/lock/IdleWatch.h"

#include "core/base/Pending.h"

#include <QApplication>
#include <QEvent>

namespace fleetkey::ui {

using namespace std::chrono_literals;

IdleWatch::IdleWatch(std::shared_ptr<Clock> clock, QObject *parent)
    : QObject(parent)
    , m_clock(std::move(clock))
    , m_lastUse(m_clock->elapsed()) {
    qApp->installEventFilter(this);
}

IdleWatch::~IdleWatch() {
    m_stop.request_stop();
}

void IdleWatch::setLimit(std::chrono::milliseconds limit) {
    m_limit = limit;
    m_lastUse = m_clock->elapsed();
    m_stop.request_stop();
    m_stop = {};
    m_waiting = false;
    if (m_limit > 0ms)
        wait(m_limit);
}

// One timer for the whole span: whoever comes meanwhile only makes it begin once more at its end.
void IdleWatch::wait(std::chrono::milliseconds span) {
    m_waiting = true;
    QCoro::connect(asTask(m_clock->after(span, m_stop.get_token())), this, [this](Result<void> &&over) {
        if (!over)
            return;
        m_waiting = false;
        const std::chrono::milliseconds unused = m_clock->elapsed() - m_lastUse;
        if (unused < m_limit)
            wait(m_limit - unused);
        else
            Q_EMIT idle();
    });
}

bool IdleWatch::eventFilter(QObject *watched, QEvent *event) {
    switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::MouseMove:
    case QEvent::Wheel:
    case QEvent::TouchBegin:
        m_lastUse = m_clock->elapsed();
        if (!m_waiting && m_limit > 0ms)
            wait(m_limit);
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace fleetkey::ui
