#pragma once

#include "core/platform/UserQuery.h"
#include "core/session/ApiClient.h"

#include <memory>

namespace fleetkey {

/// User Management as a service (contract §4): pages, look-ups and changes in the name of the signed-in
/// admin. Errors: those of `ApiClient` and of `answers`. GUI thread.
class UserDirectory {
public:
    explicit UserDirectory(std::shared_ptr<ApiClient> api);

    /// `page` counts from 1.
    QCoro::Task<Result<UserPage>> page(
        UserQuery query, qint64 page, int pageSize, std::stop_token stop) const;
    /// How many users match, inactive ones only where the query asks for them; `Protocol` when the platform
    /// does not say.
    QCoro::Task<Result<qint64>> count(UserQuery query, std::stop_token stop) const;
    QCoro::Task<Result<QList<UserDocument>>> find(UserSearch search, std::stop_token stop) const;
    /// The one user of this DeviceToken, inactive or not; `NotFound` when there is none.
    QCoro::Task<Result<UserDocument>> user(DeviceToken deviceToken, std::stop_token stop) const;
    /// Sets a deactivated user's status to active. What the record says then has to be read.
    QCoro::Task<Result<void>> activate(DeviceToken deviceToken, std::stop_token stop) const;

private:
    std::shared_ptr<ApiClient> m_api;
};

} // namespace fleetkey
