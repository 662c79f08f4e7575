#pragma once

#include "core/base/Error.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace fleetkey {

/// Whether the last calls reached the platform.
enum class Connectivity { Unknown, Online, Offline };

/// What all calls to one environment together tell of the way to it, in whose name they were made: what one
/// has learned holds for the next. GUI thread.
class Reachability final : public QObject {
    Q_OBJECT

public:
    [[nodiscard]] Connectivity connectivity() const { return m_connectivity; }
    /// Why nothing reaches the platform: the first failure of its kind; of certificates the last that had not
    /// been seen yet. Nothing unless `Offline`.
    [[nodiscard]] const std::optional<Error> &trouble() const { return m_trouble; }

    /// The platform answered, whatever it said.
    void noteAnswer();
    /// A call failed; only a failure that says something of the way changes anything.
    void noteFailure(const Error &failure);

Q_SIGNALS:
    /// The connectivity, or the trouble.
    void changed();

private:
    [[nodiscard]] bool isNews(const Error &failure);

    Connectivity m_connectivity = Connectivity::Unknown;
    std::optional<Error> m_trouble;
    QHash<QString, CertificateFacts> m_refused; ///< the last certificate of each host that was refused since
};

} // namespace fleetkey
