#pragma once

#include "core/base/Error.h"

#include <QCoreApplication>
#include <QDateTime>

namespace fleetkey::ui {

/// What is said beside something that could not be read anew, while the window says what is the matter and
/// what to do: only what is special to the place, and quietly.
class ReadBefore {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::ReadBefore)

public:
    /// Whether the window tells of it by itself: the connection is lost, or the session over.
    [[nodiscard]] static bool isToldByWindow(const Error &error);
    /// "Showing what was read at 10:42."; with the day, where it was another one.
    [[nodiscard]] static QString words(const QDateTime &readAt, const QDateTime &now);
};

} // namespace fleetkey::ui
