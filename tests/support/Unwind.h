#pragma once

#include <QCoreApplication>
#include <QEvent>

namespace fleetkey::test {

/// As the first member of a fixture: when everything else is gone, lets the coroutines that were given up
/// come to their end, as the event loop of a program would.
struct Unwind {
    Unwind() = default;
    ~Unwind() {
        QCoreApplication::sendPostedEvents();
        // A delay that was stopped ends with its deletion, and who waited for it goes on after that.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QCoreApplication::sendPostedEvents();
    }
    Unwind(const Unwind &) = delete;
    Unwind &operator=(const Unwind &) = delete;
};

} // namespace fleetkey::test
