#pragma once

#include "core/platform/Credentials.h"
#include "core/platform/HttpRequest.h"
#include "core/platform/RegistrationDraft.h"
#include "core/platform/UserQuery.h"

/// The calls of the contract (§4) as requests. Pure functions; no bearer is set here.
namespace fleetkey::endpoints {

[[nodiscard]] HttpRequest loginAdmin(const QString &email, const SecretString &password);
/// `LoginFields` is a string of JSON with the key `Devicetoken`; the InstanceKey is the password.
[[nodiscard]] HttpRequest loginUser(
    const DeviceToken &user, const InstanceId &instance, const SecretString &instanceKey);
[[nodiscard]] HttpRequest refresh(const SecretString &accessToken, const SecretString &refreshToken);

/// Not idempotent: sent twice it makes two users (contract §3).
[[nodiscard]] HttpRequest registerUser(
    const RegistrationDraft &draft, const InstanceId &instance, const SecretString &instanceKey);

[[nodiscard]] HttpRequest findUsers(const UserSearch &search);
/// `page` counts from 1.
[[nodiscard]] HttpRequest filteredPage(const UserQuery &query, qint64 page, int pageSize);
/// Sets the status to active and leaves everything else alone: done twice, it does no harm.
[[nodiscard]] HttpRequest activateUser(const DeviceToken &user);
/// The caller's own record; to be sent with a user's access token.
[[nodiscard]] HttpRequest ownUser();

[[nodiscard]] HttpRequest permissions();
[[nodiscard]] HttpRequest applicationsOf(const CompanyId &company);
[[nodiscard]] HttpRequest application(const ApplicationId &application);
[[nodiscard]] HttpRequest instancesOf(const ApplicationId &application);
[[nodiscard]] HttpRequest instance(const InstanceId &instance);

} // namespace fleetkey::endpoints
