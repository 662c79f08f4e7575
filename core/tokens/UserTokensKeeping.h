#pragma once

#include "core/session/SessionTokens.h"
#include "core/tokens/UserSessionsData.h"

namespace fleetkey {

/// Keychain and markers behind `UserSessionService`; what they promise is written at `UserSessions`.
QCoro::Task<Result<void>> rememberUser(std::shared_ptr<UserSessionsData> data, DeviceToken user, bool unlock);
QCoro::Task<Result<void>> stopRememberingUser(std::shared_ptr<UserSessionsData> data, DeviceToken user);
QCoro::Task<Result<void>> loadUser(
    std::shared_ptr<UserSessionsData> data, DeviceToken user, bool unlock, std::stop_token stop);
QCoro::Task<Result<void>> forgetUser(std::shared_ptr<UserSessionsData> data, DeviceToken user);
QCoro::Task<Result<void>> forgetAllUsers(std::shared_ptr<UserSessionsData> data);

/// Puts a remembered user's present tokens into the keychain; a failure is `keychainTrouble` and nothing
/// more. Does nothing for all others.
QCoro::Task<Result<void>> keepUserTokens(std::shared_ptr<UserSessionsData> data, DeviceToken user);

/// Takes over tokens of a remembered user that another console has stored since. True when there were any
/// that this one has not had before.
QCoro::Task<bool> adoptStoredTokens(
    std::shared_ptr<UserSessionsData> data, DeviceToken user, StoredPair which);

/// Lists the users whom earlier sessions remembered. Nobody waits for it, so it must not keep the database
/// open when the program ends.
QCoro::Task<void> listRemembered(
    std::weak_ptr<UserSessionsData> later, Pending<QList<RememberedUser>> reading);

} // namespace fleetkey
