#include "ui/inspector/ProfileText.h"

#include <QDate>
#include <QLocale>

namespace fleetkey::ui {

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
        return tr("Not given");
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
