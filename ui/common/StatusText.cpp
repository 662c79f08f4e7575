#include "ui/common/StatusText.h"

namespace fleetkey::ui {

QString StatusText::word(UserStatus status) {
    switch (status) {
    case UserStatus::Active:
        return tr("Active");
    case UserStatus::Inactive:
        return tr("Deactivated");
    case UserStatus::Unknown:
        break;
    }
    return tr("Unknown");
}

Tone StatusText::tone(UserStatus status) {
    switch (status) {
    case UserStatus::Active:
        return Tone::Good;
    case UserStatus::Inactive:
        return Tone::Warning;
    case UserStatus::Unknown:
        break;
    }
    return Tone::Neutral;
}

QString StatusText::word(ActivityStatus activity) {
    switch (activity) {
    case ActivityStatus::Active:
        return tr("Active");
    case ActivityStatus::Inactive:
        return tr("Inactive");
    case ActivityStatus::Lost:
        return tr("Lost");
    case ActivityStatus::NoData:
        return tr("No data");
    case ActivityStatus::Error:
        return tr("Error");
    case ActivityStatus::Unknown:
        break;
    }
    return tr("Unknown");
}

Tone StatusText::tone(ActivityStatus activity) {
    switch (activity) {
    case ActivityStatus::Active:
        return Tone::Good;
    case ActivityStatus::Lost:
        return Tone::Warning;
    case ActivityStatus::Error:
        return Tone::Bad;
    case ActivityStatus::Inactive:
    case ActivityStatus::NoData:
    case ActivityStatus::Unknown:
        break;
    }
    return Tone::Neutral;
}

} // namespace fleetkey::ui
