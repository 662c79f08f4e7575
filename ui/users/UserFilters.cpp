#include "ui/users/UserFilters.h"

#include <array>

namespace fleetkey::ui {

using namespace Qt::StringLiterals;

namespace {

using Preset = CreatedFilter::Preset;

template <typename Value> struct Named {
    Value value;
    const char16_t *name; ///< in the settings; never changes
};

constexpr std::array<Named<Preset>, 7> presetNames{
    {{Preset::Any, u"any"}, {Preset::Today, u"today"}, {Preset::Week, u"week"}, {Preset::Month, u"month"},
        {Preset::Quarter, u"quarter"}, {Preset::Year, u"year"}, {Preset::Dates, u"dates"}}};

constexpr std::array<Named<ActivityStatus>, 5> activityNames{{{ActivityStatus::Active, u"active"},
    {ActivityStatus::Inactive, u"inactive"}, {ActivityStatus::Lost, u"lost"},
    {ActivityStatus::NoData, u"noData"}, {ActivityStatus::Error, u"error"}}};

template <typename Names, typename Value> QString nameOf(const Names &names, Value value) {
    const auto found
        = std::ranges::find_if(names, [value](const auto &named) { return named.value == value; });
    return found == names.end() ? QString() : QString::fromUtf16(found->name);
}

template <typename Names> auto valueOf(const Names &names, const QString &name) {
    const auto found
        = std::ranges::find_if(names, [&name](const auto &named) { return QStringView(named.name) == name; });
    return found == names.end() ? std::nullopt : std::optional(found->value);
}

} // namespace

const QList<ActivityStatus> &filterableActivities() {
    static const QList<ActivityStatus> all{ActivityStatus::Active, ActivityStatus::Inactive,
        ActivityStatus::Lost, ActivityStatus::NoData, ActivityStatus::Error};
    return all;
}

std::pair<QDate, QDate> CreatedFilter::days(QDate today) const {
    switch (preset) {
    case Preset::Any:
        break;
    case Preset::Today:
        return {today, {}};
    case Preset::Week:
        return {today.addDays(-6), {}};
    case Preset::Month:
        return {today.addDays(-29), {}};
    case Preset::Quarter:
        return {today.addDays(-89), {}};
    case Preset::Year:
        return {today.addDays(-364), {}};
    case Preset::Dates:
        return {from, to};
    }
    return {};
}

void UserFilters::applyTo(UserQuery &query, QDate today, const QTimeZone &zone) const {
    const auto [first, last] = created.days(today);
    query.includeInactive = !activeOnly;
    query.activities = activities;
    query.createdFrom = first.isValid() ? first.startOfDay(zone).toUTC() : QDateTime();
    query.createdTo = last.isValid() ? last.endOfDay(zone).toUTC() : QDateTime();
    query.realTimeLocation = realTime;
    query.instances.clear();
    if (!instance.isEmpty())
        query.instances.append(instance);
}

QVariantMap UserFilters::toMap() const {
    QVariantMap map;
    if (activeOnly)
        map.insert(u"activeOnly"_s, true);
    QVariantList names;
    for (const ActivityStatus activity : activities)
        names.append(nameOf(activityNames, activity));
    if (!names.isEmpty())
        map.insert(u"activities"_s, names);
    if (created.preset != Preset::Any) {
        map.insert(u"created"_s, nameOf(presetNames, created.preset));
        map.insert(u"createdFrom"_s, created.from.toString(Qt::ISODate));
        map.insert(u"createdTo"_s, created.to.toString(Qt::ISODate));
    }
    if (realTime)
        map.insert(u"realTime"_s, *realTime);
    if (!instance.isEmpty())
        map.insert(u"instance"_s, instance.text());
    return map;
}

UserFilters UserFilters::fromMap(const QVariantMap &map) {
    UserFilters filters;
    filters.activeOnly = map.value(u"activeOnly"_s).toBool();
    for (const QVariant &name : map.value(u"activities"_s).toList()) {
        const auto activity = valueOf(activityNames, name.toString());
        if (activity && !filters.activities.contains(*activity))
            filters.activities.append(*activity);
    }
    filters.created.preset = valueOf(presetNames, map.value(u"created"_s).toString()).value_or(Preset::Any);
    if (filters.created.preset == Preset::Dates) {
        filters.created.from = QDate::fromString(map.value(u"createdFrom"_s).toString(), Qt::ISODate);
        filters.created.to = QDate::fromString(map.value(u"createdTo"_s).toString(), Qt::ISODate);
        if (!filters.created.from.isValid() && !filters.created.to.isValid())
            filters.created = {};
    }
    if (map.contains(u"realTime"_s))
        filters.realTime = map.value(u"realTime"_s).toBool();
    filters.instance = InstanceId(map.value(u"instance"_s).toString());
    return filters;
}

} // namespace fleetkey::ui
