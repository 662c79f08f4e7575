#include "core/users/DraftRecord.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace fleetkey {

namespace {

QJsonValue toJson(const std::optional<bool> &flag) {
    return flag ? QJsonValue(*flag) : QJsonValue();
}

std::optional<bool> flagFrom(const QJsonValue &value) {
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

std::optional<int> numberFrom(const QJsonValue &value) {
    return value.isDouble() ? std::optional(value.toInt()) : std::nullopt;
}

std::optional<Gender> genderFrom(const QJsonValue &value) {
    const std::optional<int> number = numberFrom(value);
    const bool known
        = number && *number >= static_cast<int>(Gender::None) && *number <= static_cast<int>(Gender::Other);
    return known ? std::optional(static_cast<Gender>(*number)) : std::nullopt;
}

} // namespace

QByteArray toRecord(const RegistrationDraft &draft) {
    const QJsonObject object{
        {u"createAccessToken"_s, draft.createAccessToken},
        {u"firstName"_s, draft.firstName},
        {u"lastName"_s, draft.lastName},
        {u"nickname"_s, draft.nickname},
        {u"phone"_s, draft.phone},
        {u"email"_s, draft.email},
        {u"birthday"_s, draft.birthday.toString(Qt::ISODate)},
        {u"gender"_s, draft.gender ? QJsonValue(static_cast<int>(*draft.gender)) : QJsonValue()},
        {u"maritalStatus"_s, draft.maritalStatus},
        {u"childrenCount"_s, draft.childrenCount ? QJsonValue(*draft.childrenCount) : QJsonValue()},
        {u"address"_s, draft.address},
        {u"clientId"_s, draft.fields.clientId},
        {u"enabled"_s, toJson(draft.fields.enabled)},
        {u"enableTracking"_s, toJson(draft.fields.enableTracking)},
        {u"enableLogging"_s, toJson(draft.fields.enableLogging)},
        {u"enableRealTimeLocation"_s, toJson(draft.fields.enableRealTimeLocation)},
    };
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

RegistrationDraft draftFromRecord(const QByteArray &record) {
    const QJsonObject object = QJsonDocument::fromJson(record).object();
    RegistrationDraft draft;
    draft.createAccessToken = object.value(u"createAccessToken").toBool();
    draft.firstName = object.value(u"firstName").toString();
    draft.lastName = object.value(u"lastName").toString();
    draft.nickname = object.value(u"nickname").toString();
    draft.phone = object.value(u"phone").toString();
    draft.email = object.value(u"email").toString();
    draft.birthday = QDate::fromString(object.value(u"birthday").toString(), Qt::ISODate);
    draft.gender = genderFrom(object.value(u"gender"));
    draft.maritalStatus = object.value(u"maritalStatus").toString();
    draft.childrenCount = numberFrom(object.value(u"childrenCount"));
    draft.address = object.value(u"address").toString();
    draft.fields.clientId = object.value(u"clientId").toString();
    draft.fields.enabled = flagFrom(object.value(u"enabled"));
    draft.fields.enableTracking = flagFrom(object.value(u"enableTracking"));
    draft.fields.enableLogging = flagFrom(object.value(u"enableLogging"));
    draft.fields.enableRealTimeLocation = flagFrom(object.value(u"enableRealTimeLocation"));
    return draft;
}

} // namespace fleetkey
