#pragma once

#include "ui/theme/ThemeColors.h"

#include <QString>

namespace fleetkey::ui {

/// The words of the status strip. What is empty is not shown.
struct StatusFacts {
    QString who; ///< "admin@acme.example"
    QString scope; ///< "Acme / Drivers"
    QString tokenLife; ///< "token 22 h 10 min"
    QString matches; ///< "12,408 users"
    QString signIns; ///< "sign-ins 5/5"
    Tone connectionTone = Tone::Neutral;
    QString connection; ///< "online"

    bool operator==(const StatusFacts &) const = default;
};

} // namespace fleetkey::ui
