#pragma once

#include "core/platform/UserQuery.h"

#include <QTimeZone>
#include <QVariantMap>

namespace fleetkey::ui {

/// "Created": a moving span that ends today, or two days.
struct CreatedFilter {
    enum class Preset { Any, Today, Week, Month, Quarter, Year, Dates };

    Preset preset = Preset::Any;
    QDate from; ///< with `Dates` only; invalid: open
    QDate to;

    /// First and last day, both included, as the person reads them.
    [[nodiscard]] std::pair<QDate, QDate> days(QDate today) const;

    bool operator==(const CreatedFilter &) const = default;
};

/// What the person filters the list by; the search text and the order are not part of it.
struct UserFilters {
    bool activeOnly = false;
    QList<ActivityStatus> activities; ///< empty: all
    CreatedFilter created;
    std::optional<bool> realTime;
    InstanceId instance; ///< empty: all

    [[nodiscard]] bool isEmpty() const { return *this == UserFilters(); }
    /// Replaces in the query what filters decide. Days are those of the person's zone, as the list shows
    /// them.
    void applyTo(UserQuery &query, QDate today, const QTimeZone &zone) const;

    /// For the settings; what cannot be read is left out.
    [[nodiscard]] QVariantMap toMap() const;
    [[nodiscard]] static UserFilters fromMap(const QVariantMap &map);

    bool operator==(const UserFilters &) const = default;
};

/// The states of activity a list can be filtered by, in the order they are offered (contract §4).
[[nodiscard]] const QList<ActivityStatus> &filterableActivities();

} // namespace fleetkey::ui
