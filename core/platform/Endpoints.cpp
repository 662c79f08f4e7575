#include "core/platform/Endpoints.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace fleetkey::endpoints {

namespace {

constexpr auto jsonType = "application/json";
constexpr auto jsonPatchType = "application/json-patch+json";

SecretString toBody(const QJsonObject &object) {
    return SecretString(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

QString toText(const SecretString &secret) {
    return QString::fromUtf8(secret.reveal());
}

HttpRequest get(Origin origin, QString path) {
    HttpRequest request;
    request.origin = origin;
    request.method = "GET"_ba;
    request.path = std::move(path);
    request.idempotent = true;
    return request;
}

HttpRequest withBody(QByteArray method, QString path, const char *contentType, const QJsonObject &body) {
    HttpRequest request;
    request.origin = Origin::User;
    request.method = std::move(method);
    request.path = std::move(path);
    request.contentType = contentType;
    request.body = toBody(body);
    return request;
}

HttpRequest post(QString path, const char *contentType, const QJsonObject &body) {
    return withBody("POST"_ba, std::move(path), contentType, body);
}

HttpRequest login(const QJsonObject &fields, const SecretString &password) {
    const QByteArray fieldsText = QJsonDocument(fields).toJson(QJsonDocument::Compact);
    return post(u"/v1/Auth/Login"_s, jsonType,
        {{u"LoginFields"_s, QString::fromUtf8(fieldsText)}, {u"Password"_s, toText(password)}});
}

/// `QUrlQuery` takes its items as encoded already and leaves a `+` alone, which a server reads as a space.
void addQueryItem(HttpRequest &request, const QString &key, const QString &value) {
    request.query.addQueryItem(key, QString::fromLatin1(QUrl::toPercentEncoding(value)));
}

void addUnlessEmpty(HttpRequest &request, const QString &key, const QString &value) {
    if (!value.isEmpty())
        addQueryItem(request, key, value);
}

void insertUnlessEmpty(QJsonObject &object, const QString &key, const QString &value) {
    if (!value.isEmpty())
        object.insert(key, value);
}

template <typename Id> void insertUnlessEmpty(QJsonObject &object, const QString &key, const QList<Id> &ids) {
    if (ids.isEmpty())
        return;
    QJsonArray array;
    for (const Id &id : ids)
        array.append(id.text());
    object.insert(key, array);
}

void insertIfSet(QJsonObject &object, const QString &key, const std::optional<bool> &value) {
    if (value)
        object.insert(key, *value);
}

QJsonObject toJson(const UserFields &fields) {
    QJsonObject object;
    insertUnlessEmpty(object, u"ClientId"_s, fields.clientId);
    insertIfSet(object, u"Enabled"_s, fields.enabled);
    insertIfSet(object, u"EnableTracking"_s, fields.enableTracking);
    insertIfSet(object, u"EnableLogging"_s, fields.enableLogging);
    insertIfSet(object, u"EnableRealTimeLocation"_s, fields.enableRealTimeLocation);
    return object;
}

QString nameOf(Gender gender) {
    switch (gender) {
    case Gender::None:
        return u"None"_s;
    case Gender::Male:
        return u"Male"_s;
    case Gender::Female:
        return u"Female"_s;
    case Gender::Other:
        return u"Other"_s;
    }
    Q_UNREACHABLE();
}

QString nameOf(UserSortKey key) {
    switch (key) {
    case UserSortKey::DeviceToken:
        return u"DeviceToken"_s;
    case UserSortKey::FirstName:
        return u"FirstName"_s;
    case UserSortKey::LastName:
        return u"LastName"_s;
    case UserSortKey::Nickname:
        return u"Nickname"_s;
    case UserSortKey::Phone:
        return u"Phone"_s;
    case UserSortKey::Email:
        return u"Email"_s;
    case UserSortKey::Gender:
        return u"Gender"_s;
    case UserSortKey::Birthday:
        return u"Birthday"_s;
    case UserSortKey::MaritalStatus:
        return u"MaritalStatus"_s;
    case UserSortKey::ChildrenCount:
        return u"ChildrenCount"_s;
    case UserSortKey::Country:
        return u"Country"_s;
    case UserSortKey::District:
        return u"District"_s;
    case UserSortKey::City:
        return u"City"_s;
    case UserSortKey::DateCreated:
        return u"DateCreated"_s;
    case UserSortKey::ActivityStatus:
        return u"ActivityStatus"_s;
    }
    Q_UNREACHABLE();
}

/// Empty for `Unknown`, which cannot be asked for.
QString nameOf(ActivityStatus status) {
    switch (status) {
    case ActivityStatus::Unknown:
        return {};
    case ActivityStatus::Active:
        return u"Active"_s;
    case ActivityStatus::Inactive:
        return u"Inactive"_s;
    case ActivityStatus::Lost:
        return u"Lost"_s;
    case ActivityStatus::NoData:
        return u"NoData"_s;
    case ActivityStatus::Error:
        return u"Error"_s;
    }
    Q_UNREACHABLE();
}

void insertActivities(QJsonObject &object, const QList<ActivityStatus> &activities) {
    QJsonArray names;
    for (const ActivityStatus activity : activities) {
        if (const QString name = nameOf(activity); !name.isEmpty())
            names.append(name);
    }
    if (!names.isEmpty())
        object.insert(u"ActivityStatuses"_s, names);
}

/// In UTC, which the platform assumes where no zone is named.
void insertMoment(QJsonObject &object, const QString &key, const QDateTime &moment) {
    if (moment.isValid())
        object.insert(key, moment.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzz"));
}

QJsonObject toJson(const RegistrationDraft &draft) {
    QJsonObject object{{u"CreateAccessToken"_s, draft.createAccessToken}};
    insertUnlessEmpty(object, u"CustomToken"_s, draft.customToken.text());
    insertUnlessEmpty(object, u"FirstName"_s, draft.firstName);
    insertUnlessEmpty(object, u"LastName"_s, draft.lastName);
    insertUnlessEmpty(object, u"Nickname"_s, draft.nickname);
    insertUnlessEmpty(object, u"Phone"_s, draft.phone);
    insertUnlessEmpty(object, u"Email"_s, draft.email);
    if (draft.birthday.isValid())
        object.insert(u"Birthday"_s, draft.birthday.toString(Qt::ISODate));
    if (draft.gender)
        object.insert(u"Gender"_s, nameOf(*draft.gender));
    insertUnlessEmpty(object, u"MaritalStatus"_s, draft.maritalStatus);
    if (draft.childrenCount)
        object.insert(u"ChildrenCount"_s, *draft.childrenCount);
    insertUnlessEmpty(object, u"Address"_s, draft.address);
    if (const QJsonObject fields = toJson(draft.fields); !fields.isEmpty())
        object.insert(u"UserFields"_s, fields);
    return object;
}

} // namespace

HttpRequest loginAdmin(const QString &email, const SecretString &password) {
    return login({{u"email"_s, email}}, password);
}

HttpRequest loginUser(const DeviceToken &user, const InstanceId &instance, const SecretString &instanceKey) {
    // Any other casing of this key is answered with a bare 401.
    HttpRequest request = login({{u"Devicetoken"_s, user.text()}}, instanceKey);
    request.headers.append({"InstanceId"_ba, instance.text().toUtf8()});
    return request;
}

HttpRequest refresh(const SecretString &accessToken, const SecretString &refreshToken) {
    return post(u"/v1/Auth/RefreshToken"_s, jsonType,
        {{u"AccessToken"_s, toText(accessToken)}, {u"RefreshToken"_s, toText(refreshToken)}});
}

HttpRequest registerUser(
    const RegistrationDraft &draft, const InstanceId &instance, const SecretString &instanceKey) {
    HttpRequest request = post(u"/v1/Registration/create"_s, jsonType, toJson(draft));
    request.headers.append({"InstanceId"_ba, instance.text().toUtf8()});
    request.secretHeaders.push_back({"InstanceKey"_ba, instanceKey.clone()});
    return request;
}

HttpRequest findUsers(const UserSearch &search) {
    HttpRequest request = get(Origin::User, u"/v1/Management/users/find"_s);
    addUnlessEmpty(request, u"DeviceToken"_s, search.deviceToken.text());
    addUnlessEmpty(request, u"Email"_s, search.email);
    addUnlessEmpty(request, u"Phone"_s, search.phone);
    addUnlessEmpty(request, u"ClientId"_s, search.clientId);
    addUnlessEmpty(request, u"FirstName"_s, search.firstName);
    addUnlessEmpty(request, u"LastName"_s, search.lastName);
    addUnlessEmpty(request, u"FullName"_s, search.fullName);
    addQueryItem(request, u"IncludeAccountInfo"_s, u"true"_s);
    if (search.includeInactive)
        addQueryItem(request, u"ShowInactiveUsers"_s, u"true"_s);
    return request;
}

HttpRequest filteredPage(const UserQuery &query, qint64 page, int pageSize) {
    QJsonObject body{
        {u"PageNumber"_s, page},
        {u"PageSize"_s, pageSize},
        {u"IncludeAccountInfo"_s, true},
        {u"Sort"_s, query.descending ? nameOf(query.sortKey) + u"Desc"_s : nameOf(query.sortKey)},
        {u"ShowInactiveUsers"_s, query.includeInactive},
    };
    insertUnlessEmpty(body, u"SearchTerm"_s, query.searchTerm);
    insertUnlessEmpty(body, u"CompanyIds"_s, query.companies);
    insertUnlessEmpty(body, u"ApplicationIds"_s, query.applications);
    insertUnlessEmpty(body, u"InstanceIds"_s, query.instances);
    insertActivities(body, query.activities);
    insertMoment(body, u"DateCreatedFrom"_s, query.createdFrom);
    insertMoment(body, u"DateCreatedTo"_s, query.createdTo);
    insertUnlessEmpty(body, u"Country"_s, query.country);
    insertUnlessEmpty(body, u"City"_s, query.city);
    insertIfSet(body, u"RtdEnabled"_s, query.realTimeLocation);
    HttpRequest request = post(u"/v1/Management/users/GetFilteredPage"_s, jsonPatchType, body);
    request.idempotent = true;
    return request;
}

HttpRequest activateUser(const DeviceToken &user) {
    HttpRequest request
        = withBody("PUT"_ba, u"/v1/Management/users"_s, jsonPatchType, {{u"Status"_s, u"Active"_s}});
    request.headers.append({"UserDeviceToken"_ba, user.text().toUtf8()});
    request.idempotent = true;
    return request;
}

HttpRequest ownUser() {
    return get(Origin::User, u"/v1/Management/users"_s);
}

HttpRequest permissions() {
    return get(Origin::Portal, u"/auth/permissions"_s);
}

HttpRequest applicationsOf(const CompanyId &company) {
    return get(Origin::Accounts, u"/v1/companies/%1/applications"_s.arg(company.text()));
}

HttpRequest application(const ApplicationId &application) {
    HttpRequest request = get(Origin::Accounts, u"/v1/Applications/"_s + application.text());
    addQueryItem(request, u"includeInstances"_s, u"true"_s);
    return request;
}

HttpRequest instancesOf(const ApplicationId &application) {
    HttpRequest request = get(Origin::Accounts, u"/v1/applications/%1/instances"_s.arg(application.text()));
    addQueryItem(request, u"includeDeactivated"_s, u"true"_s);
    return request;
}

HttpRequest instance(const InstanceId &instance) {
    return get(Origin::Accounts, u"/v1/Instances/"_s + instance.text());
}

} // namespace fleetkey::endpoints
