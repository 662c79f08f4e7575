#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <vector>

/// Measures how long the turns of the event loop are: a timer of no length fires once in each of them, so
/// what lies between two firings is one turn. Keeps the loop busy all the time.
class EventLoopTurns : public QObject {
public:
    EventLoopTurns();

    /// Ends a step: the longest turn since the last one ended becomes a measurement.
    void endStep();
    /// The turn, in milliseconds, that so many hundredths of the steps did not exceed.
    [[nodiscard]] double percentile(int hundredths) const;

private:
    void turned();

    QTimer m_heartbeat;
    QElapsedTimer m_clock;
    double m_longest = 0;
    std::vector<double> m_steps;
};
