#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <vector>

/// How long a turn of the event loop took, in milliseconds.
struct Turn {
    double wall = 0;
    double processor = 0; ///< what this thread computed meanwhile; the rest is waiting for others
};

/// Measures how long the turns of the event loop are: a timer fires every millisecond, and where it is late,
/// a turn kept it waiting. So what it tells is up to a millisecond too much, and the thread sleeps between
/// the turns as it does without being measured.
class EventLoopTurns : public QObject {
public:
    EventLoopTurns();

    /// Ends a step: the longest turn since the last one ended becomes a measurement.
    void endStep();
    /// The turn that so many hundredths of the steps did not exceed, by its time on the wall and, apart from
    /// that, by its processor time.
    [[nodiscard]] Turn percentile(int hundredths) const;

private:
    void turned();

    QTimer m_heartbeat;
    QElapsedTimer m_wall;
    std::chrono::nanoseconds m_processor;
    Turn m_longest;
    std::vector<Turn> m_steps;
};
