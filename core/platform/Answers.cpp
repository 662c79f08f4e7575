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
    Error error;
    error.kind = kind;
    error.title = title;
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

/// The same for a list: a `Result` that is something else than an array is no answer.
template <typename Thing, typename Read>
Result<QList<Thing>> readListResult(const HttpResponse &response, const QDateTime &now, Read read) {
    bool isList = false;
    Result<QList<Thing>> list
        = readResult<QList<Thing>>(response, now, [&](json::Value value, QList<Thing> &things) {
              isList = json::isArray(value);
              return read(value, things);
          });
    if (list && !isList)
        return failWith(ErrorKind::Protocol, u"the answer's Result is not a list"_s, response);
    return list;
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

Result<Credentials> credentials(const HttpResponse &response, const QDateTime &now) {
    Result<Credentials> result = readCredentialsAnswer(response, now);
    if (result && !result->hasTokens())
        return failWith(
            ErrorKind::Protocol, u"the answer holds no access token and refresh token"_s, response);
    return result;
}

Result<Credentials> registered(const HttpResponse &response, const QDateTime &now) {
    Result<Credentials> result = readCredentialsAnswer(response, now);
    if (result && result->deviceToken.isEmpty())
        return failWith(ErrorKind::Protocol, u"the answer holds no DeviceToken"_s, response);
    return result;
}

Result<UserPage> userPage(const HttpResponse &response, const QDateTime &now) {
    bool hasUsers = false;
    Result<UserPage> page = readResult<UserPage>(response, now,
        [&](json::Value value, UserPage &into) { return readUserPage(value, into, hasUsers); });
    if (page && !hasUsers)
        return failWith(ErrorKind::Protocol, u"the answer holds no list of users"_s, response);
    return page;
}

Result<QList<UserDocument>> foundUsers(const HttpResponse &response, const QDateTime &now) {
    return readListResult<UserDocument>(response, now, readDocuments);
}

Result<UserDocument> ownUser(const HttpResponse &response, const QDateTime &now) {
    Result<UserDocument> document = readResult<UserDocument>(response, now, readDocument);
    if (document && document->json.isEmpty())
        return failWith(ErrorKind::Protocol, u"the answer holds no user"_s, response);
    return document;
}

Result<Permissions> permissions(const HttpResponse &response, const QDateTime &now) {
    bool isObject = false;
    Result<Permissions> result
        = readResult<Permissions>(response, now, [&](json::Value value, Permissions &into) {
              isObject = json::isObject(value);
              return readPermissions(value, into);
          });
    if (result && !isObject)
        return failWith(ErrorKind::Protocol, u"the answer holds no permissions"_s, response);
    return result;
}

Result<QList<Application>> applications(const HttpResponse &response, const QDateTime &now) {
    return readListResult<Application>(response, now, readApplications);
}

Result<Application> application(const HttpResponse &response, const QDateTime &now) {
    Result<Application> result = readResult<Application>(response, now, readApplication);
    if (result && result->id.isEmpty())
        return failWith(ErrorKind::Protocol, u"the answer holds no application"_s, response);
    return result;
}

Result<QList<Instance>> instances(const HttpResponse &response, const QDateTime &now) {
    return readListResult<Instance>(response, now, readInstances);
}

Result<Instance> instance(const HttpResponse &response, const QDateTime &now) {
    Result<Instance> result = readResult<Instance>(response, now, readInstance);
    if (result && result->id.isEmpty())
        return failWith(ErrorKind::Protocol, u"the answer holds no instance"_s, response);
    return result;
}

Result<SecretString> instanceKey(const HttpResponse &response, const QDateTime &now) {
    Result<SecretString> key = readResult<SecretString>(response, now, readInstanceKey);
    if (key && key->isEmpty())
        return failWith(ErrorKind::Protocol, u"the answer holds no InstanceKey"_s, response);
    return key;
}

} // namespace fleetkey::answers
