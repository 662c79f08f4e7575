#pragma once

#include "core/base/Error.h"

#include <QObject>

#include <optional>

namespace fleetkey {

/// Whether the console's database can be written, as far as the calls so far have told. Lives in the thread
/// that made the database.
class StoreTrouble final : public QObject {
    Q_OBJECT

public:
    /// `Storage`, since a call failed and until something was written again; else nothing.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    void noteWritten();
    void noteFailure(const Error &error);

Q_SIGNALS:
    void changed();

private:
    std::optional<Error> m_error;
};

} // namespace fleetkey
