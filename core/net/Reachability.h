#pragma once

#include "core/base/Error.h"

#include <QObject>

namespace fleetkey {

/// Whether the last calls reached the platform.
enum class Connectivity { Unknown, Online, Offline };

/// What all calls to one environment together tell of the way to it, in whose name they were made: what one
/// has learned holds for the next. GUI thread.
class Reachability final : public QObject {
    Q_OBJECT

public:
    [[nodiscard]] Connectivity connectivity() const { return m_connectivity; }

    /// The platform answered, whatever it said.
    void noteAnswer();
    /// A call failed; only a failure that says something of the way changes anything.
    void noteFailure(const Error &failure);

Q_SIGNALS:
    void changed();

private:
    void set(Connectivity connectivity);

    Connectivity m_connectivity = Connectivity::Unknown;
};

} // namespace fleetkey
