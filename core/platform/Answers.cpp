#include "core/platform/Answers.h"

#include "core/platform/CredentialsDecoder.h"
#include "core/platform/Envelope.h"
#include "core/platform/HierarchyDecoder.h"
#include "core/platform/UserDecoder.h"

using namespace Qt::StringLiterals;

namespace fleetkey::answers {

namespace {

/// An error about the content of an answer that was a success until then.
std::unexpected<Error> failWith(ErrorKind kind, const QString &title, const HttpResponse &response) {
    Error error = Error::of(kind, title);
    error.httpStatus = response.status;
    error.requestId = response.requestId;
    return fail(std::move(error));
}

/// Reads `Result` into a `Thing` by `read(value, thing)`; `NotFound` where there is none.
template <typename Thing, typename Read>
Result<Thing> readResult(const HttpResponse &response, const QDateTime &now, Read read) {
    Thing thing;
    Result<bool> present = readEnvelope(response, now, [&](json::Value value) { return read(value, thing); });
    if (!present)
        return fail(std::move(present.error()));
    if (!*present)
        return failWith(
            ErrorKind::NotFound, u"there is no such thing: the answer's Result is empty"_s, response);
    return thing;
}

/// Success only where what was read is whole; else `Protocol`, with the flaw as its title.
template <typename Thing, typename IsWhole>
Result<Thing> onlyWhole(
    Result<Thing> result, const HttpResponse &response, IsWhole isWhole, const QString &flaw) {
    if (result && !isWhole(*result))
        return failWith(ErrorKind::Protocol, flaw, response);
    return result;
}

/// The same for a list: a `Result` that is something else than an array is no answer.
template <typename Thing, typename Read>
Result<QList<Thing>> readListResult(const HttpResponse &response, const QDateTime &now, Read read) {
    bool isList = false;
    Result<QList<Thing>> list
        = readResult<QList<Thing>>(response, now, [&](json::Value value, QList<Thing> &things) {
              isList = json::isArray(value);
              return read(value, things);
          });
    return onlyWhole(
        std::move(list), response, [&](const QList<Thing> &) { return isList; },
        u"the answer's Result is not a list"_s);
}

/// An empty `Result` is no error here: what is missing then is told by the caller.
Result<Credentials> readCredentialsAnswer(const HttpResponse &response, const QDateTime &now) {
    Credentials credentials;
    Result<bool> present
        = readEnvelope(response, now, [&](json::Value value) { return readCredentials(value, credentials); });
    if (!present)
        return fail(std::move(present.error()));
    return credentials;
}

bool readDocument(json::Value value, UserDocument &document) {
    simdjson::ondemand::object object;
    if (!json::isObject(value))
        return true;
    if (value.get_object().get(object) != simdjson::SUCCESS)
        return false;
    std::optional<QByteArray> raw = json::rawObject(object);
    if (!raw)
        return false;
    document.json = std::move(*raw);
    return readUser(object, document.user);
}

bool readDocuments(json::Value array, QList<UserDocument> &documents) {
    return json::eachElement(array, [&documents](json::Value element) {
        UserDocument document;
        const bool sound = readDocument(element, document);
        if (sound && !document.json.isEmpty())
            documents.append(std::move(document));
        return sound;
    });
}

} // namespace

Result<void> changed(const HttpResponse &response, const QDateTime &now) {
    std::optional<Error> failure = failureOf(response, now);
    if (failure)
        return fail(std::move(*failure));
    return {};
}

Result<Credentials> credentials(const HttpResponse &response, const QDateTime &now) {
    return onlyWhole(readCredentialsAnswer(response, now), response, std::mem_fn(&Credentials::hasTokens),
        u"the answer holds no access token and refresh token"_s);
}

Result<Credentials> registered(const HttpResponse &response, const QDateTime &now) {
    return onlyWhole(
        readCredentialsAnswer(response, now), response,
        [](const Credentials &read) { return !read.deviceToken.isEmpty(); },
        u"the answer holds no DeviceToken"_s);
}

Result<UserPage> userPage(const HttpResponse &response, const QDateTime &now) {
    bool hasUsers = false;
    Result<UserPage> page = readResult<UserPage>(response, now,
        [&](json::Value value, UserPage &into) { return readUserPage(value, into, hasUsers); });
    return onlyWhole(
        std::move(page), response, [&](const UserPage &) { return hasUsers; },
        u"the answer holds no list of users"_s);
}

Result<QList<UserDocument>> foundUsers(const HttpResponse &response, const QDateTime &now) {
    return readListResult<UserDocument>(response, now, readDocuments);
}

Result<UserDocument> ownUser(const HttpResponse &response, const QDateTime &now) {
    return onlyWhole(
        readResult<UserDocument>(response, now, readDocument), response,
        [](const UserDocument &read) { return !read.json.isEmpty(); }, u"the answer holds no user"_s);
}

Result<Permissions> permissions(const HttpResponse &response, const QDateTime &now) {
    bool isObject = false;
    Result<Permissions> result
        = readResult<Permissions>(response, now, [&](json::Value value, Permissions &into) {
              isObject = json::isObject(value);
              return readPermissions(value, into);
          });
    return onlyWhole(
        std::move(result), response, [&](const Permissions &) { return isObject; },
        u"the answer holds no permissions"_s);
}

Result<QList<Application>> applications(const HttpResponse &response, const QDateTime &now) {
    return readListResult<Application>(response, now, readApplications);
}

Result<Application> application(const HttpResponse &response, const QDateTime &now) {
    return onlyWhole(
        readResult<Application>(response, now, readApplication), response,
        [](const Application &read) { return !read.id.isEmpty(); }, u"the answer holds no application"_s);
}

Result<QList<Instance>> instances(const HttpResponse &response, const QDateTime &now) {
    return readListResult<Instance>(response, now, readInstances);
}

Result<Instance> instance(const HttpResponse &response, const QDateTime &now) {
    return onlyWhole(
        readResult<Instance>(response, now, readInstance), response,
        [](const Instance &read) { return !read.id.isEmpty(); }, u"the answer holds no instance"_s);
}

Result<SecretString> instanceKey(const HttpResponse &response, const QDateTime &now) {
    return onlyWhole(
        readResult<SecretString>(response, now, readInstanceKey), response,
        [](const SecretString &read) { return !read.isEmpty(); }, u"the answer holds no InstanceKey"_s);
}

} // namespace fleetkey::answers
