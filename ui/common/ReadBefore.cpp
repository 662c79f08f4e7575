#include "ui/common/ReadBefore.h"

#include "ui/common/DateText.h"

#include <QLocale>

namespace fleetkey::ui {

// An answer, however late, is no lost connection.
bool ReadBefore::isToldByWindow(const Error &error) {
    const bool isLost = error.kind == ErrorKind::Offline || error.kind == ErrorKind::Timeout;
    return (isLost && error.httpStatus == 0) || error.kind == ErrorKind::SessionExpired;
}

QString ReadBefore::words(const QDateTime &readAt, const QDateTime &now) {
    const QDateTime local = readAt.toLocalTime();
    if (local.date() != now.toLocalTime().date())
        return tr("Showing what was read on %1.", "day, time").arg(DateText::dateTime(readAt));
    return tr("Showing what was read at %1.", "time").arg(QLocale().toString(local.time(), u"HH:mm"));
}

} // namespace fleetkey::ui
