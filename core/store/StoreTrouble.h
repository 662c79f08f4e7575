#pragma once

#include "core/base/Error.h"

#include <QObject>

#include <optional>

namespace fleetkey {

/// Whether the console's database can be used, as far as the calls so far have told. Lives in the thread that
/// made the database.
class StoreTrouble final : public QObject {
    Q_OBJECT

public:
    /// `Storage`, since a call failed and until something was written again; where the file was only held,
    /// until any call went well. Else nothing.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    /// Whether somebody else would not let go of the file; else it cannot be written, or read.
    [[nodiscard]] bool isHeld() const { return m_held; }

    /// A call went well; `written`: it has changed something.
    void noteSuccess(bool written);
    /// A call failed for this reason; `held`: because somebody else would not let go of the file.
    void noteFailure(const Error &error, bool held);

Q_SIGNALS:
    void changed();

private:
    std::optional<Error> m_error;
    bool m_held = false;
};

} // namespace fleetkey
