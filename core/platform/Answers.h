#pragma once

#include "core/base/Result.h"
#include "core/platform/Credentials.h"
#include "core/platform/Hierarchy.h"
#include "core/platform/HttpRequest.h"
#include "core/platform/User.h"

/// The platform's answers decoded (contract §3 and §4). Each takes the whole answer: HTTP status and envelope
/// become an error in one function, `failureOf`, before `Result` is read. Unknown fields are passed over, a
/// field of the wrong type counts as absent, numbers may come as strings; names of properties match without
/// regard to case. Errors: `Unauthorized Forbidden NotFound Validation RateLimited Server Protocol`. Pure,
/// any thread.
namespace fleetkey::answers {

/// Why this answer is a failure, or nothing. `now` (the platform's time) turns `Retry-After` into a moment.
[[nodiscard]] std::optional<Error> failureOf(const HttpResponse &response, const QDateTime &now);

/// For calls that only change something: their answer has no `Result`, and needs none.
[[nodiscard]] Result<void> changed(const HttpResponse &response, const QDateTime &now);
/// `Protocol` when the tokens that a login or refresh promises are missing.
[[nodiscard]] Result<Credentials> credentials(const HttpResponse &response, const QDateTime &now);
/// As `credentials`, but tokens may be null or absent; the DeviceToken may not.
[[nodiscard]] Result<Credentials> registered(const HttpResponse &response, const QDateTime &now);
[[nodiscard]] Result<UserPage> userPage(const HttpResponse &response, const QDateTime &now);
/// `find`: none, one or several.
[[nodiscard]] Result<QList<UserDocument>> foundUsers(const HttpResponse &response, const QDateTime &now);
[[nodiscard]] Result<UserDocument> ownUser(const HttpResponse &response, const QDateTime &now);
[[nodiscard]] Result<Permissions> permissions(const HttpResponse &response, const QDateTime &now);
[[nodiscard]] Result<QList<Application>> applications(const HttpResponse &response, const QDateTime &now);
[[nodiscard]] Result<Application> application(const HttpResponse &response, const QDateTime &now);
[[nodiscard]] Result<QList<Instance>> instances(const HttpResponse &response, const QDateTime &now);
[[nodiscard]] Result<Instance> instance(const HttpResponse &response, const QDateTime &now);
/// The InstanceKey out of the answer to `endpoints::instance`.
[[nodiscard]] Result<SecretString> instanceKey(const HttpResponse &response, const QDateTime &now);

} // namespace fleetkey::answers
