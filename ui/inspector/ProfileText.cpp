#include "ui/inspector/ProfileText.h"

#include <QDate>
#include <QLocale>

namespace fleetkey::ui {

QString ProfileText::word(UserStatus status) {
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

Tone ProfileText::tone(UserStatus status) {
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

QString ProfileText::word(ActivityStatus activity) {
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

Tone ProfileText::tone(ActivityStatus activity) {
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

QString ProfileText::birthday(const QString &written) {
    const QDate date = QDate::fromString(written.left(10), Qt::ISODate);
    return date.isValid() ? QLocale().toString(date, tr("d MMM yyyy")) : written;
}

QString ProfileText::gender(const QString &written) {
    if (written.compare(u"Male", Qt::CaseInsensitive) == 0)
        return tr("Male");
    if (written.compare(u"Female", Qt::CaseInsensitive) == 0)
        return tr("Female");
    if (written.compare(u"Other", Qt::CaseInsensitive) == 0)
        return tr("Other");
    if (written.compare(u"None", Qt::CaseInsensitive) == 0)
        return tr("Not told");
    return written;
}

QString ProfileText::maritalStatus(const QString &written) {
    if (written == u"1")
        return tr("Married");
    if (written == u"2")
        return tr("Widowed");
    if (written == u"3")
        return tr("Divorced");
    if (written == u"4")
        return tr("Single");
    return written;
}

QString ProfileText::yesOrNo(std::optional<bool> value) {
    if (!value)
        return {};
    return *value ? tr("Yes") : tr("No");
}

} // namespace fleetkey::ui
