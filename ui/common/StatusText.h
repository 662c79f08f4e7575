#pragma once

#include "core/platform/User.h"
#include "ui/theme/ThemeColors.h"

#include <QCoreApplication>

namespace fleetkey::ui {

/// Whether a user is activated, and how lively: the words and tones for it, the same in every place.
class StatusText {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::StatusText)

public:
    [[nodiscard]] static QString word(UserStatus status);
    [[nodiscard]] static Tone tone(UserStatus status);
    [[nodiscard]] static QString word(ActivityStatus activity);
    [[nodiscard]] static Tone tone(ActivityStatus activity);
};

} // namespace fleetkey::ui
