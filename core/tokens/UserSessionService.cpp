#include "core/tokens/UserSessionService.h"

#include "core/tokens/UserSessionFlows.h"
#include "core/tokens/UserSessionsData.h"

namespace fleetkey {

UserSessionService::UserSessionService(Parts parts, QString environment, QString account, QObject *parent)
    : UserSessions(parent)
    , d(std::make_shared<UserSessionsData>()) {
    d->parts = std::move(parts);
    d->environment = std::move(environment);
    d->account = std::move(account);
    d->owner = this;
}

UserSessionService::~UserSessionService() {
    d->owner = nullptr;
    d->calls.request_stop();
    d->held.clear();
}

const HeldTokens *UserSessionService::held(const DeviceToken &user) const {
    return d->find(user);
}

bool UserSessionService::isBusy(const DeviceToken &user) const {
    return d->busy.contains(user);
}

QDateTime UserSessionService::platformNow() const {
    return d->platformNow();
}

QCoro::Task<Result<void>> UserSessionService::logIn(
    DeviceToken user, InstanceId instance, SecretString instanceKey, std::stop_token stop) {
    return logInAsUser(d, std::move(user), std::move(instance), std::move(instanceKey), std::move(stop));
}

QCoro::Task<Result<void>> UserSessionService::refresh(DeviceToken user, std::stop_token stop) {
    return refreshUser(d, std::move(user), std::move(stop));
}

QCoro::Task<Result<UserDocument>> UserSessionService::check(DeviceToken user, std::stop_token stop) {
    return checkUser(d, std::move(user), std::move(stop));
}

void UserSessionService::adopt(Credentials credentials, TokenSource source) {
    const DeviceToken user = credentials.deviceToken;
    d->hold(user, std::move(credentials), source);
    d->tell(user);
}

void UserSessionService::forget(const DeviceToken &user) {
    // The caller may name the user by the very thing that goes.
    const auto forgotten = d->held.extract(user);
    if (!forgotten.empty())
        d->tell(forgotten.key());
}

} // namespace fleetkey
