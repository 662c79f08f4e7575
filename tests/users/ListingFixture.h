#pragma once

#include "core/users/RemoteListing.h"
#include "tests/support/FakeClock.h"
#include "tests/support/FakePageSource.h"
#include "tests/support/Unwind.h"

#include <QCoreApplication>

namespace fleetkey::test {

/// A listing over a fleet, its clock and its source.
struct ListingFixture {
    explicit ListingFixture(qint64 users, RemoteListing::Options options = {})
        : fleet(users)
        , source(fleet)
        , listing(clock, source.source(), UserQuery{}, options) { }

    /// Time goes on, and what was waiting for it has run.
    void calm(std::chrono::milliseconds span = std::chrono::milliseconds(50)) {
        clock.advance(span);
        QCoreApplication::sendPostedEvents();
    }
    void settle() { QCoreApplication::sendPostedEvents(); }

    /// Answers whatever is asked until nothing is.
    void serve() {
        for (int round = 0; round < 50; ++round) {
            calm();
            for (const qint64 page : source.openPages())
                source.answer(page);
            settle();
            if (source.openPages().isEmpty() && clock.waiting() == 0)
                return;
        }
    }

    Unwind unwind;
    FakeClock clock;
    FakeFleet fleet;
    FakePageSource source;
    RemoteListing listing;
};

inline UserQuery searchFor(const QString &term) {
    UserQuery query;
    query.searchTerm = term;
    return query;
}

} // namespace fleetkey::test
