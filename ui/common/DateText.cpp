#include "ui/common/DateText.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace fleetkey::ui {

namespace {

constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr QChar noBreak(QChar::Nbsp);
constexpr qint64 longestInDays = 60 * day; // beyond, a date says more than a number

/// A number and its unit stay on one line.
QString unbroken(QString length) {
    return length.replace(u' ', noBreak);
}

} // namespace

QString DateText::date(const QDateTime &when) {
    if (!when.isValid())
        return {};
    //: A day: d, MMM and yyyy stand for day, short month and year
    return QLocale().toString(when.toLocalTime().date(), tr("d MMM yyyy"));
}

QString DateText::dateTime(const QDateTime &when) {
    if (!when.isValid())
        return {};
    return tr("%1, %2", "day, time").arg(date(when), QLocale().toString(when.toLocalTime().time(), u"HH:mm"));
}

QString DateText::precise(const QDateTime &when) {
    if (!when.isValid())
        return {};
    return tr("%1, %2", "day, time")
        .arg(date(when), QLocale().toString(when.toLocalTime().time(), u"HH:mm:ss"));
}

QString DateText::brief(const QDateTime &when, const QDateTime &now) {
    if (!when.isValid())
        return {};
    const QDateTime local = when.toLocalTime();
    if (local.date().year() != now.toLocalTime().date().year())
        return dateTime(when);
    //: A day and time of this year: d, MMM, HH and mm stand for day, short month, hour and minute
    return QLocale().toString(local, tr("d MMM HH:mm"));
}

QString DateText::utc(const QDateTime &when) {
    if (!when.isValid())
        return {};
    return when.toUTC().toString(u"yyyy-MM-dd HH:mm:ss 'UTC'");
}

QString DateText::relative(const QDateTime &when, const QDateTime &now) {
    if (!when.isValid())
        return {};
    const qint64 seconds = now.secsTo(when);
    if (seconds > -minute && seconds <= 0)
        return tr("just now");
    if (std::abs(seconds) > longestInDays)
        return date(when);
    const qint64 distance = std::abs(seconds);
    const qint64 rounded = distance >= hour ? distance / hour * hour : distance;
    const QString length = distance >= day
        ? unbroken(tr("%n day(s)", nullptr, static_cast<int>(distance / day)))
        : span(std::chrono::seconds(rounded));
    return seconds < 0 ? tr("%1 ago").arg(length) : tr("in %1").arg(length);
}

QString DateText::upcoming(const QDateTime &when) {
    if (!when.isValid())
        return {};
    const QDateTime local = when.toLocalTime();
    const QString time = QLocale().toString(local.time(), u"HH:mm:ss");
    if (local.date() == QDate::currentDate())
        return tr("at %1").arg(time);
    return tr("on %1 at %2", "day, time").arg(date(when), time);
}

QString DateText::span(std::chrono::seconds length) {
    const qint64 seconds = std::max<qint64>(0, length.count());
    if (seconds < minute)
        return unbroken(tr("%1 s", "seconds").arg(seconds));
    if (seconds < hour)
        return unbroken(tr("%1 min", "minutes").arg(seconds / minute));
    if (seconds < 2 * day) {
        const qint64 minutes = seconds % hour / minute;
        if (minutes == 0)
            return unbroken(tr("%1 h", "hours").arg(seconds / hour));
        return unbroken(tr("%1 h %2 min", "hours, minutes").arg(seconds / hour).arg(minutes));
    }
    return unbroken(tr("%n day(s)", nullptr, static_cast<int>(seconds / day)));
}

} // namespace fleetkey::ui
