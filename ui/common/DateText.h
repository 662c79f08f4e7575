#pragma once

#include <QCoreApplication>
#include <QDateTime>

#include <chrono>

namespace fleetkey::ui {

/// Moments for people: local, in the format of the locale, with UTC at hand for tooltips. An invalid moment
/// is an empty text.
class DateText {
    Q_DECLARE_TR_FUNCTIONS(fleetkey::ui::DateText)

public:
    /// "12 Mar 2026", the local day.
    [[nodiscard]] static QString date(const QDateTime &when);
    /// "12 Mar 2026, 09:20", local.
    [[nodiscard]] static QString dateTime(const QDateTime &when);
    /// "12 Mar 2026, 09:20:05", local, for evidence.
    [[nodiscard]] static QString precise(const QDateTime &when);
    /// "12 Mar 09:20", local, for narrow places; with the year where it is not the one of `now`.
    [[nodiscard]] static QString brief(const QDateTime &when, const QDateTime &now);
    /// "2026-03-12 08:20:00 UTC", for tooltips and details.
    [[nodiscard]] static QString utc(const QDateTime &when);
    /// "just now", "3 h ago", "in 5 min".
    [[nodiscard]] static QString relative(const QDateTime &when, const QDateTime &now);
    /// When something will be possible: "at 14:05:10", or with the day where it is not today.
    [[nodiscard]] static QString upcoming(const QDateTime &when);
    /// "2 h 14 min", "45 s", "12 days"; never negative.
    [[nodiscard]] static QString span(std::chrono::seconds length);
};

} // namespace fleetkey::ui
