#include "core/users/QueryFilter.h"

namespace fleetkey {

namespace {

template <typename Value> bool isOther(const QList<Value> &wanted, const Value &value, const Value &unknown) {
    return !wanted.isEmpty() && value != unknown && !wanted.contains(value);
}

bool isOutside(const UserQuery &query, const QDateTime &created) {
    if (!created.isValid())
        return false;
    const bool early = query.createdFrom.isValid() && created < query.createdFrom;
    const bool late = query.createdTo.isValid() && created > query.createdTo;
    return early || late;
}

} // namespace

bool leavesOut(const UserQuery &query, const User &user) {
    const std::optional<bool> &realTime = user.fields.enableRealTimeLocation;
    return (!query.includeInactive && user.status == UserStatus::Inactive)
        || isOther(query.activities, user.activity, ActivityStatus::Unknown)
        || isOther(query.companies, user.account.companyId, CompanyId())
        || isOther(query.applications, user.account.applicationId, ApplicationId())
        || isOther(query.instances, user.account.instanceId, InstanceId()) || isOutside(query, user.created)
        || (query.realTimeLocation && realTime && *realTime != *query.realTimeLocation);
}

} // namespace fleetkey
