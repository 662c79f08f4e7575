#pragma once

#include "core/tokens/UserSessionsData.h"

namespace fleetkey {

/// The flows behind `UserSessionService`; what they promise is written at `UserSessions`.
QCoro::Task<Result<void>> logInAsUser(std::shared_ptr<UserSessionsData> data, DeviceToken user,
    InstanceId instance, SecretString instanceKey, std::stop_token stop);
QCoro::Task<Result<void>> refreshUser(
    std::shared_ptr<UserSessionsData> data, DeviceToken user, std::stop_token stop);
QCoro::Task<Result<UserDocument>> checkUser(
    std::shared_ptr<UserSessionsData> data, DeviceToken user, std::stop_token stop);
QCoro::Task<Result<HttpResponse>> sendAsUser(
    std::shared_ptr<UserSessionsData> data, DeviceToken user, HttpRequest request, std::stop_token stop);

} // namespace fleetkey
