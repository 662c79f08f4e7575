#pragma once

#include <QCoreApplication>

namespace fleetkey::test {

/// As the first member of a fixture: when everything else is gone, lets the coroutines that were given up
/// come to their end, as the event loop of a program would.
struct Unwind {
    Unwind() = default;
    ~Unwind() { QCoreApplication::sendPostedEvents(); }
    Unwind(const Unwind &) = delete;
    Unwind &operator=(const Unwind &) = delete;
};

} // namespace fleetkey::test
